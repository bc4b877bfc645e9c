package dev.ntask.runtime.execute;

import java.time.Clock;
import java.util.Set;

/**
 * How a build uses stored results.
 *
 * @param enabled whether results are looked up and stored at all
 * @param forced the ordinals of the tasks that run whatever is stored; their results are stored
 * @param clock dates results
 */
public record CacheUse(boolean enabled, Set<Integer> forced, Clock clock) {
    /** Creates the use; the set is copied. */
    public CacheUse {
        forced = Set.copyOf(forced);
    }
}
