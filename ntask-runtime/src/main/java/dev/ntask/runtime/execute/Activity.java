package dev.ntask.runtime.execute;

import dev.ntask.runtime.input.Inputs;
import java.time.Clock;
import java.time.Instant;

/**
 * Knows whether anything in this build may have changed files since some moment; thread-safe.
 *
 * <p>Bodies may write anything, declared or not. What was looked up before or while one ran is looked up again.
 */
final class Activity {
    private final Inputs inputs;
    private final Clock clock;

    private long changes;
    private int running;

    Activity(Inputs inputs, Clock clock) {
        this.inputs = inputs;
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

    /** Notes that a body or a restore has ended: files are looked at anew. */
    void end(Instant began) {
        inputs.statCache().distrustSince(began);
        inputs.invalidate();
        synchronized (this) {
            running--;
            changes++;
        }
    }
}
