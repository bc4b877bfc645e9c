package dev.ntask.runtime.event;

/** How an action ended. */
public enum Outcome {
    /** Nothing had changed and its outputs were in place; nothing was touched. */
    UP_TO_DATE,
    /** A stored result was put back. */
    RESTORED,
    /** Its body ran and succeeded. */
    EXECUTED,
    /** Its body, or what surrounds it, failed. */
    FAILED,
    /** It was not started, because a dependency failed. */
    SKIPPED,
    /** It was not started or not finished, because the build was stopped. */
    CANCELLED;

    /** Tells whether dependants may go on. */
    public boolean succeeded() {
        return this == UP_TO_DATE || this == RESTORED || this == EXECUTED;
    }

    /** Tells whether a result was reused instead of made. */
    public boolean hit() {
        return this == UP_TO_DATE || this == RESTORED;
    }
}
