package dev.ntask.spi;

import dev.ntask.NtaskException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The words that start a {@link Command} on this platform; closing it removes the file of a script.
 *
 * @param words the program and its arguments
 * @param scriptFile the temporary file of a script, else an empty list
 */
public record CommandLine(List<String> words, List<Path> scriptFile) implements AutoCloseable {
    /** Creates a command line; the lists are copied. */
    public CommandLine {
        words = List.copyOf(words);
        scriptFile = List.copyOf(scriptFile);
    }

    /**
     * Returns the words for a command, writing a script's text to a temporary file.
     *
     * @throws NtaskException if that file cannot be written
     */
    public static CommandLine of(Command command) {
        return switch (command.form()) {
            case SHELL -> new CommandLine(shell(command.words().get(0)), List.of());
            case PROGRAM -> new CommandLine(command.words(), List.of());
            case SCRIPT -> script(command.words().get(0), command.words().get(1));
        };
    }

    private static List<String> shell(String line) {
        return isWindows() ? List.of("cmd.exe", "/d", "/s", "/c", "\"" + line + "\"") : List.of("/bin/sh", "-c", line);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static CommandLine script(String interpreter, String source) {
        try {
            Path file = Files.createTempFile("ntask-script", "");
            Files.write(file, source.getBytes(StandardCharsets.UTF_8));
            return new CommandLine(List.of(interpreter, file.toString()), List.of(file));
        } catch (IOException e) {
            throw new NtaskException("cannot write the script for " + interpreter + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        for (Path file : scriptFile) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
