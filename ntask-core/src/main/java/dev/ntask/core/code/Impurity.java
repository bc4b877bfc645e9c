package dev.ntask.core.code;

/**
 * Something in a task's reach that its result could depend on, or change, without a trace in the fingerprint.
 *
 * @param task the task, as on the command line
 * @param what the variable or property that is read, if its name is constant, else empty; the field with its class
 * @param path the shortest way there in words: {@code compile -> Flags.all -> System.getenv("CI") (Flags.java:12)}
 */
public record Impurity(String task, Kind kind, String what, String path) {

    /** What is done there. */
    public enum Kind {
        /** Reads an environment variable, or all of them. */
        ENVIRONMENT,
        /** Reads a system property; see {@link ImpureCalls} for those that are left out. */
        PROPERTY,
        /** Asks for the time. */
        CLOCK,
        /** Makes random numbers from a seed that is another each time. */
        RANDOM,
        /** Talks to the network, or asks it for names. */
        NETWORK,
        /** Writes a static field of the project, outside the initializers of classes. */
        FIELD_WRITE,
        /** Reads a static field that some task writes. */
        FIELD_READ
    }
}
