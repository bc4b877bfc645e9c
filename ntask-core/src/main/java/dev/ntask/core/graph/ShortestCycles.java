package dev.ntask.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds one shortest cycle in each component that has any. */
final class ShortestCycles {
    private static final int UNSEEN = -1;

    private final int[][] edges;
    private final Components components;

    /** The node from which the running search first came to a node, or {@link #UNSEEN}. */
    private final int[] cameFrom;

    private final int[] queue;

    ShortestCycles(int[][] edges, Components components) {
        this.edges = edges;
        this.components = components;
        this.cameFrom = new int[edges.length];
        this.queue = new int[edges.length];
    }

    /** The cycles, each beginning at its lowest node, sorted by that node. */
    List<int[]> find() {
        int[][] best = new int[components.count()][];
        for (int start = 0; start < edges.length; start++) {
            int component = components.of(start);
            int limit = best[component] == null ? Integer.MAX_VALUE : best[component].length;
            int[] cycle = through(start, limit);
            if (cycle.length > 0) {
                best[component] = cycle;
            }
        }
        List<int[]> cycles = new ArrayList<>();
        for (int[] cycle : best) {
            if (cycle != null) {
                cycles.add(cycle);
            }
        }
        // Starts ascend and only a strictly shorter cycle replaces one, so each begins at its lowest node already.
        cycles.sort((a, b) -> Integer.compare(a[0], b[0]));
        return cycles;
    }

    /** A shortest cycle through a node that has fewer nodes than the limit; empty if there is none. */
    private int[] through(int start, int limit) {
        Arrays.fill(cameFrom, UNSEEN);
        int head = 0;
        int tail = 0;
        queue[tail++] = start;
        int endOfLevel = 1;
        int length = 1;
        while (head < tail && length < limit) {
            int node = queue[head++];
            for (int target : edges[node]) {
                if (target == start) {
                    return walk(start, node, length);
                }
                if (cameFrom[target] == UNSEEN && components.of(target) == components.of(start)) {
                    cameFrom[target] = node;
                    queue[tail++] = target;
                }
            }
            if (head == endOfLevel) {
                endOfLevel = tail;
                length++;
            }
        }
        return new int[0];
    }

    private int[] walk(int start, int last, int length) {
        int[] cycle = new int[length];
        int node = last;
        for (int i = length - 1; i > 0; i--) {
            cycle[i] = node;
            node = cameFrom[node];
        }
        cycle[0] = start;
        return cycle;
    }
}
