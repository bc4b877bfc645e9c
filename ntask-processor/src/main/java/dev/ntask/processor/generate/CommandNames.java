package dev.ntask.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names the command class of each task: {@code NtaskCommand_api_lint} of {@code api.lint}. */
final class CommandNames {
    private final List<ClassName> names = new ArrayList<>();

    CommandNames(String packageName, List<TaskModel> tasks) {
        Map<String, Integer> seen = new HashMap<>();
        for (TaskModel task : tasks) {
            String name = "NtaskCommand_" + spelling(task.name());
            // some file systems take Test.class and test.class for one file
            int clash = seen.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
            names.add(ClassName.get(packageName, clash == 1 ? name : name + "__" + clash));
        }
    }

    ClassName of(int ordinal) {
        return names.get(ordinal);
    }

    private static String spelling(String task) {
        return task.replace("_", "__").replace('.', '_').replace("-", "_0");
    }
}
