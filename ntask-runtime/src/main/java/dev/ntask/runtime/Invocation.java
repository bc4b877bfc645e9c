package dev.ntask.runtime;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of ntask with everything it takes from its surroundings; below this nothing asks the process.
 *
 * @param arguments the words after {@code ntask}
 * @param root the project's root, absolute
 * @param callerDirectory the directory that ntask was called in, absolute
 * @param environment the environment variables
 * @param out standard output
 * @param err standard error
 * @param output where standard output goes, if that is this process's: it knows whether somebody still reads
 * @param terminal whether standard output is a terminal
 * @param ownsProcess whether signals and the end of the JVM are this call's to handle
 * @param renewal what changed in the tasks' definitions since an earlier such call, in a line: empty text in the first call;
 *     absent where nobody would compile them anew
 * @param definition what decides which tasks there are; absent where no answer can be kept
 */
public record Invocation(
        List<String> arguments,
        Path root,
        Path callerDirectory,
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        Optional<ProcessOutput> output,
        boolean terminal,
        boolean ownsProcess,
        Optional<String> renewal,
        Optional<Definition> definition) {
    /** The variable by which the launcher says where it was called, since it changes to the project's root. */
    public static final String CALLER_DIRECTORY = "NTASK_CALLER_DIR";

    /** Creates an invocation; the collections are copied. */
    public Invocation {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Creates a call of tasks that nobody compiles anew. */
    public Invocation(
            List<String> arguments,
            Path root,
            Path callerDirectory,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            boolean terminal,
            boolean ownsProcess) {
        this(
                arguments,
                root,
                callerDirectory,
                environment,
                out,
                err,
                Optional.empty(),
                terminal,
                ownsProcess,
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the call that this process is: its working directory is the root, its output is UTF-8. */
    public static Invocation ofProcess(String[] arguments) {
        Path root = Path.of("").toAbsolutePath();
        ProcessOutput out = new ProcessOutput(FileDescriptor.out);
        return new Invocation(
                List.of(arguments),
                root,
                caller(root),
                variables(),
                utf8(out),
                utf8(new ProcessOutput(FileDescriptor.err)),
                Optional.of(out),
                isTerminal(),
                true,
                Optional.empty(),
                Optional.empty());
    }

    /** Tells whether something was said that nobody reads any more, as behind {@code head}; safe in any thread. */
    public boolean isUnread() {
        return output.isPresent() && output.get().isUnread();
    }

    /** Returns this call with other environment variables. */
    public Invocation withEnvironment(Map<String, String> variables) {
        return new Invocation(
                arguments,
                root,
                callerDirectory,
                variables,
                out,
                err,
                output,
                terminal,
                ownsProcess,
                renewal,
                definition);
    }

    /** Returns this call for tasks that would be compiled anew, with what changed in them since an earlier such call. */
    public Invocation withRenewal(String changed) {
        return new Invocation(
                arguments,
                root,
                callerDirectory,
                environment,
                out,
                err,
                output,
                terminal,
                ownsProcess,
                Optional.of(changed),
                definition);
    }

    /** Returns this call for tasks of which it is known what decides them. */
    public Invocation withDefinition(Definition known) {
        return new Invocation(
                arguments,
                root,
                callerDirectory,
                environment,
                out,
                err,
                output,
                terminal,
                ownsProcess,
                renewal,
                Optional.of(known));
    }

    /** The shell tells where it went, perhaps through links; Java's root is where it really is. */
    private static Path caller(Path root) {
        String told = System.getenv(CALLER_DIRECTORY);
        if (told == null || told.isEmpty()) {
            return root;
        }
        Path caller = root.resolve(told);
        try {
            return caller.startsWith(root) ? caller : caller.toRealPath();
        } catch (IOException e) {
            return caller;
        }
    }

    /** All variables but the launcher's message, which is not for commands: an ntask among them may have its own. */
    private static Map<String, String> variables() {
        Map<String, String> environment = System.getenv();
        if (environment.containsKey(CALLER_DIRECTORY)) {
            environment = new HashMap<>(environment);
            environment.remove(CALLER_DIRECTORY);
        }
        return environment;
    }

    /** Linux knows; Java's own answer is about input and output together, and differs by version. */
    private static boolean isTerminal() {
        try {
            String out = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return out.startsWith("/dev/pts/") || out.startsWith("/dev/tty") || out.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException | InvalidPathException e) {
            return false;
        }
    }

    private static PrintStream utf8(ProcessOutput output) {
        return new PrintStream(new BufferedOutputStream(output, 8192), true, StandardCharsets.UTF_8);
    }
}
