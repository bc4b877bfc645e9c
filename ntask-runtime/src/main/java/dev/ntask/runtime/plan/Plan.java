package dev.ntask.runtime.plan;

import dev.ntask.CycleException;
import dev.ntask.DiscoveryException;
import dev.ntask.runtime.registry.Registry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is needed for a selection, in an order in which it could be done one after the other; immutable.
 *
 * <p>Where the edges leave a choice, the order is that of the command line, then that in which dependencies were
 * declared. The state of a build is not here but in {@link ReadyQueue}.
 */
public final class Plan {
    private final Selection selection;
    private final PlanOrder order;
    private final List<Action> actions;
    private final Map<Action, Integer> numbers;

    /** What each action requires, by number. */
    final int[][] requires;

    /** What each action comes after, whether that succeeds or not, by number. */
    final int[][] follows;

    /** The expected time from an action's start to the end of all that waits for it. */
    final long[] priorities;

    /** The first request that each action comes before, from 0; never falls along the order. */
    final int[] requests;

    /** Whether a cached action requires each action, directly or not. */
    private final boolean[] cachedAbove;

    private Plan(Selection selection, PlanOrder order, Weights weights) {
        this.order = order;
        this.selection = selection;
        this.actions = List.copyOf(order.actions);
        this.requires = order.requires;
        this.follows = order.follows;
        this.requests = order.requests;
        this.numbers = new HashMap<>(actions.size() * 2);
        for (int i = 0; i < actions.size(); i++) {
            numbers.put(actions.get(i), i);
        }
        this.priorities = priorities(weights);
        this.cachedAbove = cachedAbove();
    }

    /**
     * Plans a selection whose actions start in the order of the plan.
     *
     * @throws CycleException if tasks depend on each other in a circle
     * @throws DiscoveryException if a dependency does not exist
     */
    public static Plan of(Registry registry, Selection selection) {
        return of(registry, selection, Weights.NONE);
    }

    /**
     * Plans a selection of which the heaviest chain starts first.
     *
     * @throws CycleException if tasks depend on each other in a circle
     * @throws DiscoveryException if a dependency does not exist
     */
    public static Plan of(Registry registry, Selection selection, Weights weights) {
        return new Plan(selection, PlanOrder.of(new UpstreamClosure(registry.tasks(), selection)), weights);
    }

    /** Returns this plan with other weights. */
    public Plan with(Weights weights) {
        return new Plan(selection, order, weights);
    }

    /** Returns every action, each after all that it waits for. */
    public List<Action> actions() {
        return actions;
    }

    /** Returns the actions that were asked for. */
    public List<Action> requested() {
        return selection.requested();
    }

    /** Returns the actions that must have succeeded before this one, in the order of declaration. */
    public List<Action> dependencies(Action action) {
        int[] required = requires[number(action)];
        List<Action> result = new ArrayList<>(required.length);
        for (int other : required) {
            result.add(actions.get(other));
        }
        return result;
    }

    /** Returns, by place in the order, which actions one of a name requires, directly or not. */
    public boolean[] upstreamOf(String name) {
        boolean[] upstream = new boolean[actions.size()];
        for (int i = actions.size() - 1; i >= 0; i--) {
            if (upstream[i] || actions.get(i).name().equals(name)) {
                for (int required : requires[i]) {
                    upstream[required] = true;
                }
            }
        }
        return upstream;
    }

    /** Tells whether a cached action requires this one, directly or not, so that what it does decides a result. */
    public boolean isRequiredByCached(Action action) {
        return cachedAbove[number(action)];
    }

    private boolean[] cachedAbove() {
        boolean[] above = new boolean[actions.size()];
        for (int i = above.length - 1; i >= 0; i--) {
            if (above[i] || actions.get(i).task().cached().isPresent()) {
                for (int required : requires[i]) {
                    above[required] = true;
                }
            }
        }
        return above;
    }

    /** Tells whether a cached action waits, directly or not, for one that is not cached: also if it merely comes after it. */
    public boolean isCachedBehindUncached() {
        boolean[] behind = new boolean[actions.size()];
        for (int i = 0; i < behind.length; i++) {
            behind[i] = isAny(behind, requires[i]) || isAny(behind, follows[i]);
            if (actions.get(i).task().cached().isEmpty()) {
                behind[i] = true;
            } else if (behind[i]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAny(boolean[] marked, int[] numbers) {
        for (int number : numbers) {
            if (marked[number]) {
                return true;
            }
        }
        return false;
    }

    int number(Action action) {
        Integer number = numbers.get(action);
        if (number == null) {
            throw new AssertionError(action.name() + " is not planned: this is a bug");
        }
        return number;
    }

    /** Returns the edges the other way round: who waits for each action. */
    static int[][] reversed(int[][] edges) {
        int[] sizes = new int[edges.length];
        for (int[] targets : edges) {
            for (int target : targets) {
                sizes[target]++;
            }
        }
        int[][] reversed = new int[edges.length][];
        for (int i = 0; i < edges.length; i++) {
            reversed[i] = new int[sizes[i]];
        }
        Arrays.fill(sizes, 0);
        for (int i = 0; i < edges.length; i++) {
            for (int target : edges[i]) {
                reversed[target][sizes[target]++] = i;
            }
        }
        return reversed;
    }

    private long[] priorities(Weights weights) {
        long[] result = new long[actions.size()];
        for (int i = actions.size() - 1; i >= 0; i--) {
            // Whoever waits for it comes later in the order, so its own share is complete by now.
            result[i] += weights.of(actions.get(i));
            raise(result, requires[i], result[i]);
            raise(result, follows[i], result[i]);
        }
        return result;
    }

    private static void raise(long[] priorities, int[] numbers, long least) {
        for (int number : numbers) {
            priorities[number] = Math.max(priorities[number], least);
        }
    }
}
