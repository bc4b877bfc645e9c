package dev.ntask.runtime.execute;

import dev.ntask.runtime.registry.TaskMethod;
import java.util.Optional;

/** Recognizes a class of an author that cannot be used because its static initializer throws. */
public final class BrokenClass {
    private static final String INITIALIZER = "<clinit>";

    private BrokenClass() {}

    /**
     * Returns what to say if a task's method was not even entered because a class could not be initialized: the cause
     * and its place. Empty if something else was thrown.
     */
    public static Optional<String> describe(Throwable thrown, TaskMethod method) {
        String owner = method.owner().replace('/', '.');
        boolean initializer = thrown instanceof ExceptionInInitializerError;
        // At the second attempt Java only says that the first one failed; its cause tells why.
        boolean again =
                thrown instanceof NoClassDefFoundError && thrown.getCause() instanceof ExceptionInInitializerError;
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().equals(owner) && frame.getMethodName().equals(method.name())) {
                return Optional.empty();
            }
            initializer |= frame.getMethodName().equals(INITIALIZER);
        }
        if (!initializer && !again) {
            return Optional.empty();
        }
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        String reason = again ? original(cause) : cause.toString();
        String first = reason.lines().findFirst().orElse("");
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getMethodName().equals(INITIALIZER)) {
                String place = frame.getFileName() + ":" + frame.getLineNumber();
                return Optional.of(
                        "class " + frame.getClassName() + " cannot be initialized: " + first + " (" + place + ")");
            }
        }
        return Optional.of("class " + owner + " cannot be initialized: " + first);
    }

    /** What Java remembers of the first attempt: {@code Exception java.lang.Error: why [in thread "main"]}. */
    private static String original(Throwable remembered) {
        String text = String.valueOf(remembered.getMessage());
        int start = text.startsWith("Exception ") ? "Exception ".length() : 0;
        int end = text.lastIndexOf(" [in thread ");
        return text.substring(start, end < start ? text.length() : end);
    }
}
