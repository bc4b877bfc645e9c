package dev.ntask.core.graph;

import java.util.BitSet;
import java.util.Map;

/** The transitive closure of a graph, in which each question is one look-up. */
public final class Closure {
    private final Map<String, Integer> numbers;
    private final Components components;

    /** The nodes that a component reaches. */
    private final BitSet[] reached;

    Closure(Map<String, Integer> numbers, Components components, int[][] edges) {
        this.numbers = numbers;
        this.components = components;
        this.reached = new BitSet[components.count()];
        for (int[] members : membersByComponent(components, edges.length)) {
            reached[components.of(members[0])] = reachedBy(members, edges);
        }
    }

    /** Whether the first node depends on the second, directly or not; a node does so on itself only on a cycle. */
    public boolean reaches(String from, String to) {
        int start = TaskGraph.number(numbers, from);
        return reached[components.of(start)].get(TaskGraph.number(numbers, to));
    }

    /** Components come in ascending order, so what these members depend on outside is known already. */
    private BitSet reachedBy(int[] members, int[][] edges) {
        BitSet result = new BitSet(edges.length);
        int own = components.of(members[0]);
        for (int member : members) {
            for (int target : edges[member]) {
                result.set(target);
                if (components.of(target) != own) {
                    result.or(reached[components.of(target)]);
                }
            }
        }
        return result;
    }

    private static int[][] membersByComponent(Components components, int nodes) {
        int[] sizes = new int[components.count()];
        for (int node = 0; node < nodes; node++) {
            sizes[components.of(node)]++;
        }
        int[][] members = new int[components.count()][];
        for (int i = 0; i < members.length; i++) {
            members[i] = new int[sizes[i]];
        }
        for (int node = 0; node < nodes; node++) {
            int component = components.of(node);
            members[component][--sizes[component]] = node;
        }
        return members;
    }
}
