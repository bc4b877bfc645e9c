package dev.ntask.runtime.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells how tasks ended when they last took part in a run, by the records of the runs that are kept. */
public final class LastOutcomes {
    /** Of the actions of one task in one run, the worst counts. Others than these have not ended. */
    private static final List<String> BEST_FIRST = List.of("cached", "ran", "skipped", "cancelled", "failed");

    private LastOutcomes() {}

    /**
     * Returns the state of each task that a run knows, by name: {@code ran}, {@code cached}, {@code failed}, {@code
     * skipped} or {@code cancelled}. What cannot be read is not known.
     */
    public static Map<String, String> of(PastRuns runs) {
        Map<String, String> states = new TreeMap<>();
        try {
            for (String newest : runs.ids()) {
                for (Map.Entry<String, String> state : states(runs, newest).entrySet()) {
                    states.putIfAbsent(state.getKey(), state.getValue());
                }
            }
        } catch (IOException e) {
            return states;
        }
        return states;
    }

    private static Map<String, String> states(PastRuns runs, String id) {
        Map<String, String> states = new TreeMap<>();
        try {
            for (PastTask action : runs.read(id).tasks()) {
                if (BEST_FIRST.contains(action.state())) {
                    String task = action.name().split(" ", 2)[0];
                    String worst = states.getOrDefault(task, action.state());
                    states.put(task, worse(action.state(), worst));
                }
            }
        } catch (IOException e) {
            return Map.of();
        }
        return states;
    }

    private static String worse(String one, String other) {
        return BEST_FIRST.indexOf(one) > BEST_FIRST.indexOf(other) ? one : other;
    }
}
