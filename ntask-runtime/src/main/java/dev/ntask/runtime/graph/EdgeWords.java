package dev.ntask.runtime.graph;

import dev.ntask.runtime.graph.Drawing.Edge;

/** What is written beside an edge. */
final class EdgeWords {
    private EdgeWords() {}

    /** What an edge means, and with which arguments; empty for one that requires a task with its defaults. */
    static String of(Edge edge) {
        String meaning = switch (edge.kind()) {
            case REQUIRES -> "";
            case BEFORE -> "before";
            case ORDER -> "order only";
        };
        String arguments = edge.arguments().toString();
        return meaning + (meaning.isEmpty() || arguments.isEmpty() ? "" : ", ") + arguments;
    }
}
