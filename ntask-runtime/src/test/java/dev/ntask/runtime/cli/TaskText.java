package dev.ntask.runtime.cli;

import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.Parameter.Shape;
import dev.ntask.runtime.registry.SourcePosition;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.registry.TaskMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tasks written as text, one a line: {@code test* <suite> [files...] -p/--pattern=x --names... --fast? # Summary.}
 *
 * <p>{@code name*} is cached, {@code name-} hidden. {@code <a>} is a positional, {@code <a:x|y>} one with choices,
 * {@code [a...]} a list, {@code --a=x} an option ({@code ~} is a blank), {@code --a...} a list of options, {@code --a?} a flag, {@code
 * --a?true} one that is on, {@code @other} a dependency; {@code $VAR} behind a parameter is its variable, and what is
 * called {@code path} or {@code paths} takes paths.
 */
final class TaskText {
    private TaskText() {}

    static List<TaskDefinition> tasks(String text) {
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .sorted((a, b) -> name(a).compareTo(name(b)))
                .toList();
        List<TaskDefinition> tasks = new ArrayList<>();
        for (String line : lines) {
            tasks.add(task(tasks.size(), line));
        }
        return tasks;
    }

    private static String name(String line) {
        String word = line.split(" ", 2)[0];
        return word.endsWith("*") || word.endsWith("-") ? word.substring(0, word.length() - 1) : word;
    }

    private static TaskDefinition task(int ordinal, String line) {
        String[] parts = line.split(" # ", 2);
        String[] words = parts[0].strip().split(" +", -1);
        String name = name(line);
        List<Parameter> parameters = new ArrayList<>();
        List<Dependency> dependencies = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            if (words[i].startsWith("@")) {
                dependencies.add(new Dependency(
                        words[i].substring(1), Dependency.Kind.REQUIRES, dev.ntask.runtime.registry.Arguments.none()));
            } else {
                parameters.add(parameter(words[i]));
            }
        }
        int dot = name.lastIndexOf('.');
        String summary = parts.length < 2 ? "" : parts[1];
        return new TaskDefinition(
                ordinal,
                name,
                dot < 0 ? Optional.empty() : Optional.of(name.substring(0, dot)),
                summary,
                summary,
                parameters,
                dependencies,
                words[0].endsWith("*") ? Optional.of(cached()) : Optional.empty(),
                true,
                words[0].endsWith("-"),
                false,
                "",
                Optional.empty(),
                new TaskMethod("Tasks", name, "()V"),
                new SourcePosition("Tasks.java", ordinal + 1));
    }

    /** A task with patterns of what it reads and writes, as words. */
    static TaskDefinition cached(
            TaskDefinition task, String inputs, String outputs, CacheDefinition.Propagation propagation) {
        return cached(task, inputs, outputs, propagation, CacheDefinition.Mode.AFRESH);
    }

    /** A task that rewrites what it reads. */
    static TaskDefinition inPlace(TaskDefinition task, String inputs) {
        return cached(task, inputs, "", CacheDefinition.Propagation.OUTCOME, CacheDefinition.Mode.IN_PLACE);
    }

    private static TaskDefinition cached(
            TaskDefinition task,
            String inputs,
            String outputs,
            CacheDefinition.Propagation propagation,
            CacheDefinition.Mode mode) {
        CacheDefinition cached = new CacheDefinition(
                patterns(inputs), patterns(outputs), List.of(), List.of(), propagation, false, mode);
        return new TaskDefinition(
                task.ordinal(),
                task.name(),
                task.group(),
                task.summary(),
                task.description(),
                task.parameters(),
                task.dependencies(),
                Optional.of(cached),
                task.parallel(),
                task.hidden(),
                task.aggregate(),
                task.cwd(),
                task.timeout(),
                task.method(),
                task.position());
    }

    private static List<String> patterns(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }

    /** Not strict: there is no code behind these tasks. */
    private static CacheDefinition cached() {
        List<String> none = List.of();
        return new CacheDefinition(
                none, none, none, none, CacheDefinition.Propagation.OUTCOME, false, CacheDefinition.Mode.AFRESH);
    }

    private static Parameter parameter(String text) {
        Matcher variable = Pattern.compile("\\$([A-Z_]+)").matcher(text);
        if (!variable.find()) {
            return bareParameter(text);
        }
        Parameter bare = bareParameter(variable.replaceFirst(""));
        return new Parameter(
                bare.name(),
                bare.shape(),
                bare.options(),
                bare.type(),
                bare.defaults(),
                bare.choices(),
                "",
                Optional.of(variable.group(1)));
    }

    private static Parameter bareParameter(String word) {
        if (word.startsWith("<")) {
            String[] choices = word.substring(1, word.length() - 1).split(":", -1);
            List<String> accepted = choices.length < 2 ? List.of() : List.of(choices[1].split("\\|", -1));
            return parameter(Shape.POSITIONAL, List.of("--" + choices[0]), List.of(), accepted);
        }
        if (word.startsWith("[")) {
            return parameter(Shape.POSITIONAL_LIST, List.of("--" + word.substring(1, word.length() - 4)));
        }
        if (word.endsWith("...")) {
            return parameter(Shape.OPTION_LIST, options(word.substring(0, word.length() - 3)));
        }
        if (word.contains("?")) {
            String[] parts = word.split("\\?", 2);
            List<String> defaults = List.of(parts[1].isEmpty() ? "false" : parts[1]);
            return parameter(Shape.FLAG, options(parts[0]), defaults, List.of());
        }
        String[] parts = word.split("=", 2);
        return parameter(Shape.OPTION, options(parts[0]), List.of(parts[1].replace('~', ' ')), List.of());
    }

    private static List<String> options(String names) {
        return List.of(names.split("/", -1));
    }

    private static Parameter parameter(Shape shape, List<String> options) {
        return parameter(shape, options, List.of(), List.of());
    }

    private static Parameter parameter(Shape shape, List<String> options, List<String> defaults, List<String> choices) {
        String last = options.get(options.size() - 1);
        boolean list = shape == Shape.POSITIONAL_LIST || shape == Shape.OPTION_LIST;
        String name = last.replaceFirst("^-+", "");
        String word = name.startsWith("path") ? "Path" : "String";
        String type = list ? "List<" + word + ">" : shape == Shape.FLAG ? "boolean" : word;
        return new Parameter(name, shape, options, type, defaults, choices, "", Optional.empty());
    }
}
