package dev.ntask.processor.check;

import dev.ntask.core.text.BuiltinCommands;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;

/** A task at the top level is not named like a command of ntask; if it is, the author should know. */
final class NoBuiltinNames implements Rules.Rule {
    @Override
    public List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (TaskModel task : project.tasks()) {
            String name = task.name();
            if (BuiltinCommands.ALL.contains(name)) {
                diagnostics.add(Message.BUILTIN_NAME.at(task.origin(), name, name, name));
            }
        }
        return diagnostics;
    }
}
