package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.plan.Action;
import java.util.List;
import java.util.Map;

/**
 * How a build ended.
 *
 * @param counts the number of actions per outcome
 * @param failed the names of the actions that failed, in the order of their failing
 * @param ends how each action that began ended
 * @param cancelled whether the build was stopped from outside
 */
public record BuildResult(
        Map<Outcome, Integer> counts, List<String> failed, Map<Action, ActionEnd> ends, boolean cancelled) {
    /** Creates a result; the collections are copied. */
    public BuildResult {
        counts = Map.copyOf(counts);
        failed = List.copyOf(failed);
        ends = Map.copyOf(ends);
    }

    /** Tells whether a definition cannot be used, so that no body of it began. */
    public boolean misdefined() {
        for (ActionEnd end : ends.values()) {
            if (end.failure().isPresent() && end.failure().get().definition()) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether everything that was asked for is there. */
    public boolean succeeded() {
        return failed.isEmpty() && !cancelled;
    }
}
