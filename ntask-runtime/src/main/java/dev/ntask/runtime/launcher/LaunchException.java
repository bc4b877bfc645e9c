package dev.ntask.runtime.launcher;

/** Why ntask cannot start, as one line for the user. */
final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    LaunchException(String message) {
        super(message);
    }
}
