package dev.ntask.runtime.execute;

import java.time.Duration;

/**
 * How a build goes about its work.
 *
 * @param runId names the run and its directory
 * @param jobs how many bodies may run at once
 * @param lookUps how many actions may be looked up at once, beside the bodies; only where bodies run in parallel
 * @param keepGoing whether what does not depend on a failure is still started
 * @param grace how long what is stopped may take to end before it is left alone
 */
public record BuildOptions(String runId, int jobs, int lookUps, boolean keepGoing, Duration grace) {
    /** Creates options; checks the numbers. */
    public BuildOptions {
        if (jobs < 1 || lookUps < 1) {
            throw new IllegalArgumentException("jobs must be at least 1, got " + Math.min(jobs, lookUps));
        }
    }
}
