package dev.ntask.runtime;

import dev.ntask.runtime.cli.Cli;
import dev.ntask.runtime.registry.Registry;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The one hand-over from generated code to ntask: the generated {@code NtaskMain} extends it.
 *
 * <p>It is also the service by which the launcher finds a project's tasks. Its abstract methods are called only when
 * what they return is needed, so that a start that needs no command class loads none.
 */
public abstract class Launch {
    /** Creates a launch; for generated code. */
    protected Launch() {}

    /** Returns the project's tasks. */
    public abstract Registry registry();

    /** Returns the picocli command of a task, by its ordinal: its options, positional words and help. */
    public abstract CommandSpec command(int ordinal);

    /** Does what the words of this process's command line say, and ends the process with the exit code. */
    public final void start(String[] arguments) {
        ProcessEnd.with(run(Invocation.ofProcess(arguments)));
    }

    /** Does what an invocation's words say and returns the exit code: 0, 1, 2 or 130. */
    public final int run(Invocation invocation) {
        return new Cli(this, invocation).run();
    }
}
