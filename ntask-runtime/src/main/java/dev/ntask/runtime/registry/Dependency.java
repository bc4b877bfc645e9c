package dev.ntask.runtime.registry;

/**
 * An edge from a task to one that runs before it.
 *
 * @param task the full name of the task that runs first
 * @param kind what the edge means
 * @param arguments the constant arguments it runs with; the task's defaults where nothing was given
 */
public record Dependency(String task, Kind kind, Arguments arguments) {
    /** What an edge between two tasks means. */
    public enum Kind {
        /** The other task is run, and must succeed, first. */
        REQUIRES,
        /** The same, declared by the other task. */
        BEFORE,
        /** If the other task is run anyway, it runs first. */
        ORDER;

        /** Tells whether the other task is run for the sake of this edge. */
        public boolean requires() {
            return this != ORDER;
        }
    }
}
