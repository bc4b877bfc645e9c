package dev.ntask.spi;

import dev.ntask.NtaskException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Says in one line why a command cannot start, before a wrapper or the JDK says it in many. */
public final class Startable {
    private Startable() {}

    /**
     * Checks that a command's directory and program are there.
     *
     * @param program the name or path of what is to be started
     * @param directory where it is to start
     * @param path the directories that programs are searched in, as in the variable {@code PATH}
     * @throws NtaskException if they are not
     */
    public static void check(Command command, String program, Path directory, String path) {
        if (!Files.isDirectory(directory)) {
            throw cannotStart(command, "there is no directory " + directory);
        }
        if (!isWindows() && !isFound(program, directory, path)) {
            throw cannotStart(
                    command,
                    program.indexOf('/') < 0
                            ? "there is no program " + program + " on the PATH"
                            : program + " is not an executable file");
        }
    }

    /** Returns the exception for a command that cannot start. */
    public static NtaskException cannotStart(Command command, String why) {
        return new NtaskException("cannot start " + command.display() + ": " + why);
    }

    /** Returns the exception for a command that took too long. */
    public static NtaskException timedOut(Command command) {
        String limit = command.limit().isEmpty() ? "" : " after " + millis(command);
        return new NtaskException("command timed out" + limit + ": " + command.display());
    }

    private static String millis(Command command) {
        return command.limit().get().toMillis() + " ms";
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    private static boolean isFound(String program, Path directory, String path) {
        try {
            if (program.indexOf('/') >= 0) {
                return isExecutable(directory.resolve(program));
            }
            int start = 0;
            while (start <= path.length()) {
                int end = path.indexOf(':', start);
                end = end < 0 ? path.length() : end;
                // An empty entry stands for the working directory (POSIX, "Environment Variables").
                if (isExecutable(directory.resolve(path.substring(start, end)).resolve(program))) {
                    return true;
                }
                start = end + 1;
            }
            return false;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isExecutable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
