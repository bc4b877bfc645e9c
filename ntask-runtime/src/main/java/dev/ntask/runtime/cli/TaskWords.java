package dev.ntask.runtime.cli;

import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.Parameter.Shape;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the words given to one task. */
final class TaskWords {
    private final TaskDefinition task;
    private final Map<String, List<String>> given = new TreeMap<>();

    /** The list that still takes words; a flag closes it. */
    private @Nullable Parameter openList;

    /** The list that took plain words, which may have to give some back. */
    private @Nullable Parameter filledList;

    TaskWords(TaskDefinition task) {
        this.task = task;
    }

    TaskDefinition task() {
        return task;
    }

    /** Tells whether a plain word that comes now is for this task. */
    boolean wantsWord() {
        return openList != null || nextPositional() != null;
    }

    /** Takes a plain word; one must be wanted. */
    void word(String word) {
        Parameter parameter = openList != null ? openList : nextPositional();
        if (parameter == null) {
            throw new AssertionError(task.name() + " wants no word: this is a bug");
        }
        if (parameter.shape() == Shape.POSITIONAL_LIST) {
            openList = parameter;
            filledList = parameter;
            listOf(parameter).add(word);
        } else {
            set(parameter, List.of(word));
        }
    }

    private @Nullable Parameter nextPositional() {
        for (Parameter parameter : task.parameters()) {
            boolean positional = parameter.shape() == Shape.POSITIONAL || parameter.shape() == Shape.POSITIONAL_LIST;
            if (positional && !given.containsKey(parameter.name())) {
                return parameter;
            }
        }
        return null;
    }

    /** Takes no more words for a list that already has some. */
    void closeList() {
        openList = null;
    }

    /** Takes a flag with its value, and the value from the words if it needs one; false if the flag is not its own. */
    boolean flag(String name, @Nullable String value, Words words) {
        for (Parameter parameter : task.parameters()) {
            if (parameter.options().contains(name)) {
                option(parameter, name, value, words);
                return true;
            }
        }
        for (Parameter parameter : task.parameters()) {
            if (parameter.shape() == Shape.FLAG && isNegationOf(parameter, name)) {
                if (value != null) {
                    throw wrong(name + " takes no value");
                }
                set(parameter, List.of("false"));
                return true;
            }
        }
        return false;
    }

    /** Tells whether it has a flag of this name that needs no value. */
    boolean isSwitch(String name) {
        for (Parameter parameter : task.parameters()) {
            if (parameter.options().contains(name)) {
                return parameter.shape() == Shape.FLAG;
            }
        }
        return false;
    }

    boolean hasFlag(String name) {
        for (Parameter parameter : task.parameters()) {
            if (parameter.options().contains(name) || isNegationOf(parameter, name)) {
                return true;
            }
        }
        return false;
    }

    /** Every flag it takes, for suggestions. */
    List<String> flags() {
        List<String> flags = new ArrayList<>();
        for (Parameter parameter : task.parameters()) {
            flags.addAll(parameter.options());
            if (parameter.shape() == Shape.FLAG) {
                for (String option : parameter.options()) {
                    flags.add(Signature.negated(option));
                }
            }
        }
        return flags;
    }

    private static boolean isNegationOf(Parameter parameter, String name) {
        if (parameter.shape() != Shape.FLAG || !name.startsWith("--no-")) {
            return false;
        }
        return parameter.options().contains("--" + name.substring("--no-".length()));
    }

    private void option(Parameter parameter, String name, @Nullable String value, Words words) {
        switch (parameter.shape()) {
            case FLAG -> set(parameter, List.of(value == null ? "true" : value));
            case OPTION -> set(parameter, List.of(value == null ? valueOf(name, words) : value));
            case POSITIONAL -> {
                String word = value == null ? valueOf(name, words) : value;
                if (given.containsKey(parameter.name())) {
                    throw wrong(Signature.label(parameter) + " is given twice: '"
                            + given.get(parameter.name()).get(0) + "' and '" + word + "'");
                }
                set(parameter, List.of(word));
            }
            case OPTION_LIST, POSITIONAL_LIST -> {
                List<String> list = listOf(parameter);
                if (value != null) {
                    list.add(value);
                    return;
                }
                while (words.nextIsPlain()) {
                    list.add(words.next());
                }
            }
        }
    }

    /** The word after an option; one that is a flag here is more likely the next flag, its value forgotten. */
    private String valueOf(String name, Words words) {
        if (!words.hasNext()) {
            throw wrong(name + " needs a value");
        }
        String word = words.peek();
        boolean mark = word.equals(Words.SEPARATOR) || word.equals(Words.REST);
        if (mark || (Words.isFlag(word) && isKnownFlag(word))) {
            throw wrong(name + " needs a value, and '" + word + "' is a flag; to give it as the value, write " + name
                    + "=" + word);
        }
        return words.next();
    }

    private boolean isKnownFlag(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        return hasFlag(name) || Flag.named(name) != null;
    }

    private void set(Parameter parameter, List<String> words) {
        given.put(parameter.name(), words);
    }

    /** The words of a list so far; from now on it counts as given, even if none follow. */
    private List<String> listOf(Parameter parameter) {
        List<String> list = given.get(parameter.name());
        if (list == null) {
            list = new ArrayList<>();
            given.put(parameter.name(), list);
        }
        return list;
    }

    /** The words, if nothing required is missing. */
    Arguments finish() {
        List<Parameter> parameters = task.parameters();
        for (int i = parameters.size() - 1; i >= 0; i--) {
            Parameter parameter = parameters.get(i);
            if (isMissing(parameter)) {
                giveBackTo(parameter, i);
            }
        }
        for (Parameter parameter : parameters) {
            if (isMissing(parameter)) {
                throw wrong("missing " + Signature.label(parameter) + "; " + Signature.usage(task));
            }
        }
        return Arguments.of(given);
    }

    private boolean isMissing(Parameter parameter) {
        return parameter.required() && parameter.defaults().isEmpty() && !given.containsKey(parameter.name());
    }

    /** A list in front of a required word has swallowed it: {@code copy a b target}. */
    private void giveBackTo(Parameter parameter, int index) {
        if (filledList == null || task.parameters().indexOf(filledList) > index) {
            return;
        }
        List<String> words = given.getOrDefault(filledList.name(), List.of());
        if (!words.isEmpty()) {
            set(parameter, List.of(words.remove(words.size() - 1)));
        }
    }

    private UsageException wrong(String what) {
        return new UsageException(task.name() + ": " + what);
    }
}
