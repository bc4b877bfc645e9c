package dev.ntask.processor.model;

import dev.ntask.core.text.Names;
import dev.ntask.processor.model.Conversion.Kind;
import dev.ntask.processor.model.ValueType.Container;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of a task's method.
 *
 * @param name its name
 * @param type its type
 * @param names the option names that {@code @Arg} gives it; empty for its own
 * @param defaults the words of {@code @Default}, if there is one
 * @param choices the words that {@code @Arg} allows; empty for any
 * @param description the help text, or empty
 * @param env the environment variable that supplies it
 * @param origin where it is declared
 */
public record ParameterModel(
        String name,
        ValueType type,
        List<Located> names,
        Optional<List<Located>> defaults,
        List<Located> choices,
        String description,
        Optional<Located> env,
        Origin origin) {
    /** How a parameter appears on the command line; the constants are those of the registry's {@code Shape}. */
    public enum Shape {
        /** A required word. */
        POSITIONAL,
        /** Any number of words. */
        POSITIONAL_LIST,
        /** An option. */
        OPTION,
        /** An option that may be repeated. */
        OPTION_LIST,
        /** A flag. */
        FLAG
    }

    /** Creates a parameter; the lists are copied. */
    public ParameterModel {
        names = List.copyOf(names);
        defaults = defaults.map(List::copyOf);
        choices = List.copyOf(choices);
    }

    /** Returns how the parameter appears on the command line. */
    public Shape shape() {
        if (type.container() == Container.LIST) {
            return defaults.isPresent() ? Shape.OPTION_LIST : Shape.POSITIONAL_LIST;
        }
        if (type.conversion().kind() == Kind.BOOLEAN) {
            return Shape.FLAG;
        }
        boolean optional = type.container() == Container.OPTIONAL || defaults.isPresent();
        return optional ? Shape.OPTION : Shape.POSITIONAL;
    }

    /** Tells whether a value must be given. */
    public boolean required() {
        return shape() == Shape.POSITIONAL;
    }

    /** Returns the option names with dashes, the main one first. */
    public List<String> options() {
        return names.isEmpty()
                ? List.of("--" + Names.kebab(name))
                : names.stream().map(Located::text).toList();
    }

    /** Returns the words it has where none are given. */
    public List<String> defaultWords() {
        boolean off = shape() == Shape.FLAG && type.container() == Container.ONE;
        return defaults.map(words -> words.stream().map(Located::text).toList())
                .orElseGet(() -> off ? List.of("false") : List.of());
    }

    /** Returns the only words accepted; empty for any. */
    public List<String> allChoices() {
        return choices.isEmpty()
                ? type.conversion().constants()
                : choices.stream().map(Located::text).toList();
    }
}
