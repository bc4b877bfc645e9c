package dev.ntask.runtime.cli;

import dev.ntask.core.text.Columns;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.report.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the list of tasks: those without a group first, then each group.
 *
 * <p>A task takes one line, its summary going on below itself, as long as the terminal leaves summaries enough room; else
 * they have lines of their own. No line is wider than the terminal.
 */
final class TaskTable {
    private static final int LONGEST_SIGNATURE = 40;

    /** With less room than this beside the signatures, summaries stand below them. */
    private static final int NARROWEST_SUMMARY = 24;

    private static final String INDENT = "  ";
    private static final String BELOW = "      ";
    private static final String HIDDEN = "(hidden)";

    private final List<TaskDefinition> tasks;
    private final int width;
    private int nameWidth;
    private int signatureWidth;
    private int summaryWidth;

    private TaskTable(List<TaskDefinition> tasks, int width) {
        this.tasks = tasks;
        this.width = width;
        for (TaskDefinition task : tasks) {
            nameWidth = Math.max(nameWidth, Columns.of(task.name()));
            signatureWidth = Math.max(signatureWidth, Columns.of(signature(task)));
            summaryWidth = Math.max(summaryWidth, Columns.of(summary(task)));
        }
    }

    /** The table of some tasks for a terminal of so many columns. */
    static TaskTable of(List<TaskDefinition> tasks, int width) {
        return new TaskTable(tasks, width);
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
        int start = INDENT.length() + nameWidth + 4 + (signatureWidth == 0 ? 0 : signatureWidth + 2);
        boolean beside = start + Math.min(summaryWidth, NARROWEST_SUMMARY) <= width;
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, List<TaskDefinition>> group : groups.entrySet()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(Columns.wrap(group.getKey().isEmpty() ? "Tasks" : OneLine.of(group.getKey()), width));
            for (TaskDefinition task : group.getValue()) {
                lines.addAll(beside ? inColumns(task, start) : stacked(task));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private List<String> inColumns(TaskDefinition task, int start) {
        String mark = task.cached().isPresent() ? " *  " : "    ";
        String head = INDENT + Columns.pad(task.name(), nameWidth) + mark + signature(task);
        List<String> lines = new ArrayList<>();
        for (String part : Columns.wrap(summary(task), width - start)) {
            lines.add((Columns.pad(lines.isEmpty() ? head : "", start) + part).stripTrailing());
        }
        return lines;
    }

    private List<String> stacked(TaskDefinition task) {
        String call = (task.name() + (task.cached().isPresent() ? " * " : " ") + signature(task)).strip();
        boolean fits = INDENT.length() + Columns.of(call) <= width;
        List<String> lines = new ArrayList<>();
        for (String part : fits ? List.of(call) : Columns.wrap(call, width - BELOW.length())) {
            lines.add((lines.isEmpty() ? INDENT : BELOW) + part);
        }
        if (!summary(task).isEmpty()) {
            for (String part : Columns.wrap(summary(task), width - BELOW.length())) {
                lines.add(BELOW + part);
            }
        }
        return lines;
    }

    private static String summary(TaskDefinition task) {
        String summary = OneLine.of(task.summary());
        return task.hidden() ? (HIDDEN + " " + summary).strip() : summary;
    }

    private static String signature(TaskDefinition task) {
        return Columns.cut(OneLine.of(Signature.of(task)), LONGEST_SIGNATURE);
    }
}
