package dev.ntask.runtime.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns INT, TERM and HUP alike into an orderly end of a build, and a second one into an immediate end.
 *
 * <p>The JVM itself would run its shutdown hooks at the first signal and ignore the second.
 */
final class Interrupts implements Runnable, AutoCloseable {
    private static final int EXIT_CODE = 130;
    private static final long PATIENCE_SECONDS = 3;

    private final Interruptible build;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Hook();
    private final Signals signals;
    private boolean interrupted;

    private Interrupts(Interruptible build) {
        this.build = build;
        this.signals = new Signals(this);
    }

    /** What is interrupted. */
    interface Interruptible {
        /** Makes it end soon, and leave nothing behind. */
        void cancel();

        /** Makes it end now: what was told to end is killed. */
        void hurry();

        /** Is told that something in this process makes the JVM end. */
        void exiting();
    }

    /** The JVM ends though the build has not ended. */
    private final class Hook extends Thread {
        Hook() {
            super("ntask shutdown");
        }

        @Override
        public void run() {
            if (signals.any()) {
                build.exiting();
            }
            build.cancel();
            build.hurry();
            awaitEnd();
            // If signals are not ours it was one. Else it was a body, which does not succeed by ending everything.
            Runtime.getRuntime().halt(signals.any() ? 1 : EXIT_CODE);
        }
    }

    /** Interrupts a build by the signals of this process, until closed. */
    static Interrupts of(Interruptible build) {
        Interrupts interrupts = new Interrupts(build);
        Runtime.getRuntime().addShutdownHook(interrupts.hook);
        return interrupts;
    }

    /** Takes a signal, on a thread of its own. */
    @Override
    public void run() {
        if (isFirst()) {
            build.cancel();
            return;
        }
        build.hurry();
        awaitEnd();
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private synchronized boolean isFirst() {
        boolean first = !interrupted;
        interrupted = true;
        return first;
    }

    /** Waits until the build has ended, though not for ever: a body need not listen. */
    private void awaitEnd() {
        try {
            if (ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes that the build has ended, and gives the signals back. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already.
        }
        signals.close();
    }
}
