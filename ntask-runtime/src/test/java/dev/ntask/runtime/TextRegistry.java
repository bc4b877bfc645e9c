package dev.ntask.runtime;

import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Selection;
import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.SourcePosition;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.registry.TaskMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A registry written as text, a line for a task: {@code "test!: compile >lint gen[mode=fast]"}.
 *
 * <p>A word is a required task, with constant arguments in brackets; {@code >word} only orders, {@code <word} is
 * required because it says so itself; {@code !} after the name makes the task exclusive; {@code (pattern=)} after the
 * name gives it an option with a default. Bodies are given by {@link #body}; without one a task does nothing.
 */
public final class TextRegistry implements Registry {
    /** A task's body. */
    @FunctionalInterface
    public interface Body {
        /** Runs with the words of the action's first parameter, or none. */
        void run(Object[] values) throws Throwable;
    }

    private final Map<String, TaskDefinition> byName = new TreeMap<>();
    private final List<TaskDefinition> tasks = new ArrayList<>();
    private final Map<String, Body> bodies = new HashMap<>();

    public TextRegistry(String... lines) {
        for (String line : lines) {
            TaskDefinition task = task(line);
            byName.put(task.name(), task);
        }
        for (TaskDefinition task : byName.values()) {
            tasks.add(change(task, tasks.size(), task.cached(), task.timeout()));
        }
        for (TaskDefinition task : tasks) {
            byName.put(task.name(), task);
        }
    }

    public TextRegistry body(String name, Body body) {
        bodies.put(find(name).name(), body);
        return this;
    }

    public TextRegistry cached(String name, CacheDefinition cached) {
        TaskDefinition old = find(name);
        return put(change(old, old.ordinal(), Optional.of(cached), old.timeout()));
    }

    public TextRegistry timeout(String name, Duration timeout) {
        TaskDefinition old = find(name);
        return put(change(old, old.ordinal(), old.cached(), Optional.of(timeout)));
    }

    private TextRegistry put(TaskDefinition task) {
        byName.put(task.name(), task);
        tasks.set(task.ordinal(), task);
        return this;
    }

    private TaskDefinition find(String name) {
        TaskDefinition task = byName.get(name);
        if (task == null) {
            throw new AssertionError("no task " + name + " in this test");
        }
        return task;
    }

    public Action action(String name) {
        return Action.of(find(name));
    }

    public Action action(String name, String parameter, String word) {
        return new Action(find(name), Arguments.none().with(parameter, word));
    }

    public Selection select(String... names) {
        List<Action> actions = new ArrayList<>();
        for (String name : names) {
            actions.add(action(name));
        }
        return new Selection(actions);
    }

    @Override
    public List<TaskDefinition> tasks() {
        return List.copyOf(tasks);
    }

    @Override
    public Object[] bind(int ordinal, Arguments arguments) {
        return tasks.get(ordinal).parameters().stream()
                .map(parameter -> String.join(" ", arguments.words(parameter.name())))
                .toArray();
    }

    @Override
    public void invoke(int ordinal, Object[] values) throws Throwable {
        Body body = bodies.get(tasks.get(ordinal).name());
        if (body != null) {
            body.run(values);
        }
    }

    private static TaskDefinition task(String line) {
        String[] halves = line.split(":", 2);
        String head = halves[0].trim();
        boolean exclusive = head.endsWith("!");
        head = exclusive ? head.substring(0, head.length() - 1) : head;
        List<Parameter> parameters = new ArrayList<>();
        while (head.endsWith(")")) {
            String[] parameter =
                    head.substring(head.lastIndexOf('(') + 1, head.length() - 1).split("=", 2);
            head = head.substring(0, head.lastIndexOf('('));
            String[] declared = parameter[0].split(" ", -1);
            String name = declared[declared.length - 1];
            parameters.add(
                    0,
                    new Parameter(
                            name,
                            parameter.length == 1 ? Parameter.Shape.POSITIONAL : Parameter.Shape.OPTION,
                            List.of("--" + name),
                            declared.length == 1 ? "String" : declared[0],
                            parameter.length == 1 ? List.of() : List.of(parameter[1]),
                            List.of(),
                            "",
                            Optional.empty()));
        }
        List<Dependency> dependencies = new ArrayList<>();
        for (String word : halves.length < 2 ? new String[0] : halves[1].trim().split("\\s+")) {
            if (!word.isEmpty()) {
                dependencies.add(dependency(word));
            }
        }
        return new TaskDefinition(
                0,
                head,
                Optional.empty(),
                "",
                "",
                parameters,
                dependencies,
                Optional.empty(),
                !exclusive,
                false,
                false,
                "",
                Optional.empty(),
                new TaskMethod("Tasks", head, "()V"),
                new SourcePosition("Tasks.java", 1));
    }

    private static Dependency dependency(String word) {
        if (word.startsWith(">")) {
            return new Dependency(word.substring(1), Dependency.Kind.ORDER, Arguments.none());
        }
        if (word.startsWith("<")) {
            return new Dependency(word.substring(1), Dependency.Kind.BEFORE, Arguments.none());
        }
        if (word.endsWith("]")) {
            String[] argument =
                    word.substring(word.indexOf('[') + 1, word.length() - 1).split("=", 2);
            return new Dependency(
                    word.substring(0, word.indexOf('[')),
                    Dependency.Kind.REQUIRES,
                    Arguments.none().with(argument[0], argument[1]));
        }
        return new Dependency(word, Dependency.Kind.REQUIRES, Arguments.none());
    }

    private static TaskDefinition change(
            TaskDefinition task, int ordinal, Optional<CacheDefinition> cached, Optional<Duration> timeout) {
        return new TaskDefinition(
                ordinal,
                task.name(),
                task.group(),
                task.summary(),
                task.description(),
                task.parameters(),
                task.dependencies(),
                cached,
                task.parallel(),
                task.hidden(),
                task.aggregate(),
                task.cwd(),
                timeout,
                task.method(),
                task.position());
    }
}
