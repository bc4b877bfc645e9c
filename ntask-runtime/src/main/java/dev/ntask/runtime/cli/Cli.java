package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;

/** Does what one command line says; constructs everything that this takes. */
public final class Cli {
    private final Launch launch;
    private final Invocation invocation;

    /** Creates the command line of a project for one call. */
    public Cli(Launch launch, Invocation invocation) {
        this.launch = launch;
        this.invocation = invocation;
    }

    /** Does what the words say and returns the exit code. */
    public int run() {
        invocation
                .err()
                .println("error: running tasks is not there yet ("
                        + launch.registry().tasks().size() + ")");
        return 1;
    }
}
