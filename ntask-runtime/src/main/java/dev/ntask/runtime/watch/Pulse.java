package dev.ntask.runtime.watch;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Joins hints that something happened: whoever waits is woken once for a burst of them, when it is over. Thread-safe.
 *
 * <p>What comes while nobody waits is kept for the next who does.
 */
public final class Pulse {
    /** So long nothing may happen for a burst to be over: editors and git write in several steps. */
    static final long QUIET_NANOS = 50_000_000;

    /** A burst that does not end, as where something is written all the time, is looked at in between. */
    static final long LONGEST_NANOS = 2_000_000_000;

    private final LongSupplier nanos;

    /** Whether something happened that nobody has been told of; both times mean something only then. */
    private boolean pending;

    private long first;
    private long last;
    private boolean stopped;

    /** Creates a pulse by a clock that counts nanoseconds. */
    public Pulse(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Says that something may have happened. */
    public synchronized void beat() {
        last = nanos.getAsLong();
        if (!pending) {
            first = last;
            pending = true;
        }
        notifyAll();
    }

    /** Wakes whoever waits now, and lets nobody wait from now on, until {@link #resume}. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Lets wait again; what happened in the meantime is kept. */
    public synchronized void resume() {
        stopped = false;
    }

    /** Waits until something has happened, and then nothing more for a moment; returns false if it was stopped. */
    public synchronized boolean await() throws InterruptedException {
        while (!stopped) {
            if (!pending) {
                wait();
                continue;
            }
            long left = left(first, last, nanos.getAsLong());
            if (left <= 0) {
                pending = false;
                return true;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return false;
    }

    /** Tells whether something happened that nobody has been told of. */
    synchronized boolean isPending() {
        return pending;
    }

    /** How long a burst is still to be waited for: until it has been quiet, but not for ever. */
    static long left(long first, long last, long now) {
        return Math.min(last + QUIET_NANOS - now, first + LONGEST_NANOS - now);
    }
}
