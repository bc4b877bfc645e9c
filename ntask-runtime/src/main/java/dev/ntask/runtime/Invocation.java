package dev.ntask.runtime;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One call of ntask with everything it takes from its surroundings; below this nothing asks the process.
 *
 * @param arguments the words after {@code ntask}
 * @param root the project's root, absolute
 * @param callerDirectory the directory that ntask was called in, absolute
 * @param environment the environment variables
 * @param out standard output
 * @param err standard error
 * @param ownsProcess whether signals and the end of the JVM are this call's to handle
 */
public record Invocation(
        List<String> arguments,
        Path root,
        Path callerDirectory,
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        boolean ownsProcess) {
    /** The variable by which the launcher says where it was called, since it changes to the project's root. */
    public static final String CALLER_DIRECTORY = "NTASK_CALLER_DIR";

    /** Creates an invocation; the collections are copied. */
    public Invocation {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Returns the call that this process is: its working directory is the root, its output is UTF-8. */
    public static Invocation ofProcess(String[] arguments) {
        Path root = Path.of("").toAbsolutePath();
        Map<String, String> environment = System.getenv();
        String caller = environment.get(CALLER_DIRECTORY);
        return new Invocation(
                List.of(arguments),
                root,
                caller == null || caller.isEmpty() ? root : root.resolve(caller),
                environment,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                true);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192), true, StandardCharsets.UTF_8);
    }
}
