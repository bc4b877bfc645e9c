package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Single instructions of a compiled project are changed, one a time. What a task executes is known from running it with
 * every method noted: each mutant in there must change the task's digest. What no task reaches is known by name: no mutant
 * in there may change any. A table of a switch over an enum concerns only whoever uses it; the sample has a single one in
 * each class, and {@link SwitchMapTest} has more. {@code -Dntask.mutants=N -Dntask.seed=S} takes another and larger choice
 * than CI does.
 */
@Isolated
class MutationTest {
    private static final int MUTANTS = Integer.getInteger("ntask.mutants", 500);
    private static final long SEED = Long.getLong("ntask.seed", 1);

    private static Sample sample;
    private static Map<String, String> digests;
    private static final Map<String, Coverage.Run> RUNS = new TreeMap<>();

    @BeforeAll
    static void runTheTasks() throws IOException {
        sample = Sample.compile();
        digests = sample.digests();
        for (TaskMethod task : sample.tasks()) {
            RUNS.put(task.taskName(), Coverage.run(sample.classes(), task.owner(), task.method()));
        }
    }

    private static List<Mutation.Place> chosen(boolean never) {
        List<Mutation.Place> places = new ArrayList<>();
        sample.classes().forEach((name, bytes) -> {
            for (Mutation.Place place : Mutation.places(bytes)) {
                boolean counts = never ? sample.isNever(place.owner(), place.method()) : entered(place);
                if (counts) {
                    places.add(place);
                }
            }
        });
        Collections.shuffle(places, new Random(SEED));
        return places.subList(0, Math.min(places.size(), MUTANTS));
    }

    private static boolean entered(Mutation.Place place) {
        return RUNS.values().stream().anyMatch(run -> entered(run, place));
    }

    private static boolean entered(Coverage.Run run, Mutation.Place place) {
        return run.entered().contains(place.owner() + "." + place.method());
    }

    @Test
    void theTasksRunAndDoWhatTheSampleIsFor() {
        RUNS.forEach((task, run) -> {
            assertTrue(run.said().size() > 0, task);
            assertFalse(run.said().get(0).matches("java.*(Error|Exception).*"), task + " says " + run.said());
            for (String method : run.entered()) {
                int dot = method.indexOf('.');
                assertFalse(sample.isNever(method.substring(0, dot), method.substring(dot + 1)), method);
            }
        });
        Set<String> entered = new java.util.TreeSet<>();
        RUNS.values().forEach(run -> entered.addAll(run.entered()));
        assertTrue(entered.size() > 100, entered.size() + " methods");
    }

    @Test
    void everyMutantThatATaskExecutesChangesItsDigest() throws IOException {
        List<String> unseen = new ArrayList<>();
        List<Mutation.Place> places = chosen(false);
        for (Mutation.Place place : places) {
            Map<String, String> mutated = sample.digests(place);
            RUNS.forEach((task, run) -> {
                if (entered(run, place) && Objects.equals(digests.get(task), mutated.get(task))) {
                    unseen.add(task + " does not see: " + place);
                }
            });
        }
        System.out.println("mutants executed by a task: " + places.size() + ", unseen: " + unseen.size());
        assertEquals(List.of(), unseen);
    }

    @Test
    void noMutantThatNoTaskReachesChangesAnyDigest() throws IOException {
        List<String> seen = new ArrayList<>();
        List<Mutation.Place> places = chosen(true);
        for (Mutation.Place place : places) {
            Map<String, String> mutated = sample.digests(place);
            if (!mutated.equals(digests)) {
                Map<String, String> changed = new HashMap<>(mutated);
                changed.entrySet().removeAll(digests.entrySet());
                seen.add(changed.keySet() + " sees: " + place);
            }
        }
        System.out.println("mutants reached by no task: " + places.size() + ", seen: " + seen.size());
        assertEquals(List.of(), seen);
        assertFalse(places.isEmpty());
    }
}
