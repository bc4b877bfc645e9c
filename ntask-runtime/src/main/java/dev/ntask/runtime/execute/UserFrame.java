package dev.ntask.runtime.execute;

/** Finds the line of an author's code at which an exception was thrown. */
final class UserFrame {
    private UserFrame() {}

    /**
     * Returns {@code File.java:line} of the deepest frame in the package of the task's class, or below it; if there is
     * none, of the deepest one that is neither the JDK's nor ntask's; else an empty string.
     *
     * @param owner the binary name of the task's class, with slashes
     */
    static String of(Throwable thrown, String owner) {
        String name = owner.replace('/', '.');
        int dot = name.lastIndexOf('.');
        String other = "";
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String type = frame.getClassName();
            boolean near = dot < 0 ? type.indexOf('.') < 0 : type.startsWith(name.substring(0, dot + 1));
            if (near && frame.getLineNumber() > 0) {
                return place(frame);
            }
            if (other.isEmpty() && frame.getLineNumber() > 0 && !isOurs(type)) {
                other = place(frame);
            }
        }
        return other;
    }

    private static boolean isOurs(String type) {
        return type.startsWith("java.")
                || type.startsWith("javax.")
                || type.startsWith("jdk.")
                || type.startsWith("sun.")
                || type.startsWith("com.sun.")
                || type.startsWith("dev.ntask.");
    }

    private static String place(StackTraceElement frame) {
        String file = frame.getFileName();
        return (file == null ? frame.getClassName() : file) + ":" + frame.getLineNumber();
    }
}
