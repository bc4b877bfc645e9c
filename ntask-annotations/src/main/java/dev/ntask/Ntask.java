package dev.ntask;

import dev.ntask.spi.Command;
import dev.ntask.spi.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What a task's body calls: commands, dependencies, directories; meant to be imported statically.
 *
 * <p>During a run these act for the running task: output is attributed to it and logged, commands die with it. Outside
 * a run, in a unit test say, a task method is an ordinary method: commands run as plain child processes and
 * {@code depends} does nothing. All methods may be called from any thread; on a thread that ntask did not start, the
 * sole running task is meant, and where several run, {@link #bind(Runnable)} must have said which.
 */
public final class Ntask {
    /** The version of ntask, as in {@code 1.2.3}. */
    public static final String VERSION = "0.1.0";

    private Ntask() {}

    /**
     * Runs a command line through the platform's shell: {@code /bin/sh -c}, or {@code cmd.exe /c} on Windows.
     *
     * @throws ShellException if it exits with another code than 0, unless {@link #unchecked()}
     */
    public static ShellResult shell(String command, ShellOption... options) {
        return run(Command.ofShell(command), options);
    }

    /**
     * Runs a program with its arguments, without a shell.
     *
     * @throws ShellException if it exits with another code than 0, unless {@link #unchecked()}
     */
    public static ShellResult shell(List<String> command, ShellOption... options) {
        return run(Command.ofProgram(command), options);
    }

    /**
     * Runs a script by an interpreter, which gets it as a file: {@code script("python3", "print(1)")}.
     *
     * @throws ShellException if it exits with another code than 0, unless {@link #unchecked()}
     */
    public static ShellResult script(String interpreter, String source, ShellOption... options) {
        return run(Command.ofScript(interpreter, source), options);
    }

    private static ShellResult run(Command command, ShellOption... options) {
        for (ShellOption option : options) {
            command = option.applyTo(command);
        }
        return Host.current().run(command);
    }

    /** Collects the command's output into the {@link ShellResult} instead of showing it. */
    public static ShellOption capture() {
        return Command::captured;
    }

    /** Lets the command exit with any code; {@link ShellResult#returncode()} tells which. */
    public static ShellOption unchecked() {
        return Command::unchecked;
    }

    /** Starts the command in a directory, relative to the project's root. */
    public static ShellOption cwd(String directory) {
        return command -> command.in(directory);
    }

    /** Starts the command in a directory, relative to the project's root. */
    public static ShellOption cwd(Path directory) {
        return cwd(directory.toString());
    }

    /** Sets one environment variable of the command, over those it inherits. */
    public static ShellOption env(String name, String value) {
        return command -> command.with(name, value);
    }

    /** Kills the command with all its descendants, and fails, after a time. */
    public static ShellOption timeout(Duration limit) {
        return command -> command.limitedTo(limit);
    }

    /** Gives the command a text on standard input, as UTF-8. */
    public static ShellOption stdin(String text) {
        return command -> command.fedWith(text);
    }

    /**
     * Declares that the calling task depends on tasks without parameters, or on one with constant arguments.
     *
     * <p>Only the compiler reads this, and only as a top-level statement of a {@link Task} method:
     * {@code depends(Tasks::lint, Tasks::compile)} or {@code depends(() -> test("auth"))}. The call itself does
     * nothing: when a body runs, its dependencies have run.
     */
    public static void depends(TaskRef... tasks) {}

    /** Declares that the calling task depends on a task with one parameter, which has a default. */
    public static <A> void depends(TaskRef1<A> task) {}

    /** Declares that the calling task depends on a task with two parameters, which have defaults. */
    public static <A, B> void depends(TaskRef2<A, B> task) {}

    /** Declares that the calling task depends on a task with three parameters, which have defaults. */
    public static <A, B, C> void depends(TaskRef3<A, B, C> task) {}

    /** Declares that the calling task depends on a task with four parameters, which have defaults. */
    public static <A, B, C, D> void depends(TaskRef4<A, B, C, D> task) {}

    /** Returns the project's root, absolute: where bodies, commands and relative paths are at home. */
    public static Path root() {
        return Host.current().root();
    }

    /** Returns the directory that ntask was called in, absolute. */
    public static Path callerDirectory() {
        return Host.current().callerDirectory();
    }

    /** Returns the same work bound to the calling task, for a thread that ntask did not start. */
    public static Runnable bind(Runnable work) {
        return Host.current().bind(work);
    }

    /** Returns the same work bound to the calling task, for a thread that ntask did not start. */
    public static <T> Callable<T> bind(Callable<T> work) {
        return Host.current().bind(work);
    }
}
