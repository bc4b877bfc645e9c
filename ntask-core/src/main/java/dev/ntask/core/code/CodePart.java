package dev.ntask.core.code;

import java.util.List;

/**
 * A part of what tasks run: a method, a class, a resource, or a point between them that has no name.
 *
 * @param title what it is, digested: the same part has the same title in every compilation
 * @param content what it holds, digested, without what it leads to
 * @param file the source file that it is in; empty if that is not known
 * @param line the first line of its code; 0 if that is not known
 * @param step how a path of calls names it, with its class: {@code Flags.all}; empty where a path passes over it
 * @param what how a reader of its file names it: {@code all()}; empty for what only joins other parts
 * @param next the parts that it leads to, by their place in {@link CodeParts#parts}
 */
public record CodePart(
        String title, String content, String file, int line, String step, String what, List<Integer> next) {
    /** Creates a part; the list is copied. */
    public CodePart {
        next = List.copyOf(next);
    }

    /** Tells whether it has a name that an author knows. */
    boolean isNamed() {
        return !what.isEmpty();
    }
}
