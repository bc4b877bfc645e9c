package dev.ntask.runtime.plan;

import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * A task with the words given to its parameters, defaults filled in; what a plan is made of.
 *
 * <p>Two actions of one registry are the same exactly when task and words are.
 *
 * @param task what its author wrote
 * @param arguments the words of its parameters, completed with their defaults
 */
public record Action(TaskDefinition task, Arguments arguments) {
    /** Creates an action; the defaults of parameters without words are filled in. */
    public Action {
        if (!task.parameters().isEmpty()) {
            arguments = arguments.orDefaultsOf(task.parameters());
        }
    }

    /** Creates the action of a task with its defaults. */
    public static Action of(TaskDefinition task) {
        return new Action(task, Arguments.none());
    }

    /**
     * Returns the name that messages, logs and the action cache use: the task's name and, as they could be typed, the
     * arguments that differ from their defaults, as in {@code test --pattern=auth}.
     */
    public String name() {
        if (task.parameters().isEmpty()) {
            return task.name();
        }
        StringBuilder name = new StringBuilder(task.name());
        for (Parameter parameter : task.parameters()) {
            List<String> words = arguments.words(parameter.name());
            if (!words.equals(parameter.defaults())) {
                for (String word : words) {
                    name.append(' ');
                    appendArgument(name, parameter, word);
                }
            }
        }
        return name.toString();
    }

    /** Returns the words of a command line that mean this action and no other, wherever they are read. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(task.name());
        for (Parameter parameter : task.parameters()) {
            for (String word : arguments.words(parameter.name())) {
                words.add(option(parameter) + "=" + word);
            }
        }
        return words;
    }

    private static String option(Parameter parameter) {
        return parameter.options().isEmpty()
                ? "--" + parameter.name()
                : parameter.options().get(0);
    }

    private static void appendArgument(StringBuilder name, Parameter parameter, String word) {
        String option = option(parameter);
        if (parameter.shape() != Parameter.Shape.FLAG) {
            name.append(option).append('=');
            ShellWord.append(name, word);
        } else if (word.equals("true")) {
            name.append(option);
        } else {
            name.append("--no-").append(option, 2, option.length());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Action action
                && task.ordinal() == action.task.ordinal()
                && task.name().equals(action.task.name())
                && arguments.equals(action.arguments);
    }

    @Override
    public int hashCode() {
        return 31 * task.name().hashCode() + arguments.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
