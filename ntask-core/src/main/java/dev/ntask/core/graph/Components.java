package dev.ntask.core.graph;

import java.util.Arrays;

/**
 * The strongly connected components of a graph, by Tarjan's algorithm with its own stack.
 *
 * <p>Components are numbered in the order they are completed, so a component depends only on itself and on lower
 * numbers.
 */
final class Components {
    private static final int UNSEEN = -1;

    private final int[][] edges;

    /** The component of each node, or {@link #UNSEEN} while it is not known. */
    private final int[] component;

    private final int[] discovered;
    private final int[] low;
    private final int[] open;
    private int openSize;
    private int clock;
    private int count;
    private boolean acyclic = true;

    private Components(int[][] edges) {
        this.edges = edges;
        int size = edges.length;
        component = new int[size];
        discovered = new int[size];
        low = new int[size];
        open = new int[size];
        Arrays.fill(component, UNSEEN);
        Arrays.fill(discovered, UNSEEN);
    }

    static Components of(int[][] edges) {
        Components components = new Components(edges);
        int[] path = new int[edges.length];
        int[] nextEdge = new int[edges.length];
        for (int node = 0; node < edges.length; node++) {
            if (components.discovered[node] == UNSEEN) {
                components.visit(node, path, nextEdge);
            }
        }
        return components;
    }

    int count() {
        return count;
    }

    int of(int node) {
        return component[node];
    }

    /** Whether no node reaches itself: no component of two, and no edge from a node to itself. */
    boolean isAcyclic() {
        return acyclic;
    }

    private void visit(int root, int[] path, int[] nextEdge) {
        int depth = 0;
        path[0] = root;
        enter(root);
        while (depth >= 0) {
            int node = path[depth];
            if (nextEdge[node] < edges[node].length) {
                int target = edges[node][nextEdge[node]++];
                if (target == node) {
                    acyclic = false;
                } else if (discovered[target] == UNSEEN) {
                    path[++depth] = target;
                    enter(target);
                } else if (component[target] == UNSEEN) {
                    low[node] = Math.min(low[node], discovered[target]);
                }
            } else {
                leave(node);
                depth--;
                if (depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[node]);
                }
            }
        }
    }

    private void enter(int node) {
        discovered[node] = clock;
        low[node] = clock++;
        open[openSize++] = node;
    }

    private void leave(int node) {
        if (low[node] != discovered[node]) {
            return;
        }
        int member;
        do {
            member = open[--openSize];
            component[member] = count;
            if (member != node) {
                acyclic = false;
            }
        } while (member != node);
        count++;
    }
}
