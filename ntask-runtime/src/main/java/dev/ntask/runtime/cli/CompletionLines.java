package dev.ntask.runtime.cli;

import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Says in lines what there is to complete, for shells that start no Java: {@code words.awk} reads them.
 *
 * <p>The first line names the form. In the others, the fields are separated by tabs and the names of one flag by blanks:
 *
 * <pre>
 * flag       own  NAMES  VALUE  SUMMARY  CHOICE...          a flag of ntask
 * command    NAME  SUMMARY  TAKES  FLAGS  WORD...   what it takes, which of ntask's flags and which words
 * switch     own  NAME  none  SUMMARY                       a flag of the command above
 * group      NAME  SUMMARY
 * task       NAME  SUMMARY                                  or hidden: by name it is known, but not offered
 * of         NAME                                           what this task takes
 * parameter  SHAPE  NAMES  VALUE  SUMMARY  CHOICE...
 * </pre>
 *
 * <p>A command takes {@code none}, a {@code word} of its own, one {@code task}, or {@code tasks}; or a {@code record}: a run,
 * named by one of its words or by a date, and a task behind it, or a task alone.
 *
 * <p>A value is {@code none}, {@code any}, a {@code choice}, a {@code path}, a {@code number} (taken only if it is one), a
 * {@code task}, or the {@code name} of a task that then stands for itself.
 */
public final class CompletionLines {
    private static final String FORMAT = "ntask completion 1";

    private final StringBuilder text = new StringBuilder();

    private CompletionLines() {}

    /** Returns the lines of ntask itself and of a project's tasks, which are sorted by name. */
    public static String of(List<TaskDefinition> tasks) {
        CompletionLines lines = new CompletionLines();
        lines.text.append(FORMAT).append('\n');
        lines.addOwn();
        lines.addGroups(tasks);
        for (TaskDefinition task : tasks) {
            lines.line(task.hidden() ? "hidden" : "task", task.name(), task.summary());
        }
        for (TaskDefinition task : tasks) {
            lines.addParameters(task);
        }
        return lines.text.toString();
    }

    private void addOwn() {
        for (Flag flag : Flag.values()) {
            line("flag", "own", String.join(" ", flag.names()), value(flag), flag.description(), flag.choices());
        }
        for (Builtin builtin : Builtin.values()) {
            List<String> words = builtin.operand().words();
            line("command", builtin.word(), builtin.description(), takes(builtin), flags(builtin), words);
            for (Builtin.Switch each : builtin.switches()) {
                line("switch", "own", each.name(), "none", each.description(), List.of());
            }
        }
    }

    private static String value(Flag flag) {
        if (!flag.choices().isEmpty()) {
            return "choice";
        }
        return switch (flag.valueLabel()) {
            case "" -> "none";
            case "N" -> flag == Flag.JOBS ? "number" : "any"; // the others need one
            case "TASK" -> flag == Flag.WHY ? "name" : "task";
            case "DIR", "FILE", "PATH" -> "path";
            default -> "any";
        };
    }

    private static String takes(Builtin builtin) {
        if (builtin.takesTasks()) {
            return builtin.operand().label().endsWith("...") ? "tasks" : "task";
        }
        if (builtin.operand().own() > 0) {
            return "record";
        }
        return builtin.operand().words().isEmpty() ? "none" : "word";
    }

    /** The flags of ntask that mean something to a command, but for those that it has itself. */
    private static String flags(Builtin builtin) {
        List<String> names = new ArrayList<>();
        for (Flag flag : Flag.values()) {
            if (flag.concerns(builtin) && !builtin.hasSwitch(flag.longName())) {
                names.add(flag.longName());
            }
        }
        return String.join(" ", names);
    }

    private void addGroups(List<TaskDefinition> tasks) {
        TreeSet<String> groups = new TreeSet<>();
        for (TaskDefinition task : tasks) {
            if (!task.hidden()) {
                for (int dot = task.name().indexOf('.');
                        dot > 0;
                        dot = task.name().indexOf('.', dot + 1)) {
                    groups.add(task.name().substring(0, dot));
                }
            }
        }
        for (TaskDefinition task : tasks) {
            groups.remove(task.name()); // the task of this very name wins
        }
        for (String group : groups) {
            line("group", group, "All tasks of this group.");
        }
    }

    /** A task that takes nothing has a line, too: it tells the reader that it need not read on. */
    private void addParameters(TaskDefinition task) {
        line("of", task.name());
        for (Parameter parameter : task.parameters()) {
            String names = String.join(" ", parameter.options());
            line("parameter", shape(parameter), names, value(parameter), parameter.description(), parameter.choices());
        }
    }

    private static String shape(Parameter parameter) {
        return switch (parameter.shape()) {
            case POSITIONAL -> "word";
            case POSITIONAL_LIST -> "words";
            case OPTION -> "option";
            case OPTION_LIST -> "options";
            case FLAG -> parameter.defaults().contains("true") ? "no-flag" : "flag";
        };
    }

    private static String value(Parameter parameter) {
        if (!parameter.choices().isEmpty()) {
            return "choice";
        }
        if (parameter.shape() == Parameter.Shape.FLAG) {
            return "none";
        }
        return parameter.takesPaths() ? "path" : "any";
    }

    private void line(String kind, String first, String second, String third, String fourth, List<String> words) {
        line(kind, first, second, third, fourth);
        text.setLength(text.length() - 1);
        for (String word : words) {
            if (word.equals(PlainText.of(word))) { // else nobody could type it
                text.append('\t').append(word);
            }
        }
        text.append('\n');
    }

    private void line(String kind, String... fields) {
        text.append(kind);
        for (String field : fields) {
            text.append('\t').append(PlainText.of(field));
        }
        text.append('\n');
    }
}
