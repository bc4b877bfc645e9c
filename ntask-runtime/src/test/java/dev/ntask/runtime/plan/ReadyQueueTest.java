package dev.ntask.runtime.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.TextRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
    private final TextRegistry diamond = new TextRegistry("d: b c", "b: a", "c: a", "a:");

    @Test
    void whatWaitsBecomesReadyWhenAllItRequiresSucceeded() {
        ReadyQueue queue = ReadyQueue.of(Plan.of(diamond, diamond.select("d")));
        assertEquals("a", startAll(queue));
        queue.succeeded(diamond.action("a"));
        assertEquals("b c", startAll(queue));
        queue.succeeded(diamond.action("c"));
        assertEquals("", startAll(queue));
        queue.succeeded(diamond.action("b"));
        assertEquals("d", startAll(queue));
        assertFalse(queue.done());
        queue.succeeded(diamond.action("d"));
        assertTrue(queue.done());
    }

    @Test
    void whatRequiresAFailureIsSkippedToFullDepth() {
        TextRegistry chain = new TextRegistry("c: b", "b: a", "a:", "x:", "all: c x");
        ReadyQueue queue = ReadyQueue.of(Plan.of(chain, chain.select("all")));
        assertEquals("a x", startAll(queue));
        assertEquals("b c all", PlanTest.names(queue.failed(chain.action("a"))));
        assertFalse(queue.done());
        queue.succeeded(chain.action("x"));
        assertTrue(queue.done());
    }

    @Test
    void aSecondFailureSkipsNothingTwice() {
        ReadyQueue queue = ReadyQueue.of(Plan.of(diamond, diamond.select("d")));
        startAll(queue);
        queue.succeeded(diamond.action("a"));
        startAll(queue);
        assertEquals("d", PlanTest.names(queue.failed(diamond.action("b"))));
        assertEquals("", PlanTest.names(queue.failed(diamond.action("c"))));
        assertTrue(queue.done());
    }

    @Test
    void anOrderEdgeIsReleasedByFailureAndBySkipping() {
        TextRegistry registry = new TextRegistry("a:", "b: a", "after_a: >a", "after_b: >b");
        ReadyQueue queue = ReadyQueue.of(Plan.of(registry, registry.select("b", "after_a", "after_b")));
        assertEquals("a", startAll(queue));
        assertEquals("b", PlanTest.names(queue.failed(registry.action("a"))));
        assertEquals("after_a after_b", startAll(queue));
    }

    @Test
    void withdrawingTakesWhatHasNotStarted() {
        ReadyQueue queue = ReadyQueue.of(Plan.of(diamond, diamond.select("d")));
        startAll(queue);
        queue.succeeded(diamond.action("a"));
        queue.start();
        assertEquals("c d", PlanTest.names(queue.withdraw()));
        assertEquals("", startAll(queue));
        assertFalse(queue.done());
        queue.succeeded(diamond.action("b"));
        assertEquals("", startAll(queue));
        assertTrue(queue.done());
    }

    @Test
    void theHeaviestChainStartsFirst() {
        TextRegistry registry = new TextRegistry("all: a b c", "a:", "b:", "c: c1", "c1: c0", "c0:");
        Map<String, Long> weights = Map.of("a", 1L, "b", 5L, "c", 2L, "c1", 2L, "c0", 2L, "all", 1L);
        Plan plan = Plan.of(registry, registry.select("all"), action -> weights.getOrDefault(action.name(), 0L));
        assertEquals("c0 b a", startAll(ReadyQueue.of(plan)));
    }

    @Test
    void inOrderALaterRequestWaitsForTheEarlierOnes() {
        TextRegistry registry = new TextRegistry("fmt: gen", "gen:", "lint:");
        Plan plan = Plan.of(
                registry,
                registry.select("fmt", "lint"),
                action -> action.name().equals("lint") ? 9 : 1);
        assertEquals("lint gen", startAll(ReadyQueue.of(plan)));
        ReadyQueue queue = ReadyQueue.inOrder(plan);
        assertEquals("gen", startAll(queue));
        queue.succeeded(registry.action("gen"));
        assertEquals("fmt", startAll(queue));
        queue.failed(registry.action("fmt"));
        assertEquals("lint", startAll(queue));
    }

    @Test
    void inOrderWhatAnEarlierRequestComesAfterIsNotHeldBack() {
        TextRegistry registry = new TextRegistry("a: >c", "b:", "c: c0", "c0:");
        ReadyQueue queue = ReadyQueue.inOrder(Plan.of(registry, registry.select("a", "b", "c")));
        List<String> order = new ArrayList<>();
        for (Optional<Action> next = queue.start(); next.isPresent(); next = queue.start()) {
            order.add(next.get().name());
            queue.succeeded(next.get());
        }
        assertEquals(List.of("c0", "c", "a", "b"), order);
    }

    @Test
    void endingWhatWasNotStartedIsABug() {
        ReadyQueue queue = ReadyQueue.of(Plan.of(diamond, diamond.select("d")));
        AssertionError e = assertThrows(AssertionError.class, () -> queue.succeeded(diamond.action("a")));
        assertEquals("a ended without being started: this is a bug", e.getMessage());
    }

    private static String startAll(ReadyQueue queue) {
        List<Action> started = new ArrayList<>();
        for (Optional<Action> next = queue.start(); next.isPresent(); next = queue.start()) {
            started.add(next.get());
        }
        return PlanTest.names(started);
    }
}
