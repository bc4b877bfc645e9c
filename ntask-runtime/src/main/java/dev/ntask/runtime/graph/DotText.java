package dev.ntask.runtime.graph;

import dev.ntask.runtime.graph.Drawing.Edge;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.report.OneLine;
import java.util.List;
import java.util.Map;

/** Writes a graph for Graphviz; arrows lead from what runs first to what needs it. */
public final class DotText {
    private final Drawing drawing;
    private final StringBuilder out = new StringBuilder();

    /** Creates a text of a drawing. */
    public DotText(Drawing drawing) {
        this.drawing = drawing;
    }

    /** Returns the lines, each with its end. */
    public String text() {
        out.append("digraph ntask {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n");
        for (Map.Entry<String, List<TaskDefinition>> group : drawing.groups().entrySet()) {
            group(group.getKey(), group.getValue());
        }
        for (Edge edge : drawing.edges()) {
            edge(edge);
        }
        return out.append("}\n").toString();
    }

    private void group(String name, List<TaskDefinition> members) {
        String indent = "  ";
        if (!name.isEmpty()) {
            out.append("  subgraph ").append(quoted("cluster_" + name)).append(" {\n");
            out.append("    label=").append(quoted(name)).append(";\n");
            indent = "    ";
        }
        for (TaskDefinition task : members) {
            out.append(indent).append(quoted(task.name()));
            out.append(" [label=").append(quoted(task.name()));
            out.append(", tooltip=").append(quoted(task.summary()));
            out.append(task.cached().isPresent() ? ", style=\"rounded,bold\"];\n" : "];\n");
        }
        out.append(name.isEmpty() ? "" : "  }\n");
    }

    private void edge(Edge edge) {
        out.append("  ").append(quoted(edge.needs().name())).append(" -> ");
        out.append(quoted(edge.task().name()));
        String label = EdgeWords.of(edge);
        if (!label.isEmpty()) {
            out.append(" [label=").append(quoted(label));
            out.append(edge.kind() == Dependency.Kind.ORDER ? ", style=dashed, constraint=false]" : "]");
        }
        out.append(";\n");
    }

    /** A backslash is doubled: Graphviz gives some letters behind one a meaning, and takes it from a quote. */
    private static String quoted(String text) {
        return "\"" + OneLine.of(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
