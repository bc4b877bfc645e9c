package dev.ntask.processor.check;

import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Link;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;

/** A dependency runs with its defaults, so each of its parameters has one, or the edge gives an argument. */
final class NoMissingArguments implements Rules.Rule {
    @Override
    public List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (TaskModel task : project.tasks()) {
            for (Link link : project.linksOf(task)) {
                if (link.required()) {
                    check(link, diagnostics);
                }
            }
        }
        return diagnostics;
    }

    private static void check(Link link, List<Diagnostic> diagnostics) {
        for (ParameterModel parameter : link.to().parameters()) {
            if (parameter.required() && !link.arguments().containsKey(parameter.name())) {
                diagnostics.add(Message.REQUIRED_PARAMETER.at(
                        link.edge().origin(),
                        link.from().name(),
                        link.to().name(),
                        parameter.name(),
                        link.to().method().name()));
                return;
            }
        }
    }
}
