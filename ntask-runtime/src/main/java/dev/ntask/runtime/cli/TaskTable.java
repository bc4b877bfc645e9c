package dev.ntask.runtime.cli;

import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.report.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Writes the list of tasks: those without a group first, then each group, one task a line. */
final class TaskTable {
    private static final int LONGEST_SIGNATURE = 40;

    private final List<TaskDefinition> tasks;
    private int nameWidth;
    private int signatureWidth;

    private TaskTable(List<TaskDefinition> tasks) {
        this.tasks = tasks;
        for (TaskDefinition task : tasks) {
            nameWidth = Math.max(nameWidth, width(task.name()));
            signatureWidth = Math.max(signatureWidth, width(signature(task)));
        }
    }

    /** The table of the tasks with some ordinals, hidden or not, or else of all that are not hidden. */
    static TaskTable of(List<TaskDefinition> tasks, List<Integer> ordinals) {
        List<TaskDefinition> listed = new ArrayList<>();
        for (TaskDefinition task : tasks) {
            if (ordinals.isEmpty() ? !task.hidden() : ordinals.contains(task.ordinal())) {
                listed.add(task);
            }
        }
        return new TaskTable(listed);
    }

    /** The lines, each with its end; {@code *} marks a task whose results are cached. */
    String text() {
        if (tasks.isEmpty()) {
            return "No tasks: no method here has the annotation @Task.\n";
        }
        TreeMap<String, List<TaskDefinition>> groups = new TreeMap<>();
        for (TaskDefinition task : tasks) {
            String group = task.group().orElse("");
            List<TaskDefinition> members = groups.getOrDefault(group, new ArrayList<>());
            members.add(task);
            groups.put(group, members);
        }
        StringBuilder text = new StringBuilder();
        groups.forEach((group, members) -> {
            text.append(text.length() == 0 ? "" : "\n").append(group.isEmpty() ? "Tasks" : group);
            text.append('\n');
            for (TaskDefinition task : members) {
                appendLine(text, task);
            }
        });
        return text.toString();
    }

    private void appendLine(StringBuilder text, TaskDefinition task) {
        StringBuilder line = new StringBuilder("  ");
        append(line, task.name(), nameWidth);
        line.append(task.cached().isPresent() ? " *  " : "    ");
        append(line, signature(task), signatureWidth);
        line.append(signatureWidth == 0 ? "" : "  ").append(OneLine.of(task.summary()));
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static void append(StringBuilder line, String cell, int width) {
        line.append(cell);
        for (int i = width(cell); i < width; i++) {
            line.append(' ');
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String signature(TaskDefinition task) {
        String signature = Signature.of(task);
        if (width(signature) <= LONGEST_SIGNATURE) {
            return signature;
        }
        return signature.substring(0, signature.offsetByCodePoints(0, LONGEST_SIGNATURE - 3)) + "...";
    }
}
