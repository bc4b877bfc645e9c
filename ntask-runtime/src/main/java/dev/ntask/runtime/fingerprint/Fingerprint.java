package dev.ntask.runtime.fingerprint;

import java.util.List;

/**
 * Everything that decides an action's result: named fields in a fixed order, and their digest.
 *
 * @param fields the fields, in the order in which they are hashed
 */
public record Fingerprint(List<Field> fields) {
    /** Creates a fingerprint; the list is copied. */
    public Fingerprint {
        fields = List.copyOf(fields);
    }

    /**
     * One thing that decides the result.
     *
     * @param name what it is among its kind: a file's path, a variable's name; empty where there is only one
     * @param value its value, or the digest of it
     */
    public record Field(Kind kind, String name, String value) {}

    /** What a field stands for; each says why it decides the result. Hashed by name, compared in this order. */
    public enum Kind {
        /** The meaning of all other fields; raised when ntask itself would make other results of them. */
        SCHEMA,
        /** Which task it is: two tasks may have the same inputs. */
        TASK,
        /** An input file's content, executable bit and link target. */
        INPUT,
        /** A word given to a parameter: the body sees it. */
        ARGUMENT,
        /** A declared environment variable: the body may read it. */
        ENVIRONMENT,
        /** What a declared tool printed: another compiler makes other results. */
        TOOL,
        /** The digest of the bytecode that the body reaches: another program makes other results. */
        CODE,
        /** A dependency's outcome or fingerprint: the body may use what the dependency made. */
        DEPENDENCY,
        /** The Java feature version: the JDK's behaviour is part of the body's. */
        JAVA,
        /** Operating system and architecture: commands differ between them. */
        PLATFORM,
        /** The declared patterns and settings: they decide which files are looked at and where commands run. */
        DECLARATION
    }
}
