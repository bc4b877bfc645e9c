package dev.ntask.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * How one word becomes a value.
 *
 * @param kind the way
 * @param type the value's type; boxed if it is primitive
 * @param member the static method of a {@link Kind#FACTORY}, else empty
 * @param constants the constants of a {@link Kind#ENUM}, else empty
 */
public record Conversion(Kind kind, TypeName type, String member, List<String> constants) {
    /** The ways. */
    public enum Kind {
        /** The word itself. */
        STRING,
        /** True or false. */
        BOOLEAN,
        /** A single character. */
        CHAR,
        /** A whole number of 8 bits. */
        BYTE,
        /** A whole number of 16 bits. */
        SHORT,
        /** A whole number of 32 bits. */
        INT,
        /** A whole number of 64 bits. */
        LONG,
        /** A number of 32 bits. */
        FLOAT,
        /** A number of 64 bits. */
        DOUBLE,
        /** An enum's constant. */
        ENUM,
        /** A path. */
        PATH,
        /** A duration. */
        DURATION,
        /** What a static method of the type makes of it. */
        FACTORY,
        /** What a constructor of the type makes of it. */
        CONSTRUCTOR
    }

    /** Creates a conversion; the list is copied. */
    public Conversion {
        constants = List.copyOf(constants);
    }

    /** Returns a conversion that needs no member. */
    public static Conversion of(Kind kind, TypeName type) {
        return new Conversion(kind, type, "", List.of());
    }
}
