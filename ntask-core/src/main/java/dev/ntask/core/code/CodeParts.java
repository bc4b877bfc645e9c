package dev.ntask.core.code;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The code of all tasks in parts: kept with each compilation, so that it can be told later which method of which task
 * changed. Explanations read it and nothing else does: no digest and no result depends on it.
 *
 * @param tasks where the code of each task begins, by task name
 * @param parts all parts; they name each other by their place in this list
 */
public record CodeParts(SortedMap<String, Root> tasks, List<CodePart> parts) {
    /** The resource that holds the parts of the code that was compiled with it. */
    public static final String RESOURCE = CodeIndex.DIRECTORY + "code-parts";

    /**
     * Where the code of a task begins.
     *
     * @param digest the code digest of the task
     * @param part the first part, by its place
     * @param opaqueBy the call that hides what runs, so that every class counts
     */
    public record Root(String digest, int part, Optional<String> opaqueBy) {}

    /** Takes copies: parts do not change. */
    public CodeParts {
        tasks = Collections.unmodifiableSortedMap(new TreeMap<>(tasks));
        parts = List.copyOf(parts);
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    public static Optional<CodeParts> parse(String text) {
        return CodePartsText.parse(text);
    }

    /** Writes the parts: sorted, versioned, closed by a digest of itself. */
    public String text() {
        return CodePartsText.write(this);
    }

    /** Where a task begins, if these are the parts of the code that has a digest. */
    public Optional<Root> root(String task, String digest) {
        Root root = tasks.get(task);
        return root != null && root.digest().equals(digest) ? Optional.of(root) : Optional.empty();
    }

    /**
     * Tells which parts of a task's code are others than before, those nearest to the task first, then those that are
     * gone. What only follows from another change is left out: a method that is new because a changed one calls it.
     */
    public List<CodeChange> changesSince(CodeParts before, String task) {
        Root then = before.tasks.get(task);
        Root now = tasks.get(task);
        return then == null || now == null
                ? List.of()
                : new CodeComparison(before, then.part(), this, now.part()).changes();
    }
}
