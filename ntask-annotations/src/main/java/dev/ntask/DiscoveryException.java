package dev.ntask;

/** Thrown when a project's tasks cannot be found or do not form a sound definition; ntask then exits with 2. */
public class DiscoveryException extends NtaskException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that names the file and what is wrong with it. */
    public DiscoveryException(String message) {
        super(message);
    }

    /** Creates an exception with a cause, which appears in logs only. */
    public DiscoveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
