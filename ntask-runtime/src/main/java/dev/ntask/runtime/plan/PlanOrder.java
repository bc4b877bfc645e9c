package dev.ntask.runtime.plan;

import dev.ntask.CycleException;
import dev.ntask.core.graph.TaskGraph;
import dev.ntask.runtime.registry.Dependency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The actions of a plan in order, with their edges renumbered to it. */
final class PlanOrder {
    /** Each after all that it waits for. */
    final List<Action> actions;

    /** What each must have succeeded. */
    final int[][] requires;

    /** What each merely comes after. */
    final int[][] follows;

    /** The first request that each comes before; never falls along the order. */
    final int[] requests;

    private PlanOrder(List<Action> actions, int[][] requires, int[][] follows, int[] requests) {
        this.actions = actions;
        this.requires = requires;
        this.follows = follows;
        this.requests = requests;
    }

    static PlanOrder of(UpstreamClosure closure) {
        List<Action> actions = closure.actions();
        int[][] requires = toArrays(closure.required());
        int[][] follows = follows(actions);
        int[] requests = requests(closure.requests(), requires, follows);
        int[] order = order(requires, follows, ranks(requires, requests));
        if (order.length < actions.size()) {
            throw cycle(actions, requires, follows);
        }
        return renumbered(actions, order, requires, follows, requests);
    }

    private static int[][] toArrays(List<List<Integer>> edges) {
        int[][] result = new int[edges.size()][];
        for (int i = 0; i < result.length; i++) {
            List<Integer> targets = edges.get(i);
            int[] distinct = new int[targets.size()];
            int count = 0;
            for (int target : targets) {
                if (!contains(distinct, count, target)) {
                    distinct[count++] = target;
                }
            }
            result[i] = Arrays.copyOf(distinct, count);
        }
        return result;
    }

    private static boolean contains(int[] numbers, int count, int wanted) {
        for (int i = 0; i < count; i++) {
            if (numbers[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** An order edge holds between all planned actions of the two tasks: arguments do not matter to it. */
    private static int[][] follows(List<Action> actions) {
        Map<String, List<Integer>> byTask = new HashMap<>();
        for (int i = 0; i < actions.size(); i++) {
            List<Integer> same = byTask.get(actions.get(i).task().name());
            if (same == null) {
                same = new ArrayList<>(1);
                byTask.put(actions.get(i).task().name(), same);
            }
            same.add(i);
        }
        List<List<Integer>> edges = new ArrayList<>(actions.size());
        for (Action action : actions) {
            List<Integer> targets = new ArrayList<>(0);
            for (Dependency edge : action.task().dependencies()) {
                if (edge.kind() == Dependency.Kind.ORDER && byTask.containsKey(edge.task())) {
                    targets.addAll(byTask.get(edge.task()));
                }
            }
            edges.add(targets);
        }
        return toArrays(edges);
    }

    /** The first request that each action must come before, because it requires or follows it. */
    private static int[] requests(List<Integer> requiredBy, int[][] requires, int[][] follows) {
        int[] requests = new int[requires.length];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = requiredBy.get(i);
        }
        ArrayDeque<Integer> lowered = new ArrayDeque<>();
        for (int i = 0; i < requests.length; i++) {
            lowered.add(i);
            while (!lowered.isEmpty()) {
                int next = lowered.remove();
                lower(requests, requires[next], requests[next], lowered);
                lower(requests, follows[next], requests[next], lowered);
            }
        }
        return requests;
    }

    private static void lower(int[] requests, int[] targets, int most, ArrayDeque<Integer> lowered) {
        for (int target : targets) {
            if (requests[target] > most) {
                requests[target] = most;
                lowered.add(target);
            }
        }
    }

    /** The rank of each action: by its request, then by its place in a walk from the requests. */
    private static int[] ranks(int[][] requires, int[] requests) {
        int[] place = leavingOrder(requires);
        int[] byPlace = new int[place.length];
        int[] perRequest = new int[place.length + 1];
        for (int i = 0; i < place.length; i++) {
            byPlace[place[i]] = i;
            perRequest[requests[i] + 1]++;
        }
        for (int i = 1; i < perRequest.length; i++) {
            perRequest[i] += perRequest[i - 1];
        }
        int[] rank = new int[place.length];
        for (int action : byPlace) {
            rank[action] = perRequest[requests[action]]++;
        }
        return rank;
    }

    /** The place of each action in a walk that leaves an action after all that it requires. */
    private static int[] leavingOrder(int[][] requires) {
        int[] rank = new int[requires.length];
        int[] nextEdge = new int[requires.length];
        boolean[] entered = new boolean[requires.length];
        int[] path = new int[requires.length];
        int left = 0;
        for (int start = 0; start < requires.length; start++) {
            int depth = 0;
            if (!entered[start]) {
                entered[start] = true;
                path[depth++] = start;
            }
            while (depth > 0) {
                int top = path[depth - 1];
                if (nextEdge[top] == requires[top].length) {
                    rank[top] = left++;
                    depth--;
                } else {
                    int target = requires[top][nextEdge[top]++];
                    if (!entered[target]) {
                        entered[target] = true;
                        path[depth++] = target;
                    }
                }
            }
        }
        return rank;
    }

    /** Orders by all edges, of those that could come next the lowest rank; shorter than the input if there is a cycle. */
    private static int[] order(int[][] requires, int[][] follows, int[] rank) {
        int size = requires.length;
        int[] byRank = new int[size];
        int[] waitingFor = new int[size];
        PriorityQueue<Integer> ready = new PriorityQueue<>(Math.max(1, size));
        for (int i = 0; i < size; i++) {
            byRank[rank[i]] = i;
            waitingFor[i] = requires[i].length + follows[i].length;
            if (waitingFor[i] == 0) {
                ready.add(rank[i]);
            }
        }
        int[][] dependants = Plan.reversed(requires);
        int[][] followers = Plan.reversed(follows);
        int[] order = new int[size];
        int count = 0;
        while (!ready.isEmpty()) {
            int next = byRank[ready.remove()];
            order[count++] = next;
            release(dependants[next], waitingFor, rank, ready);
            release(followers[next], waitingFor, rank, ready);
        }
        return Arrays.copyOf(order, count);
    }

    private static void release(int[] waiting, int[] waitingFor, int[] rank, PriorityQueue<Integer> ready) {
        for (int other : waiting) {
            if (--waitingFor[other] == 0) {
                ready.add(rank[other]);
            }
        }
    }

    private static CycleException cycle(List<Action> actions, int[][] requires, int[][] follows) {
        TaskGraph.Builder graph = TaskGraph.builder();
        for (Action action : actions) {
            graph.node(action.name());
        }
        for (int i = 0; i < actions.size(); i++) {
            for (int target : requires[i]) {
                graph.edge(actions.get(i).name(), actions.get(target).name());
            }
            for (int target : follows[i]) {
                graph.edge(actions.get(i).name(), actions.get(target).name());
            }
        }
        List<String> cycle = new ArrayList<>(graph.build().cycles().get(0).nodes());
        cycle.add(cycle.get(0));
        return new CycleException(cycle);
    }

    private static PlanOrder renumbered(
            List<Action> actions, int[] order, int[][] requires, int[][] follows, int[] requests) {
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        List<Action> ordered = new ArrayList<>(order.length);
        int[][] newRequires = new int[order.length][];
        int[][] newFollows = new int[order.length][];
        int[] newRequests = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered.add(actions.get(order[i]));
            newRequires[i] = renumbered(requires[order[i]], place);
            newFollows[i] = renumbered(follows[order[i]], place);
            newRequests[i] = requests[order[i]];
        }
        return new PlanOrder(ordered, newRequires, newFollows, newRequests);
    }

    private static int[] renumbered(int[] numbers, int[] place) {
        int[] result = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            result[i] = place[numbers[i]];
        }
        return result;
    }
}
