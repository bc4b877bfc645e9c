package dev.ntask.runtime.execute;

import dev.ntask.runtime.plan.Action;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Says which body may start next: at most so many at once, an exclusive one alone; not thread-safe.
 *
 * <p>The gate of the exclusive ones is fair: as soon as one waits, no other body starts, so those that run end, and it
 * is its turn.
 */
final class Slots implements Comparator<ActiveRun> {
    private final int jobs;
    private final Comparator<Action> urgency;
    private final Queue<ActiveRun> shared = new PriorityQueue<>(this);
    private final Queue<ActiveRun> exclusive = new ArrayDeque<>();
    private int occupied;

    /** Whether an exclusive body runs. */
    private boolean closed;

    /** Creates slots; of the bodies that wait, the one that compares lowest starts first. */
    Slots(int jobs, Comparator<Action> urgency) {
        this.jobs = jobs;
        this.urgency = urgency;
    }

    @Override
    public int compare(ActiveRun first, ActiveRun second) {
        return urgency.compare(first.action(), second.action());
    }

    /** Queues a body. */
    void add(ActiveRun run) {
        // With one slot every body is alone: the order is kept.
        boolean alone = jobs > 1 && !run.action().task().parallel();
        (alone ? exclusive : shared).add(run);
    }

    /** Takes the body that may start now; it occupies its slot until {@link #free}. */
    Optional<ActiveRun> take() {
        if (closed || occupied == jobs || (!exclusive.isEmpty() && occupied > 0)) {
            return Optional.empty();
        }
        closed = !exclusive.isEmpty();
        ActiveRun next = closed ? exclusive.poll() : shared.poll();
        if (next == null) {
            return Optional.empty();
        }
        occupied++;
        return Optional.of(next);
    }

    /** Gives back the slot of a body that ended. */
    void free() {
        occupied--;
        closed = false;
    }

    /** Withdraws all that wait. */
    List<ActiveRun> withdraw() {
        List<ActiveRun> all = new ArrayList<>(shared);
        all.addAll(exclusive);
        all.sort(this);
        shared.clear();
        exclusive.clear();
        return all;
    }
}
