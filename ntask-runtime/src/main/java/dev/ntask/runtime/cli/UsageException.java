package dev.ntask.runtime.cli;

/** Thrown when the words of a command line mean nothing; ntask prints the message and exits with 2. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with one line that says what is wrong and the way out. */
    UsageException(String message) {
        super(message, null, false, false);
    }
}
