package dev.ntask.runtime.input;

/** Looks at files, or reads them, for another thread, which waits for its end. */
abstract class LookThread extends Thread {
    LookThread(String name) {
        super(name);
        setDaemon(true);
    }

    /** Waits for its end; an interrupt is for others, who ask for it later. */
    final void end() {
        boolean interrupted = false;
        while (isAlive()) {
            try {
                join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            currentThread().interrupt();
        }
    }
}
