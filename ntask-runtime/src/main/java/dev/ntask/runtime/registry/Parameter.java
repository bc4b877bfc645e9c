package dev.ntask.runtime.registry;

import java.util.List;
import java.util.Optional;

/**
 * One parameter of a task, as the command line sees it.
 *
 * @param name the name of the Java parameter
 * @param shape how it appears on the command line
 * @param options its option names with dashes, the main one first; a positional has one too ({@code --version=1})
 * @param type its Java type as written in the source, without packages; {@code Path} is that of {@code java.nio.file},
 *     any other class of this name keeps its package
 * @param defaults the words it has where none are given; empty for a required one and for an absent {@code Optional}
 * @param choices the only words accepted, or empty for any
 * @param description help text, or an empty string
 * @param env the environment variable that supplies it where the command line does not
 */
public record Parameter(
        String name,
        Shape shape,
        List<String> options,
        String type,
        List<String> defaults,
        List<String> choices,
        String description,
        Optional<String> env) {
    /** How a parameter appears on the command line. */
    public enum Shape {
        /** A required word. */
        POSITIONAL,
        /** Any number of words. */
        POSITIONAL_LIST,
        /** {@code --name=value}, which may be left out. */
        OPTION,
        /** {@code --name=value}, which may be repeated or left out. */
        OPTION_LIST,
        /** {@code --name} or {@code --no-name}; its word is {@code true} or {@code false}. */
        FLAG
    }

    /** Creates a parameter; the lists are copied. */
    public Parameter {
        options = List.copyOf(options);
        defaults = List.copyOf(defaults);
        choices = List.copyOf(choices);
    }

    /** Tells whether its values are paths; the processor qualifies the name of any other class called so. */
    public boolean takesPaths() {
        return type.equals("Path") || type.equals("List<Path>") || type.equals("Optional<Path>");
    }

    /** Returns this parameter with other defaults. */
    public Parameter withDefaults(List<String> words) {
        return new Parameter(name, shape, options, type, words, choices, description, env);
    }

    /** Tells whether a value must be given. */
    public boolean required() {
        return shape == Shape.POSITIONAL;
    }

    /** Tells whether it takes more than one word. */
    public boolean repeatable() {
        return shape == Shape.POSITIONAL_LIST || shape == Shape.OPTION_LIST;
    }
}
