package dev.ntask.processor.check;

import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two methods are one task. */
final class UniqueNames implements Rules.Rule {
    private static final Comparator<TaskModel> BY_PLACE = Comparator.comparing(TaskModel::file)
            .thenComparingInt(TaskModel::line)
            .thenComparing(task -> task.method().internalName());

    @Override
    public List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Map<String, TaskModel> first = new HashMap<>();
        for (TaskModel task : project.tasks().stream().sorted(BY_PLACE).toList()) {
            TaskModel other = first.putIfAbsent(task.name(), task);
            if (other != null) {
                diagnostics.add(Message.DUPLICATE_TASK.at(task.origin(), task.name(), other.origin()));
            }
        }
        return diagnostics;
    }
}
