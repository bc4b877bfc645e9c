package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts how actions ended. */
final class Tally {
    private final Map<Outcome, Integer> counts = new TreeMap<>();
    private final List<String> failed = new ArrayList<>();

    void add(ActionEnd end) {
        Integer before = counts.get(end.outcome());
        counts.put(end.outcome(), before == null ? 1 : before + 1);
        if (end.outcome() == Outcome.FAILED) {
            failed.add(end.action().name());
        }
    }

    Map<Outcome, Integer> counts() {
        return counts;
    }

    List<String> failed() {
        return failed;
    }
}
