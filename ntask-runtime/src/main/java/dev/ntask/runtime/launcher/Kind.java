package dev.ntask.runtime.launcher;

/** What part a recorded file plays in making the compiled tasks. */
enum Kind {
    /** A jar that a running ntask is made of. */
    RUNTIME,
    /** A jar of the processor. */
    COMPILE,
    /** {@code ntask.toml}: only its dependencies matter. */
    CONFIGURATION,
    /** A source of the tasks. */
    SOURCE,
    /** A jar that a dependency resolved to. */
    LIBRARY,
    /** The compiled tasks themselves. */
    PROJECT;

    /** Tells whether tasks run with it on the class path. */
    boolean isOnClassPath() {
        return this == RUNTIME || this == LIBRARY || this == PROJECT;
    }
}
