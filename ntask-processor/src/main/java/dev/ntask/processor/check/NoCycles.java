package dev.ntask.processor.check;

import dev.ntask.core.graph.Cycle;
import dev.ntask.core.graph.Edge;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Link;
import dev.ntask.processor.model.Project;
import java.util.ArrayList;
import java.util.List;

/** No task waits for itself, whichever kinds of edges lead back to it. */
final class NoCycles implements Rules.Rule {
    @Override
    public List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Cycle cycle : project.graph().cycles()) {
            diagnostics.add(diagnostic(project, cycle));
        }
        return diagnostics;
    }

    /** Points at the edge that closes the cycle, and lists all of them with their places. */
    private static Diagnostic diagnostic(Project project, Cycle cycle) {
        List<String> hops = new ArrayList<>();
        Link closing = null;
        for (Edge edge : cycle.edges()) {
            closing = find(project, edge);
            hops.add(edge.from() + " -> " + edge.to() + " (" + closing.edge().origin() + ")");
        }
        if (closing == null) {
            throw new AssertionError("a cycle without edges: this is a bug");
        }
        return Message.CYCLE.at(closing.edge().origin(), cycle.path(), String.join(", ", hops));
    }

    private static Link find(Project project, Edge edge) {
        for (Link link : project.links().getOrDefault(edge.from(), List.of())) {
            if (link.to().name().equals(edge.to())) {
                return link;
            }
        }
        throw new AssertionError("no edge " + edge + ": this is a bug");
    }
}
