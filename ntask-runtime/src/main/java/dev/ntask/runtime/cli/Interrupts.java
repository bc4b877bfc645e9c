package dev.ntask.runtime.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Turns INT, TERM and HUP alike into an orderly end of a build, and a second one into an immediate end.
 *
 * <p>The JVM itself would run its shutdown hooks at the first signal and ignore the second.
 */
final class Interrupts implements Runnable, AutoCloseable {
    private static final int EXIT_CODE = 130;
    private static final long PATIENCE_SECONDS = 3;

    /**
     * Within this time two signals are one: a child that has not become its command yet shares our memory, where it notes
     * the signal that its group gets as well. Nobody asks twice as fast as that.
     */
    private static final long ONE_SIGNAL_NANOS = 50_000_000;

    private final Interruptible build;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Hook();
    private final Signals signals;
    private final LongSupplier nanos;
    private boolean interrupted;
    private long interruptedAt;

    private Interrupts(Interruptible build, LongSupplier nanos) {
        this.build = build;
        this.nanos = nanos;
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
        return of(build, new SystemNanos());
    }

    static Interrupts of(Interruptible build, LongSupplier nanos) {
        Interrupts interrupts = new Interrupts(build, nanos);
        Runtime.getRuntime().addShutdownHook(interrupts.hook);
        return interrupts;
    }

    /** No lambda, since every run passes here. */
    private static final class SystemNanos implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }

    /** Takes a signal, on a thread of its own. */
    @Override
    public void run() {
        if (isFirst()) {
            build.cancel();
            return;
        }
        if (isTheFirstAgain()) {
            return;
        }
        build.hurry();
        awaitEnd();
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private synchronized boolean isFirst() {
        boolean first = !interrupted;
        if (first) {
            interrupted = true;
            interruptedAt = nanos.getAsLong();
        }
        return first;
    }

    private synchronized boolean isTheFirstAgain() {
        return nanos.getAsLong() - interruptedAt < ONE_SIGNAL_NANOS;
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
