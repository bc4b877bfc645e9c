package dev.ntask.runtime;

import dev.ntask.runtime.cli.Cli;
import dev.ntask.runtime.cli.CompletionLines;
import dev.ntask.runtime.registry.Registry;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The one hand-over from generated code to ntask: the generated {@code NtaskMain} extends it.
 *
 * <p>It is also the service by which the launcher finds a project's tasks. Its abstract methods are called only when
 * what they return is needed, so that a start that needs no command class loads none.
 */
public abstract class Launch {
    /**
     * What {@link #run} returns instead of an exit code to ask for another call, since the definitions of the tasks have
     * changed; only if the invocation says that they would be compiled anew.
     */
    public static final int RENEW = -1;

    /** Creates a launch; for generated code. */
    protected Launch() {}

    /** Returns the project's tasks. */
    public abstract Registry registry();

    /** Returns the picocli command of a task, by its ordinal: its options, positional words and help. */
    public abstract CommandSpec command(int ordinal);

    /** Returns where the tasks' classes and those of their libraries come from, in order; entries may be relative. */
    public final List<Path> classPath() {
        List<Path> entries = new ArrayList<>();
        if (getClass().getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                entries.add(Path.of(URI.create(url.toString())));
            }
            return entries;
        }
        String path = System.getProperty("java.class.path", "");
        int start = 0;
        for (int end = path.indexOf(File.pathSeparatorChar);
                end >= 0;
                end = path.indexOf(File.pathSeparatorChar, start)) {
            entries.add(Path.of(path.substring(start, end)));
            start = end + 1;
        }
        entries.add(Path.of(path.substring(start)));
        return entries;
    }

    /** Returns what shells read to complete words without starting Java: lines of text, the same for the same tasks. */
    public final String completion() {
        return CompletionLines.of(registry().tasks());
    }

    /** Does what the words of this process's command line say, and ends the process with the exit code. */
    public final void start(String[] arguments) {
        ProcessEnd.with(run(Invocation.ofProcess(arguments)));
    }

    /** Does what an invocation's words say and returns the exit code: 0, 1, 2 or 130, or {@link #RENEW}. */
    public final int run(Invocation invocation) {
        return new Cli(this, invocation).run();
    }
}
