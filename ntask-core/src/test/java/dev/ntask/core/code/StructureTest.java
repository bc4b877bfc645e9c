package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Flags, supertypes and members of a compiled project are changed, one a time, and the tasks whose digest does not change
 * are run: what they say must not have changed either. {@code -Dntask.mutants=N -Dntask.seed=S} as in {@link MutationTest}.
 */
@Isolated
class StructureTest {
    private static final int CHANGES = Integer.getInteger("ntask.mutants", 150);
    private static final long SEED = Long.getLong("ntask.seed", 1);

    private record Changed(String owner, String what) {
        @Override
        public String toString() {
            return owner + ": " + what;
        }
    }

    @Test
    @Timeout(3600)
    void aTaskThatDoesSomethingElseHasAnotherDigest() throws IOException {
        Sample sample = Sample.compile();
        Map<String, String> digests = sample.digests();
        Map<String, List<String>> said = new TreeMap<>();
        for (TaskMethod task : sample.tasks()) {
            said.put(task.taskName(), said(sample.classes(), task));
        }
        List<String> unseen = new ArrayList<>();
        int runs = 0;
        Map<Changed, byte[]> all = all(sample);
        List<Changed> chosen = chosen(all);
        for (Changed change : chosen) {
            byte[] bytes = Objects.requireNonNull(all.get(change));
            Map<String, String> now = digests(sample, change.owner(), bytes);
            Map<String, byte[]> classes = sample.classes();
            classes.put(change.owner(), bytes);
            for (TaskMethod task : sample.tasks()) {
                if (Objects.equals(digests.get(task.taskName()), now.get(task.taskName()))) {
                    runs++;
                    List<String> saidNow = said(classes, task);
                    if (!saidNow.equals(said.get(task.taskName())) && !isNoClass(saidNow)) {
                        unseen.add(task.taskName() + " does not see " + change + ", says " + saidNow);
                    }
                }
            }
        }
        System.out.println("changes of structure: " + chosen.size() + ", runs: " + runs + ", unseen: " + unseen.size());
        assertEquals(List.of(), unseen);
        assertTrue(runs > chosen.size(), "most changes are nothing to most tasks");
    }

    /** What the JVM refuses to take for a class at all is nothing that a compiler wrote. */
    private static boolean isNoClass(List<String> said) {
        return !said.isEmpty()
                && said.get(0)
                        .matches("(?s)java\\.lang\\.(ClassFormatError|VerifyError|IncompatibleClassChangeError): .*");
    }

    /** Where a task's method is gone, nothing is known of any code, and nothing is cached. */
    private static Map<String, String> digests(Sample sample, String owner, byte[] bytes) throws IOException {
        try {
            return sample.digests(owner, bytes);
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    private static Map<Changed, byte[]> all(Sample sample) {
        Map<Changed, byte[]> all = new LinkedHashMap<>();
        Map<String, byte[]> classes = sample.classes();
        for (String name : classes.keySet()) {
            if (!name.equals("sample/Log")) { // by which we hear
                Restructured.all(name, classes).forEach((what, bytes) -> all.put(new Changed(name, what), bytes));
            }
        }
        return all;
    }

    private static List<Changed> chosen(Map<Changed, byte[]> all) {
        List<Changed> chosen = new ArrayList<>(all.keySet());
        Collections.shuffle(chosen, new Random(SEED));
        return chosen.subList(0, Math.min(chosen.size(), CHANGES));
    }

    private static List<String> said(Map<String, byte[]> classes, TaskMethod task) {
        return Coverage.run(classes, task.owner(), task.method()).said();
    }
}
