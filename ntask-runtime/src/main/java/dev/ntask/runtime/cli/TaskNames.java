package dev.ntask.runtime.cli;

import dev.ntask.core.text.Suggestion;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds tasks by what users type: {@code api.lint}, {@code api:lint}, {@code api} for a whole group. */
final class TaskNames {
    /** Sorted by name, as the registry promises. */
    private final List<TaskDefinition> tasks;

    TaskNames(List<TaskDefinition> tasks) {
        this.tasks = tasks;
    }

    TaskDefinition task(int ordinal) {
        return tasks.get(ordinal);
    }

    /**
     * The ordinals of what a word names: one task, or else all tasks of a group, however deep; empty if it names
     * nothing. A separator at the end names the group where a task has the same name.
     */
    List<Integer> find(String word) {
        String name = word.replace(':', '.');
        boolean groupOnly = name.endsWith(".");
        String group = groupOnly ? name : name + ".";
        List<Integer> found = new ArrayList<>();
        for (int i = firstNotBefore(name); i < tasks.size(); i++) {
            String candidate = tasks.get(i).name();
            if (!groupOnly && candidate.equals(name)) {
                return List.of(i);
            }
            if (group.length() > 1 && candidate.startsWith(group)) {
                found.add(i);
            } else if (!candidate.startsWith(name)) {
                break;
            }
        }
        return found;
    }

    private int firstNotBefore(String name) {
        int low = 0;
        int high = tasks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tasks.get(middle).name().compareTo(name) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What is to be said of a word that names nothing: {@code detail} follows it, {@code others} are possible too. */
    UsageException unknown(String word, String detail, List<String> others) {
        TreeSet<String> candidates = new TreeSet<>(others);
        for (TaskDefinition task : tasks) {
            if (!task.hidden()) {
                candidates.add(task.name());
                task.group().ifPresent(candidates::add);
            }
        }
        String hint = Suggestion.closest(word, candidates)
                .map(candidate -> " Did you mean '" + candidate + "'?")
                .orElse("");
        return new UsageException("no task named '" + word + "'" + detail + "." + hint + " (ntask --list)");
    }
}
