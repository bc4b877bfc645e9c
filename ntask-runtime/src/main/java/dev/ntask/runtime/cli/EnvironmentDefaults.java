package dev.ntask.runtime.cli;

import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A registry in which environment variables have taken the place of the defaults of the parameters that name them.
 *
 * <p>So a variable counts wherever a default would, for a task that is run as another's dependency too; else one task
 * could run twice in a build, once with the variable and once without.
 */
final class EnvironmentDefaults implements Registry {
    private final Registry registry;
    private final List<TaskDefinition> tasks;

    private EnvironmentDefaults(Registry registry, List<TaskDefinition> tasks) {
        this.registry = registry;
        this.tasks = tasks;
    }

    /** A registry with the defaults of an environment; the registry itself where no variable is set. */
    static Registry of(Registry registry, Map<String, String> environment, PathWords paths) {
        List<TaskDefinition> tasks = registry.tasks();
        List<TaskDefinition> changed = null;
        for (int i = 0; i < tasks.size(); i++) {
            TaskDefinition task = tasks.get(i);
            if (isConcerned(task, environment)) {
                changed = changed == null ? new ArrayList<>(tasks) : changed;
                changed.set(i, with(task, environment, paths));
            }
        }
        return changed == null ? registry : new EnvironmentDefaults(registry, List.copyOf(changed));
    }

    /** Tells whether some variable of the environment supplies a parameter of a task. */
    static boolean isConcerned(TaskDefinition task, Map<String, String> environment) {
        for (Parameter parameter : task.parameters()) {
            if (parameter.env().isPresent()
                    && environment.containsKey(parameter.env().get())) {
                return true;
            }
        }
        return false;
    }

    private static TaskDefinition with(TaskDefinition task, Map<String, String> environment, PathWords paths) {
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : task.parameters()) {
            String value = parameter.env().isPresent()
                    ? environment.get(parameter.env().get())
                    : null;
            if (value == null) {
                parameters.add(parameter);
            } else {
                List<String> words = words(parameter, value);
                boolean path = parameter.takesPaths();
                parameters.add(parameter.withDefaults(path ? paths.fromRoot(words) : words));
            }
        }
        return task.withParameters(parameters);
    }

    /** The words of a variable: several by commas for a list, a truth in the usual spellings for a flag. */
    private static List<String> words(Parameter parameter, String value) {
        if (parameter.repeatable()) {
            return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
        }
        return List.of(parameter.shape() == Parameter.Shape.FLAG ? truth(value) : value);
    }

    private static String truth(String value) {
        return switch (value) {
            case "1", "yes", "on" -> "true";
            case "", "0", "no", "off" -> "false";
            default -> value;
        };
    }

    @Override
    public List<TaskDefinition> tasks() {
        return tasks;
    }

    @Override
    public Object[] bind(int ordinal, Arguments arguments) {
        return registry.bind(ordinal, arguments);
    }

    @Override
    public void invoke(int ordinal, Object[] values) throws Throwable {
        registry.invoke(ordinal, values);
    }
}
