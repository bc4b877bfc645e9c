package dev.ntask.runtime.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * How far a plan has got: what may start now, what still waits, what never will; not thread-safe.
 *
 * <p>An action passes from waiting to ready to started to finished. One that requires a failed one is skipped at once,
 * and so is everything that requires that.
 */
public final class ReadyQueue implements Comparator<Action> {
    private final Plan plan;
    private final boolean inOrder;
    private final int[][] dependants;
    private final int[][] followers;

    /** How many actions each still waits for. */
    private final int[] waitingFor;

    /** Those that will not become ready again: started, skipped or withdrawn. */
    private final BitSet taken;

    private final BitSet finished;
    private final PriorityQueue<Entry> ready = new PriorityQueue<>();

    /** A ready action: the highest priority first, then the order of the plan. */
    private record Entry(long priority, int number) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byPriority = Long.compare(other.priority, priority);
            return byPriority != 0 ? byPriority : Integer.compare(number, other.number);
        }
    }

    private ReadyQueue(Plan plan, boolean inOrder) {
        int size = plan.actions().size();
        this.plan = plan;
        this.inOrder = inOrder;
        this.dependants = Plan.reversed(plan.requires);
        this.followers = Plan.reversed(plan.follows);
        this.waitingFor = new int[size];
        this.taken = new BitSet(size);
        this.finished = new BitSet(size);
        for (int i = 0; i < size; i++) {
            waitingFor[i] = plan.requires[i].length + plan.follows[i].length;
            if (waitingFor[i] == 0) {
                ready.add(entry(i));
            }
        }
    }

    /** Creates the queue of a plan of which nothing has been done; what the most work waits for comes first. */
    public static ReadyQueue of(Plan plan) {
        return new ReadyQueue(plan, false);
    }

    /** As {@link #of}, but in the order of the plan, and each request only after those before it are finished. */
    public static ReadyQueue inOrder(Plan plan) {
        return new ReadyQueue(plan, true);
    }

    private Entry entry(int number) {
        return new Entry(inOrder ? 0 : plan.priorities[number], number);
    }

    /** Takes the ready action that should start first; from now on it counts as started. */
    public Optional<Action> start() {
        Entry entry = ready.peek();
        if (entry == null || (inOrder && isForLaterRequest(entry.number()))) {
            return Optional.empty();
        }
        ready.remove();
        taken.set(entry.number());
        return Optional.of(plan.actions().get(entry.number()));
    }

    private boolean isForLaterRequest(int number) {
        return plan.requests[number] > plan.requests[finished.nextClearBit(0)];
    }

    /** Compares two actions by which one this queue would start first. */
    @Override
    public int compare(Action first, Action second) {
        return entry(plan.number(first)).compareTo(entry(plan.number(second)));
    }

    /** Notes that a started action succeeded: what waited only for it becomes ready. */
    public void succeeded(Action action) {
        finish(plan.number(action));
    }

    /**
     * Notes that a started action failed.
     *
     * @return all that requires it, directly or not, in the order of the plan: it is skipped
     */
    public List<Action> failed(Action action) {
        BitSet skipped = new BitSet(waitingFor.length);
        int number = plan.number(action);
        mark(number, skipped);
        List<Action> result = new ArrayList<>();
        // Those that require it come later in the order, so one pass reaches the full depth.
        for (int i = skipped.nextSetBit(0); i >= 0; i = skipped.nextSetBit(i + 1)) {
            mark(i, skipped);
            taken.set(i);
            result.add(plan.actions().get(i));
        }
        finish(number);
        for (int i = skipped.nextSetBit(0); i >= 0; i = skipped.nextSetBit(i + 1)) {
            finish(i);
        }
        return result;
    }

    private void mark(int number, BitSet skipped) {
        for (int dependant : dependants[number]) {
            if (!taken.get(dependant)) {
                skipped.set(dependant);
            }
        }
    }

    /** Withdraws everything that has not been started and returns it, in the order of the plan. */
    public List<Action> withdraw() {
        List<Action> result = new ArrayList<>();
        for (int i = taken.nextClearBit(0); i < waitingFor.length; i = taken.nextClearBit(i + 1)) {
            taken.set(i);
            finished.set(i);
            result.add(plan.actions().get(i));
        }
        ready.clear();
        return result;
    }

    /** Tells whether everything is finished, skipped or withdrawn. */
    public boolean done() {
        return finished.cardinality() == waitingFor.length;
    }

    private void finish(int number) {
        if (!taken.get(number) || finished.get(number)) {
            throw new AssertionError(plan.actions().get(number) + " ended without being started: this is a bug");
        }
        finished.set(number);
        release(dependants[number]);
        release(followers[number]);
    }

    private void release(int[] waiting) {
        for (int other : waiting) {
            if (--waitingFor[other] == 0 && !taken.get(other)) {
                ready.add(entry(other));
            }
        }
    }
}
