package dev.ntask.runtime;

/** Ends the process as {@code System.exit} does, but fast. */
public final class ProcessEnd {
    private ProcessEnd() {}

    /**
     * Ends the process with an exit code; the last thing that a main method does.
     *
     * <p>Since Java 21, {@code System.exit} starts the logging system, which takes longer than many a run. Returning
     * from the main method ends the process just as well, with exit code 0 and unless some thread keeps it alive.
     */
    public static void with(int exitCode) {
        if (exitCode != 0 || isKeptAlive()) {
            System.exit(exitCode);
        }
    }

    /** Tells whether a thread besides this one has to end first, as that of an executor which a body left running. */
    private static boolean isKeptAlive() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() + 16];
        int count = all.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (!threads[i].isDaemon() && threads[i] != Thread.currentThread()) {
                return true;
            }
        }
        // With that many, who knows what was left out.
        return count == threads.length;
    }
}
