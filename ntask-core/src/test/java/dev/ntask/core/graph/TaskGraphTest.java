package dev.ntask.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskGraphTest {
    /** Lines like {@code "a: b c"}: a depends on b and c. */
    private static TaskGraph graph(String text) {
        Map<String, List<String>> dependencies = new LinkedHashMap<>();
        for (String line : text.split(";", -1)) {
            int colon = line.indexOf(':');
            String names = line.substring(colon + 1).strip();
            dependencies.put(
                    line.substring(0, colon).strip(), names.isEmpty() ? List.of() : List.of(names.split(" +")));
        }
        return TaskGraph.of(dependencies);
    }

    private static String cycles(String text) {
        List<String> paths = new ArrayList<>();
        for (Cycle cycle : graph(text).cycles()) {
            paths.add(cycle.path());
        }
        return String.join(", ", paths);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            a:                                 | ''
            a: b; b:                           | ''
            a: b c; b: d; c: d; d:             | ''
            a: a                               | a -> a
            a: b; b: a                         | a -> b -> a
            b: a; a: b                         | b -> a -> b
            x: a; a: b; b: c; c: a             | a -> b -> c -> a
            c: a; a: b; b: c; x: a             | c -> a -> b -> c
            a: b; b: c a; c: a                 | a -> b -> a
            a: b; b: c; c: d b; d: a           | b -> c -> b
            a: b b; b: a a                     | a -> b -> a
            a: b; b: a; c: d; d: c; e: a c     | a -> b -> a, c -> d -> c
            a: b; b: b a                       | b -> b
            c: d; a: b; d: c; b: a             | c -> d -> c, a -> b -> a
            a: b c; b: a; c: a                 | a -> b -> a
            a: ghost; b: ghost a               | ''
            """)
    void reportsOneShortestCyclePerKnotFromItsFirstDeclaredNode(String graph, String expected) {
        assertEquals(expected, cycles(graph));
    }

    @Test
    void cycleListsItsEdgesAndClosesWithTheLast() {
        Cycle cycle = graph("a: b; b: c; c: a").cycles().get(0);

        assertEquals(List.of(new Edge("a", "b"), new Edge("b", "c"), new Edge("c", "a")), cycle.edges());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a:; b:; c:                 | a b c
            c:; b:; a:                 | c b a
            a: b; b: c; c:             | c b a
            a: c; b:; c:               | b c a
            d: a b; c: a; b:; a:       | b a d c
            """)
    void ordersDependenciesFirstAndTiesAsDeclared(String graph, String expected) {
        assertEquals(expected, String.join(" ", graph(graph).order()));
    }

    @Test
    void refusesToOrderACycleAndSaysWhich() {
        IllegalStateException e = assertThrows(IllegalStateException.class, graph("a: b; b: c; c: a")::order);

        assertEquals("dependency cycle: a -> b -> c -> a", e.getMessage());
    }

    @Test
    void reachesWhatItDependsOnAtAnyDistanceButNotItself() {
        TaskGraph graph = graph("a: b; b: c; c:; d: c");

        assertTrue(graph.reaches("a", "c"));
        assertFalse(graph.reaches("c", "a"));
        assertFalse(graph.reaches("a", "a"));
        assertFalse(graph.reaches("a", "d"));
        assertEquals(Set.of("b", "c"), graph.reachable("a"));
        assertTrue(graph("a: b; b: a").reaches("a", "a"));
    }

    @Test
    void rejectsQuestionsAboutStrangers() {
        TaskGraph graph = graph("a:");

        assertThrows(IllegalArgumentException.class, () -> graph.reaches("a", "b"));
        assertThrows(IllegalArgumentException.class, () -> graph.dependencies("b"));
        assertThrows(IllegalArgumentException.class, () -> graph.closure().reaches("b", "a"));
    }

    @Test
    void edgesMayBeSaidBeforeTheirNodes() {
        TaskGraph graph = TaskGraph.builder().edge("a", "b").node("b").node("a").build();

        assertEquals(List.of("b", "a"), graph.nodes());
        assertEquals(List.of("b"), graph.dependencies("a"));
    }

    @Test
    void longChainsAndLargeKnotsNeedNoDeepStack() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread small = new Thread(null, TaskGraphTest::longChainAndRing, "small stack", 256 << 10);
        small.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
        small.start();
        small.join();
        assertNull(thrown.get());
    }

    private static void longChainAndRing() {
        int size = 20_000;
        TaskGraph.Builder chain = TaskGraph.builder();
        for (int i = 0; i < size; i++) {
            chain.node("t" + i).edge("t" + i, "t" + (i + 1));
        }
        assertEquals("t" + (size - 1), chain.build().order().get(0));

        TaskGraph ring = chain.edge("t" + (size - 1), "t0").build();
        assertEquals(size, ring.cycles().get(0).nodes().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithBruteForceOnRandomGraphs(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Map<String, Set<String>> edges = randomEdges(random);
            TaskGraph graph = TaskGraph.of(edges);
            Map<String, Set<String>> closure = closure(edges);
            String context = "seed " + seed + " round " + round + ": " + edges;

            checkReachability(graph, closure, context);
            checkCycles(graph, edges, closure, context);
            if (graph.cycles().isEmpty()) {
                checkOrder(graph, edges, context);
            }
        }
    }

    private static Map<String, Set<String>> randomEdges(Random random) {
        int size = 1 + random.nextInt(9);
        Map<String, Set<String>> edges = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            edges.put("n" + i, new TreeSet<>());
        }
        for (int i = random.nextInt(2 * size); i > 0; i--) {
            at(edges, "n" + random.nextInt(size)).add("n" + random.nextInt(size));
        }
        return edges;
    }

    private static Map<String, Set<String>> closure(Map<String, Set<String>> edges) {
        Map<String, Set<String>> closure = new LinkedHashMap<>();
        edges.forEach((node, targets) -> closure.put(node, new TreeSet<>(targets)));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Set<String> reached : closure.values()) {
                for (String target : List.copyOf(reached)) {
                    grew |= reached.addAll(at(closure, target));
                }
            }
        }
        return closure;
    }

    private static void checkReachability(TaskGraph graph, Map<String, Set<String>> expected, String context) {
        Closure closure = graph.closure();
        for (String from : graph.nodes()) {
            assertEquals(expected.get(from), graph.reachable(from), context);
            for (String to : graph.nodes()) {
                assertEquals(at(expected, from).contains(to), graph.reaches(from, to), context);
                assertEquals(at(expected, from).contains(to), closure.reaches(from, to), context);
            }
        }
    }

    private static void checkCycles(
            TaskGraph graph, Map<String, Set<String>> edges, Map<String, Set<String>> closure, String context) {
        Set<Set<String>> knots = new HashSet<>();
        for (String node : graph.nodes()) {
            Set<String> knot = new TreeSet<>();
            for (String other : at(closure, node)) {
                if (at(closure, other).contains(node)) {
                    knot.add(other);
                }
            }
            if (!knot.isEmpty()) {
                knots.add(knot);
            }
        }
        assertEquals(knots.size(), graph.cycles().size(), context);
        for (Cycle cycle : graph.cycles()) {
            for (Edge edge : cycle.edges()) {
                assertTrue(at(edges, edge.from()).contains(edge.to()), context);
            }
            assertEquals(
                    cycle.nodes().stream().min(String::compareTo),
                    cycle.nodes().stream().findFirst(),
                    context);
            assertTrue(knots.removeIf(knot -> knot.containsAll(cycle.nodes())), context);
        }
    }

    private static void checkOrder(TaskGraph graph, Map<String, Set<String>> edges, String context) {
        List<String> order = graph.order();
        assertEquals(edges.keySet(), Set.copyOf(order), context);
        assertEquals(edges.size(), order.size(), context);
        edges.forEach((from, targets) -> {
            for (String to : targets) {
                assertTrue(order.indexOf(to) < order.indexOf(from), context);
            }
        });
    }

    private static Set<String> at(Map<String, Set<String>> map, String key) {
        return Objects.requireNonNull(map.get(key));
    }
}
