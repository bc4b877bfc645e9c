package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.plan.Action;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Actions without tasks behind them: a test decides which are hits, which fail, and when each ends. */
final class Stage implements ActionRuns {
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> begun = new ConcurrentHashMap<>();
    private final Set<String> hits = new HashSet<>();
    private final Set<String> failing = new HashSet<>();
    private boolean plain;
    private final Set<Action> running = new HashSet<>();

    /** The most bodies that ran at once. */
    int most;

    /** Every exclusive body that overlapped with another. */
    String overlaps = "";

    Stage hits(String... names) {
        hits.addAll(List.of(names));
        return this;
    }

    /** Has no look-ups, as tasks that are not cached. */
    Stage plain() {
        plain = true;
        return this;
    }

    Stage fails(String... names) {
        failing.addAll(List.of(names));
        return this;
    }

    /** Lets the body or look-up of an action not end before {@link #release}. */
    Stage holds(String... names) {
        for (String name : names) {
            held.put(name, new CountDownLatch(1));
        }
        return this;
    }

    void release(String... names) {
        for (String name : names) {
            Objects.requireNonNull(held.get(name)).countDown();
        }
    }

    void awaitBegin(String name) throws InterruptedException {
        if (!latch(name).await(20, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " never began");
        }
    }

    boolean hasBegun(String name) {
        return latch(name).getCount() == 0;
    }

    private CountDownLatch latch(String name) {
        return begun.computeIfAbsent(name, unused -> new CountDownLatch(1));
    }

    @Override
    public ActionRun begin(Action action, List<ActionEnd> dependencies, boolean decides) {
        for (ActionEnd dependency : dependencies) {
            if (!dependency.outcome().succeeded()) {
                throw new AssertionError(action + " begins though " + dependency);
            }
        }
        return new ActionRun() {
            private volatile boolean stopped;

            @Override
            public boolean hasLookUp() {
                return !plain;
            }

            @Override
            public Optional<ActionEnd> lookUp() {
                if (!hits.contains(action.name())) {
                    return Optional.empty();
                }
                latch(action.name()).countDown();
                awaitRelease();
                return Optional.of(end(Outcome.RESTORED));
            }

            @Override
            public ActionEnd execute() {
                enter(action);
                latch(action.name()).countDown();
                awaitRelease();
                leave(action);
                if (stopped) {
                    return end(Outcome.CANCELLED);
                }
                return failing.contains(action.name())
                        ? ActionEnd.failed(action, Duration.ZERO, new Failure("it failed", ""))
                        : end(Outcome.EXECUTED);
            }

            private void awaitRelease() {
                CountDownLatch latch = held.get(action.name());
                try {
                    if (latch != null && !latch.await(20, TimeUnit.SECONDS)) {
                        throw new AssertionError(action + " was never released");
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }

            private ActionEnd end(Outcome outcome) {
                return ActionEnd.without(action, outcome);
            }

            @Override
            public void stop() {
                CountDownLatch latch = held.get(action.name());
                if (!action.name().startsWith("deaf")) {
                    stopped = true;
                    if (latch != null) {
                        latch.countDown();
                    }
                }
            }
        };
    }

    private synchronized void enter(Action action) {
        running.add(action);
        most = Math.max(most, running.size());
        if (running.size() > 1 && running.stream().anyMatch(each -> !each.task().parallel())) {
            overlaps += running;
        }
    }

    private synchronized void leave(Action action) {
        running.remove(action);
    }
}
