package dev.ntask.spi;

import dev.ntask.ShellResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * What stands behind {@link dev.ntask.Ntask}: this class itself outside a run, a runtime's subclass during one.
 *
 * <p>The installed host is the one static of ntask: a task's body is a plain static method, so there is no other way
 * to hand it its surroundings. Thread-safe.
 */
public class Host {
    private static final Host PLAIN = new Host();
    private static volatile Host current = PLAIN;

    /** Creates a host; for subclasses. */
    protected Host() {}

    /** Returns the host of the run in progress, or the plain one outside a run. */
    public static Host current() {
        return current;
    }

    /** Installs a host for the length of a run, or the plain one again with {@link #plain()}. */
    public static void install(Host host) {
        current = host;
    }

    /** Returns the host that runs commands as plain child processes. */
    public static Host plain() {
        return PLAIN;
    }

    /**
     * Runs a command to its end.
     *
     * @throws dev.ntask.ShellException if it is checked and exits with another code than 0
     * @throws dev.ntask.NtaskException if it cannot be started or takes too long
     */
    public ShellResult run(Command command) {
        return new PlainProcess(command, root()).run();
    }

    /** Returns the project's root, absolute; outside a run the working directory. */
    public Path root() {
        return Path.of("").toAbsolutePath();
    }

    /** Returns the directory that ntask was called in, absolute; outside a run the working directory. */
    public Path callerDirectory() {
        return root();
    }

    /** Returns the work bound to the task of the calling thread; outside a run the work itself. */
    public Runnable bind(Runnable work) {
        return work;
    }

    /** Returns the work bound to the task of the calling thread; outside a run the work itself. */
    public <T> Callable<T> bind(Callable<T> work) {
        return work;
    }
}
