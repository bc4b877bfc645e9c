package dev.ntask.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * The type of a parameter.
 *
 * @param declared the type as declared
 * @param container how many words it takes
 * @param conversion how each word becomes a value
 * @param text the type as an author writes it, without packages
 */
public record ValueType(TypeName declared, Container container, Conversion conversion, String text) {
    /** How many words a parameter takes. */
    public enum Container {
        /** One. */
        ONE,
        /** Any number: a {@code List}. */
        LIST,
        /** One or none: an {@code Optional}. */
        OPTIONAL
    }
}
