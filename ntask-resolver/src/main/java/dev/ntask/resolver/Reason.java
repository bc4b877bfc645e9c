package dev.ntask.resolver;

import org.eclipse.aether.resolution.DependencyResolutionException;

/** Finds the sentence that says what went wrong among the exceptions that wrap it. */
final class Reason {
    private Reason() {}

    /** Returns the message of the innermost cause that has one, on one line. */
    static String of(DependencyResolutionException failure) {
        String reason = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank() && message.contains(" ")) {
                reason = message;
            }
        }
        return reason.replaceAll("\\s*\\R\\s*", " ");
    }
}
