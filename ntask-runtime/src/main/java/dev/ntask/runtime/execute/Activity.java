package dev.ntask.runtime.execute;

import dev.ntask.runtime.input.StatCache;
import java.time.Clock;
import java.time.Instant;

/**
 * Knows whether anything in this build may have changed files since some moment; thread-safe.
 *
 * <p>Bodies may write anything, declared or not. What was looked up before or while one ran is looked up again.
 */
final class Activity {
    /** The moment before anything was done, for {@link #quietSince}. */
    static final long BEGINNING = 0;

    private final StatCache statCache;
    private final Fingerprinter fingerprinter;
    private final Clock clock;

    private long changes;
    private int running;

    Activity(StatCache statCache, Fingerprinter fingerprinter, Clock clock) {
        this.statCache = statCache;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
    }

    /** Returns a number for this moment, for {@link #quietSince}. */
    synchronized long now() {
        // While something runs no moment is quiet: no later one has this number.
        return running > 0 ? -1 : changes;
    }

    /** Tells whether nothing can have changed since a moment. */
    synchronized boolean quietSince(long moment) {
        return running == 0 && moment == changes;
    }

    /** Notes that a body or a restore begins; returns when, for {@link #end}. */
    Instant begin() {
        synchronized (this) {
            running++;
            changes++;
        }
        return clock.instant();
    }

    /** Notes that a body or a restore has ended: files and tools are looked at anew. */
    void end(Instant began) {
        statCache.distrustSince(began);
        fingerprinter.lookAgain();
        synchronized (this) {
            running--;
            changes++;
        }
    }
}
