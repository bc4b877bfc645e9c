package dev.ntask.runtime.input;

import dev.ntask.core.code.CodeChange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Tells what changed in the code of tasks; only explanations ask. */
@FunctionalInterface
public interface CodeChanges {
    /**
     * What makes the code of a task another one.
     *
     * @param parts the parts that changed, those nearest to the task first; empty if none of them can be told
     * @param opaqueBy the call that hides what the task runs, so that every class counts
     * @param assertions whether assertions were switched on or off
     * @param loading whether its classes are loaded in another way, as they are just after a compilation
     */
    record Difference(List<CodeChange> parts, Optional<String> opaqueBy, boolean assertions, boolean loading) {
        /** Creates a difference; the list is copied. */
        public Difference {
            parts = List.copyOf(parts);
        }
    }

    /** Compares the code that had a digest with the one that has another now; empty if the former is not known any more. */
    Optional<Difference> between(String task, String before, String now) throws IOException;
}
