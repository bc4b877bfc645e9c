package dev.ntask.runtime.report;

/** What is shown of a failure; its log has everything whatever is shown. */
public enum FailureDetail {
    /** What went wrong and where, in a line, and the name of the log. */
    SHORT,
    /** Beside that the stack trace. */
    LONG,
    /** What went wrong, in a line. */
    LINE,
    /** That it failed. */
    NONE
}
