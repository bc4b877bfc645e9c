package dev.ntask.processor.check;

import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is typed on the command line means one parameter, and help is always help. */
final class DistinctOptions implements Rules.Rule {
    private static final Set<String> RESERVED = Set.of("--help", "-h");

    @Override
    public List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (TaskModel task : project.tasks()) {
            Map<String, ParameterModel> owners = new HashMap<>();
            for (ParameterModel parameter : task.parameters()) {
                check(task, parameter, owners, diagnostics);
            }
        }
        return diagnostics;
    }

    private static void check(
            TaskModel task,
            ParameterModel parameter,
            Map<String, ParameterModel> owners,
            List<Diagnostic> diagnostics) {
        for (String option : spellings(parameter)) {
            if (RESERVED.contains(option)) {
                diagnostics.add(Message.RESERVED_OPTION.at(parameter.origin(), parameter.name(), task.name(), option));
                return;
            }
            ParameterModel owner = owners.putIfAbsent(option, parameter);
            if (owner != null && !owner.equals(parameter)) {
                diagnostics.add(Message.PARAMETER_COLLISION.at(
                        parameter.origin(), owner.name(), parameter.name(), task.name(), option));
                return;
            }
        }
    }

    /** Returns all that can be typed for a parameter; a flag can also be switched off. */
    private static List<String> spellings(ParameterModel parameter) {
        List<String> spellings = new ArrayList<>(parameter.options());
        if (parameter.shape() == ParameterModel.Shape.FLAG) {
            for (String option : parameter.options()) {
                if (option.startsWith("--")) {
                    spellings.add("--no-" + option.substring(2));
                }
            }
        }
        return spellings;
    }
}
