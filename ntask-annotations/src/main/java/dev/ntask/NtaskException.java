package dev.ntask;

/** What ntask throws when it cannot do what was asked; the message is one line for the user. */
public class NtaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception whose message says what is wrong, where, and the way out. */
    public NtaskException(String message) {
        super(message);
    }

    /** Creates an exception with a cause, which appears in logs only. */
    public NtaskException(String message, Throwable cause) {
        super(message, cause);
    }
}
