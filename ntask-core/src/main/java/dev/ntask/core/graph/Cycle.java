package dev.ntask.core.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A closed walk through a graph, in which each node depends on the next and the last on the first.
 *
 * @param nodes the nodes, each once, beginning where a reader enters the cycle
 */
public record Cycle(List<String> nodes) {

    /** Copies the nodes. */
    public Cycle {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a cycle has at least one node");
        }
    }

    /** Says the whole walk in one line: {@code build -> test -> build}. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (String node : nodes) {
            path.append(node).append(" -> ");
        }
        return path.append(nodes.get(0)).toString();
    }

    /** The edges of the walk in order; the last one leads back to the first node and so closes the cycle. */
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            edges.add(new Edge(nodes.get(i), nodes.get((i + 1) % nodes.size())));
        }
        return List.copyOf(edges);
    }

    @Override
    public String toString() {
        return path();
    }
}
