package dev.ntask.processor.check;

import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;

/** An environment can have a variable of each name. */
final class WellFormedVariables implements Rules.Rule {
    @Override
    public List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (TaskModel task : project.tasks()) {
            List<Located> names = new ArrayList<>();
            task.cached().ifPresent(cached -> names.addAll(cached.env()));
            for (ParameterModel parameter : task.parameters()) {
                parameter.env().ifPresent(names::add);
            }
            for (Located name : names) {
                if (!name.open() && !isVariable(name.text())) {
                    diagnostics.add(Message.BAD_VARIABLE.at(name.origin(), name.text()));
                }
            }
        }
        return diagnostics;
    }

    private static boolean isVariable(String name) {
        return !name.isEmpty() && name.chars().noneMatch(c -> c == '=' || c <= ' ');
    }
}
