package dev.ntask.runtime.cli;

import dev.ntask.runtime.plan.ShellWord;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.TaskDefinition;

/** How a task is called, in one line: {@code <version: String> [--push] [--pattern='*']}. */
final class Signature {
    private static final int LONGEST_DEFAULT = 16;

    private Signature() {}

    /** The parameters of a task, each as it is typed. */
    static String of(TaskDefinition task) {
        StringBuilder text = new StringBuilder();
        for (Parameter parameter : task.parameters()) {
            text.append(text.length() == 0 ? "" : " ").append(of(parameter));
        }
        return text.toString();
    }

    /** The call of a task: {@code usage: ntask release <version: String>}. */
    static String usage(TaskDefinition task) {
        String parameters = of(task);
        return "usage: ntask " + task.name() + (parameters.isEmpty() ? "" : " " + parameters);
    }

    /** What a parameter is called in messages: {@code --count}, {@code <version>}. */
    static String label(Parameter parameter) {
        return switch (parameter.shape()) {
            case POSITIONAL, POSITIONAL_LIST -> "<" + parameter.name() + ">";
            case OPTION, OPTION_LIST, FLAG -> parameter.options().get(0);
        };
    }

    private static String of(Parameter parameter) {
        String name = parameter.name() + ": " + typeOfWord(parameter.type());
        String option = parameter.options().get(0);
        return switch (parameter.shape()) {
            case POSITIONAL -> parameter.required() ? "<" + name + ">" : "[" + name + "]";
            case POSITIONAL_LIST -> "[" + name + "...]";
            case OPTION, OPTION_LIST -> "[" + option + "=" + shortDefault(parameter) + "]";
            case FLAG -> "[" + (parameter.defaults().contains("true") ? negated(option) : option) + "]";
        };
    }

    /** The type of one word: that of a list's element. */
    private static String typeOfWord(String type) {
        boolean list = type.startsWith("List<") && type.endsWith(">");
        return list ? type.substring("List<".length(), type.length() - 1) : type;
    }

    /** The words of a default as a shell would need them; three dots stand for what is cut off. */
    private static String shortDefault(Parameter parameter) {
        StringBuilder text = new StringBuilder();
        int left = LONGEST_DEFAULT;
        for (String word : parameter.defaults()) {
            text.append(text.length() == 0 ? "" : " ");
            if (word.length() > left) {
                ShellWord.append(text, word.substring(0, Math.max(0, left - 3)));
                return text.append("...").toString();
            }
            ShellWord.append(text, word);
            left -= word.length() + 1;
        }
        return text.toString();
    }

    /** The form of a flag that says no; a short name has none, and is returned as it is. */
    static String negated(String option) {
        return option.startsWith("--") ? "--no-" + option.substring(2) : option;
    }
}
