package dev.ntask.runtime.graph;

import dev.ntask.runtime.graph.Drawing.Edge;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.report.OneLine;
import java.util.List;
import java.util.Map;

/** Writes a flow chart for Mermaid; arrows lead from what runs first to what needs it. */
public final class MermaidText {
    /** What a text may hold as it is; everything else that is ASCII could mean something. */
    private static final String PLAIN = " .,:/=+-_()*";

    private final Drawing drawing;
    private final StringBuilder out = new StringBuilder();

    /** Creates a text of a drawing. */
    public MermaidText(Drawing drawing) {
        this.drawing = drawing;
    }

    /** Returns the lines, each with its end. */
    public String text() {
        out.append("flowchart LR\n");
        int number = 0;
        for (Map.Entry<String, List<TaskDefinition>> group : drawing.groups().entrySet()) {
            group(group.getKey(), group.getValue(), number++);
        }
        for (Edge edge : drawing.edges()) {
            edge(edge);
        }
        return out.toString();
    }

    private void group(String name, List<TaskDefinition> members, int number) {
        String indent = "  ";
        if (!name.isEmpty()) {
            out.append("  subgraph g")
                    .append(number)
                    .append('[')
                    .append(quoted(name))
                    .append("]\n");
            indent = "    ";
        }
        for (TaskDefinition task : members) {
            out.append(indent).append(id(task));
            // Cached results have a stadium's shape, as things do that are kept.
            boolean cached = task.cached().isPresent();
            out.append(cached ? "([" : "[").append(quoted(task.name())).append(cached ? "])\n" : "]\n");
        }
        out.append(name.isEmpty() ? "" : "  end\n");
    }

    private void edge(Edge edge) {
        String label = EdgeWords.of(edge);
        out.append("  ").append(id(edge.needs()));
        out.append(edge.kind() == Dependency.Kind.ORDER ? " -.->" : " -->");
        out.append(label.isEmpty() ? " " : "|" + quoted(label) + "| ");
        out.append(id(edge.task())).append('\n');
    }

    /** No name, since some are words of Mermaid itself, as {@code end} is. */
    private static String id(TaskDefinition task) {
        return "t" + task.ordinal();
    }

    private static String quoted(String text) {
        String line = OneLine.of(text);
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > 0x7f || Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                quoted.append(c);
            } else {
                quoted.append('#').append((int) c).append(';');
            }
        }
        return quoted.append('"').toString();
    }
}
