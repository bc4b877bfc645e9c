package dev.ntask.core.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * An immutable graph of tasks by name, in which an edge leads from a task to one it depends on.
 *
 * <p>Every answer is deterministic: where the edges leave a choice, the order in which nodes were declared decides. No
 * method recurses, so a chain of many thousand tasks is no problem.
 */
public final class TaskGraph {
    private final List<String> names;
    private final Map<String, Integer> numbers;

    /** The dependencies of each node, by number, in the order they were declared. */
    private final int[][] edges;

    private final Components components;

    private TaskGraph(List<String> names, Map<String, Integer> numbers, int[][] edges) {
        this.names = names;
        this.numbers = numbers;
        this.edges = edges;
        this.components = Components.of(edges);
    }

    /**
     * Builds the graph in which every key depends on its values, nodes being declared in the map's order. Values that
     * are no key are left out: that a name is unknown is for the caller to say.
     */
    public static TaskGraph of(Map<String, ? extends Collection<String>> dependencies) {
        Builder builder = builder();
        for (Map.Entry<String, ? extends Collection<String>> entry : dependencies.entrySet()) {
            builder.node(entry.getKey());
            for (String dependency : entry.getValue()) {
                builder.edge(entry.getKey(), dependency);
            }
        }
        return builder.build();
    }

    /** Starts an empty graph, to be filled node by node and edge by edge. */
    public static Builder builder() {
        return new Builder();
    }

    /** All nodes in the order of their declaration. */
    public List<String> nodes() {
        return names;
    }

    /** What a node depends on directly, each once, in the order of declaration. */
    public List<String> dependencies(String node) {
        return toNames(edges[number(node)]);
    }

    /**
     * The cycles to report: of every knot of nodes that reach each other, one shortest cycle, beginning at its first
     * declared node; in the order of those nodes. Empty if and only if the graph can be ordered.
     */
    public List<Cycle> cycles() {
        if (components.isAcyclic()) {
            return List.of();
        }
        List<Cycle> cycles = new ArrayList<>();
        for (int[] cycle : new ShortestCycles(edges, components).find()) {
            cycles.add(new Cycle(toNames(cycle)));
        }
        return List.copyOf(cycles);
    }

    /**
     * Orders the nodes so that each follows all it depends on; of the nodes that may come next, the first declared one
     * does.
     *
     * @throws IllegalStateException if the graph has a cycle
     */
    public List<String> order() {
        if (!components.isAcyclic()) {
            throw new IllegalStateException(
                    "dependency cycle: " + cycles().get(0).path());
        }
        int[][] dependants = reversed();
        int[] waitingFor = new int[edges.length];
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int node = 0; node < edges.length; node++) {
            waitingFor[node] = edges[node].length;
            if (waitingFor[node] == 0) {
                ready.add(node);
            }
        }
        List<String> order = new ArrayList<>(edges.length);
        while (!ready.isEmpty()) {
            int node = ready.remove();
            order.add(names.get(node));
            for (int dependant : dependants[node]) {
                if (--waitingFor[dependant] == 0) {
                    ready.add(dependant);
                }
            }
        }
        return List.copyOf(order);
    }

    /**
     * Whether a path of one or more edges leads from one node to another, so that the first depends on the second,
     * directly or not. A node reaches itself only on a cycle. For many questions ask {@link #closure()}.
     */
    public boolean reaches(String from, String to) {
        return visitedFrom(number(from)).get(number(to));
    }

    /** All that a node depends on, directly or not, in the order of declaration. */
    public Set<String> reachable(String from) {
        BitSet visited = visitedFrom(number(from));
        Set<String> reachable = new LinkedHashSet<>();
        for (int node = visited.nextSetBit(0); node >= 0; node = visited.nextSetBit(node + 1)) {
            reachable.add(names.get(node));
        }
        return reachable;
    }

    /** Works out every reachability at once, for a caller with many questions. */
    public Closure closure() {
        return new Closure(numbers, components, edges);
    }

    private BitSet visitedFrom(int from) {
        BitSet visited = new BitSet(edges.length);
        int[] open = new int[edges.length + 1];
        int size = 0;
        open[size++] = from;
        while (size > 0) {
            for (int next : edges[open[--size]]) {
                if (!visited.get(next)) {
                    visited.set(next);
                    open[size++] = next;
                }
            }
        }
        return visited;
    }

    private int[][] reversed() {
        int[] sizes = new int[edges.length];
        for (int[] targets : edges) {
            for (int target : targets) {
                sizes[target]++;
            }
        }
        int[][] reversed = new int[edges.length][];
        for (int node = 0; node < edges.length; node++) {
            reversed[node] = new int[sizes[node]];
        }
        for (int node = edges.length - 1; node >= 0; node--) {
            for (int target : edges[node]) {
                reversed[target][--sizes[target]] = node;
            }
        }
        return reversed;
    }

    private int number(String node) {
        return number(numbers, node);
    }

    static int number(Map<String, Integer> numbers, String node) {
        Integer number = numbers.get(node);
        if (number == null) {
            throw new IllegalArgumentException("no node named " + node);
        }
        return number;
    }

    private List<String> toNames(int[] nodes) {
        List<String> result = new ArrayList<>(nodes.length);
        for (int node : nodes) {
            result.add(names.get(node));
        }
        return List.copyOf(result);
    }

    /** Collects nodes and edges in any order. */
    public static final class Builder {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final Set<Edge> edges = new LinkedHashSet<>();

        private Builder() {}

        /** Declares a node; doing so again changes nothing. */
        public Builder node(String name) {
            numbers.putIfAbsent(name, numbers.size());
            return this;
        }

        /** Says that one node depends on another. Counts only if both are declared by the time of {@link #build}. */
        public Builder edge(String from, String to) {
            edges.add(new Edge(from, to));
            return this;
        }

        /** Builds the graph of what was said so far. */
        public TaskGraph build() {
            List<List<Integer>> targets = new ArrayList<>();
            for (int i = 0; i < numbers.size(); i++) {
                targets.add(new ArrayList<>());
            }
            for (Edge edge : edges) {
                Integer from = numbers.get(edge.from());
                Integer to = numbers.get(edge.to());
                if (from != null && to != null) {
                    targets.get(from).add(to);
                }
            }
            int[][] table = new int[targets.size()][];
            for (int i = 0; i < table.length; i++) {
                table[i] = targets.get(i).stream().mapToInt(Integer::intValue).toArray();
            }
            return new TaskGraph(List.copyOf(numbers.keySet()), Map.copyOf(numbers), table);
        }
    }
}
