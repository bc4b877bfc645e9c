package dev.ntask.runtime;

import dev.ntask.runtime.registry.Registry;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The one hand-over from generated code to ntask: the generated {@code NtaskMain} extends it.
 *
 * <p>It is also the service by which the launcher finds a project's tasks. Its methods are called only when what they
 * return is needed, so that a start that needs no command class loads none.
 */
public abstract class Launch {
    /** Creates a launch; for generated code. */
    protected Launch() {}

    /** Returns the project's tasks. */
    public abstract Registry registry();

    /** Returns the picocli command of a task, by its ordinal: its options, positional words and help. */
    public abstract CommandSpec command(int ordinal);
}
