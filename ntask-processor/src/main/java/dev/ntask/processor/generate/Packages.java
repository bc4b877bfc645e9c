package dev.ntask.processor.generate;

import dev.ntask.processor.model.TaskModel;
import java.util.List;
import java.util.Optional;

/** Finds the package of what is generated once for a project. */
final class Packages {
    private Packages() {}

    /**
     * Returns the package: unnamed as soon as one class with tasks is in it, since no other package can name its
     * members; else the chosen one; else the longest that all have in common.
     */
    static String of(List<TaskModel> tasks, Optional<String> chosen) {
        if (tasks.stream().anyMatch(task -> packageOf(task).isEmpty())) {
            return "";
        }
        return chosen.orElseGet(() -> common(tasks));
    }

    private static String common(List<TaskModel> tasks) {
        List<String> common = null;
        for (TaskModel task : tasks) {
            List<String> parts = List.of(packageOf(task).split("\\."));
            common = common == null ? parts : commonPrefix(common, parts);
        }
        return common == null ? "" : String.join(".", common);
    }

    private static List<String> commonPrefix(List<String> a, List<String> b) {
        int length = 0;
        while (length < a.size() && length < b.size() && a.get(length).equals(b.get(length))) {
            length++;
        }
        return a.subList(0, length);
    }

    private static String packageOf(TaskModel task) {
        return task.method().owner().packageName();
    }
}
