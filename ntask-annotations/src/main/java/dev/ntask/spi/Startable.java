package dev.ntask.spi;

import dev.ntask.NtaskException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in one line why a command cannot start, before a wrapper or the JDK says it in many. */
public final class Startable {
    /** What systems take for a {@code PATH} that is not set. */
    private static final String DEFAULT_PATH = "/usr/bin:/bin";

    private Startable() {}

    /**
     * Checks that a command's directory and program are there, and returns the words that start it.
     *
     * @param words the program, by name or path, and its arguments
     * @param directory where it is to start
     * @param environment the variables that it finds, beside its own; programs are searched on its {@code PATH}
     * @throws NtaskException if they are not
     */
    public static List<String> words(
            Command command, List<String> words, Path directory, Map<String, String> environment) {
        if (!Files.isDirectory(directory)) {
            throw cannotStart(command, "there is no directory " + directory);
        }
        return isWindows() ? words : searched(command, words, directory, path(command, environment));
    }

    private static String path(Command command, Map<String, String> environment) {
        String own = command.environment().get("PATH");
        return own == null ? environment.getOrDefault("PATH", DEFAULT_PATH) : own;
    }

    private static List<String> searched(Command command, List<String> words, Path directory, String path) {
        String program = words.get(0);
        Optional<Path> found = find(program, directory, path);
        if (found.isEmpty()) {
            throw cannotStart(
                    command,
                    program.indexOf('/') < 0
                            ? "there is no program " + program + " on the PATH"
                            : program + " is not an executable file");
        }
        if (program.indexOf('/') >= 0 || !command.environment().containsKey("PATH")) {
            return words;
        }
        // The JDK searches the PATH of this process, not that of the command.
        List<String> exact = new ArrayList<>(words);
        exact.set(0, found.get().toString());
        return exact;
    }

    /** Returns the exception for a command that cannot start. */
    public static NtaskException cannotStart(Command command, String why) {
        return new NtaskException("cannot start " + command.summary() + ": " + why);
    }

    /** Returns the exception for a command that the system did not start. */
    public static NtaskException cannotStart(Command command, IOException e) {
        String message = String.valueOf(e.getMessage());
        boolean tooLong = message.contains("Argument list too long");
        return cannotStart(
                command,
                tooLong
                        ? "it is longer than this system lets a command line be;"
                                + " hand over what is long by stdin(..), in a file, or as a script(..)"
                        : message);
    }

    /** Returns the exception for a command that took too long. */
    public static NtaskException timedOut(Command command) {
        String limit = command.limit().isEmpty() ? "" : " after " + millis(command);
        return new NtaskException("command timed out" + limit + ": " + command.summary());
    }

    private static String millis(Command command) {
        return command.limit().get().toMillis() + " ms";
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    private static Optional<Path> find(String program, Path directory, String path) {
        try {
            if (program.indexOf('/') >= 0) {
                return executable(directory.resolve(program));
            }
            int start = 0;
            while (start <= path.length()) {
                int end = path.indexOf(':', start);
                end = end < 0 ? path.length() : end;
                // An empty entry stands for the working directory (POSIX, "Environment Variables").
                Optional<Path> found =
                        executable(directory.resolve(path.substring(start, end)).resolve(program));
                if (found.isPresent()) {
                    return found;
                }
                start = end + 1;
            }
        } catch (InvalidPathException e) {
            // No file has such a name.
        }
        return Optional.empty();
    }

    private static Optional<Path> executable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file) ? Optional.of(file) : Optional.empty();
    }
}
