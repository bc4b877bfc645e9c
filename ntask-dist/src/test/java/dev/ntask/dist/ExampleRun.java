package dev.ntask.dist;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a run of tasks came to, read from what it printed.
 *
 * @param executed the actions whose bodies ran
 * @param hits the actions whose results were reused
 */
record ExampleRun(Launcher.Result result, Set<String> executed, Set<String> hits) {
    static ExampleRun of(Launcher.Result result) {
        Set<String> executed = new TreeSet<>();
        Set<String> hits = new TreeSet<>();
        for (String line : result.out().split("\n", -1)) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("+")) {
                executed.add(words[1]);
            } else if (words[0].equals("o")) {
                hits.add(words[1]);
            }
        }
        return new ExampleRun(result, executed, hits);
    }

    String out() {
        return result.out();
    }
}
