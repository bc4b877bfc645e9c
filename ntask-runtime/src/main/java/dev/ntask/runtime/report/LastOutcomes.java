package dev.ntask.runtime.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads how tasks ended when they last took part in a run, from the manifests of the runs that are kept. */
public final class LastOutcomes {
    /** Of the actions of one task in one run, the worst counts. */
    private static final List<String> BEST_FIRST = List.of("cached", "ran", "skipped", "cancelled", "failed");

    private static final String NAME = "\"fqn\": \"";
    private static final String STATE = "\"state\": \"";

    private LastOutcomes() {}

    /**
     * Returns the state of each task that a run knows, by name: {@code ran}, {@code cached}, {@code failed}, {@code
     * skipped} or {@code cancelled}.
     *
     * @param runs the directory of all runs; where it cannot be read, nothing is known
     */
    public static Map<String, String> read(Path runs) {
        Map<String, String> states = new TreeMap<>();
        List<Path> newestFirst = new RunDirectories(runs).newestFirst();
        for (Path run : newestFirst) {
            Map<String, String> ofRun = states(run.resolve(RunDirectories.MANIFEST));
            for (Map.Entry<String, String> state : ofRun.entrySet()) {
                states.putIfAbsent(state.getKey(), state.getValue());
            }
        }
        return states;
    }

    /** The states in one manifest; a run without one still goes on, or was killed. */
    private static Map<String, String> states(Path manifest) {
        Map<String, String> states = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(manifest)) {
                int name = line.indexOf(NAME);
                int state = line.indexOf(STATE);
                if (name >= 0 && state > name) {
                    String task = word(line, name + NAME.length());
                    String now = word(line, state + STATE.length());
                    String worst = states.getOrDefault(task, now);
                    states.put(task, BEST_FIRST.indexOf(now) > BEST_FIRST.indexOf(worst) ? now : worst);
                }
            }
        } catch (IOException e) {
            return Map.of();
        }
        return states;
    }

    /** The text from somewhere to a space or quote: an action's name begins with that of its task. */
    private static String word(String line, int start) {
        int end = start;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '"') {
            end++;
        }
        return line.substring(start, end);
    }
}
