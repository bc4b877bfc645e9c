package dev.ntask.runtime.cli;

import dev.ntask.runtime.Launch;
import dev.ntask.runtime.registry.ArgumentException;
import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** A project as the processor would generate it, from text and lambdas; parameters called {@code number} are numbers. */
class FakeLaunch extends Launch {
    /** A task's body, called with its bound words by parameter. */
    interface Body {
        void run(Map<String, List<String>> words) throws Throwable;
    }

    private final List<TaskDefinition> tasks;
    private final Map<String, Body> bodies = new HashMap<>();

    FakeLaunch(String text) {
        tasks = new ArrayList<>(TaskText.tasks(text));
    }

    /** Declares what a task that is cached reads and writes, each pattern a word. */
    FakeLaunch cached(String name, String inputs, String outputs) {
        return cached(name, inputs, outputs, Propagation.OUTCOME);
    }

    FakeLaunch cached(String name, String inputs, String outputs, Propagation propagation) {
        tasks.replaceAll(task -> task.name().equals(name) ? TaskText.cached(task, inputs, outputs, propagation) : task);
        return this;
    }

    /** Declares that a task rewrites what it reads. */
    FakeLaunch inPlace(String name, String inputs) {
        tasks.replaceAll(task -> task.name().equals(name) ? TaskText.inPlace(task, inputs) : task);
        return this;
    }

    FakeLaunch body(String task, Body body) {
        bodies.put(task, body);
        return this;
    }

    @Override
    public Registry registry() {
        return new Registry() {
            @Override
            public List<TaskDefinition> tasks() {
                return tasks;
            }

            @Override
            public Object[] bind(int ordinal, Arguments arguments) {
                for (String word : arguments.words("number")) {
                    if (!word.matches("-?[0-9]+")) {
                        throw new ArgumentException("number", "'" + word + "' is not a whole number");
                    }
                }
                return new Object[] {arguments.asMap()};
            }

            @Override
            @SuppressWarnings("unchecked")
            public void invoke(int ordinal, Object[] values) throws Throwable {
                bodies.getOrDefault(tasks.get(ordinal).name(), words -> {}).run((Map<String, List<String>>) values[0]);
            }
        };
    }

    @Override
    public CommandSpec command(int ordinal) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(tasks.get(ordinal).summary());
        return spec;
    }
}
