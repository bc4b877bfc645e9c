package dev.ntask.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A command with its options, as an author asked for it; immutable.
 *
 * @param form how {@code words} are to be read
 * @param words the command line (one word), the program and its arguments, or interpreter and script
 * @param directory where to start, relative to the project's root; empty for the task's own directory
 * @param environment variables over the inherited ones, sorted by name
 * @param input the text on standard input
 * @param limit the longest time it may take
 * @param capturing whether its output is collected instead of shown
 * @param checked whether another exit code than 0 is an error
 */
public record Command(
        Form form,
        List<String> words,
        Optional<String> directory,
        Map<String, String> environment,
        Optional<String> input,
        Optional<Duration> limit,
        boolean capturing,
        boolean checked) {

    /** How the words of a command are to be read. */
    public enum Form {
        /** One word: a command line for the platform's shell. */
        SHELL,
        /** A program and its arguments. */
        PROGRAM,
        /** An interpreter, and the text of the script that it gets as a file. */
        SCRIPT
    }

    /** Creates a command; collections are copied. */
    public Command {
        words = List.copyOf(words);
        environment = java.util.Collections.unmodifiableMap(new TreeMap<>(environment));
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command needs at least the program to run");
        }
    }

    /** Creates a command line for the platform's shell. */
    public static Command ofShell(String line) {
        return of(Form.SHELL, List.of(line));
    }

    /** Creates a call of a program with arguments. */
    public static Command ofProgram(List<String> words) {
        return of(Form.PROGRAM, words);
    }

    /** Creates a script for an interpreter. */
    public static Command ofScript(String interpreter, String source) {
        return of(Form.SCRIPT, List.of(interpreter, source));
    }

    private static Command of(Form form, List<String> words) {
        return new Command(form, words, Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), false, true);
    }

    /** Returns this command with its output collected. */
    public Command captured() {
        return new Command(form, words, directory, environment, input, limit, true, checked);
    }

    /** Returns this command with every exit code accepted. */
    public Command unchecked() {
        return new Command(form, words, directory, environment, input, limit, capturing, false);
    }

    /** Returns this command started in a directory, relative to the project's root. */
    public Command in(String newDirectory) {
        return new Command(form, words, Optional.of(newDirectory), environment, input, limit, capturing, checked);
    }

    /** Returns this command with one environment variable set. */
    public Command with(String name, String value) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put(name, value);
        return new Command(form, words, directory, all, input, limit, capturing, checked);
    }

    /** Returns this command limited to a time. */
    public Command limitedTo(Duration newLimit) {
        return new Command(form, words, directory, environment, input, Optional.of(newLimit), capturing, checked);
    }

    /** Returns this command with a text on standard input. */
    public Command fedWith(String text) {
        return new Command(form, words, directory, environment, Optional.of(text), limit, capturing, checked);
    }

    /** Returns the command in one line that is not too long, for messages. */
    public String summary() {
        return Abbreviation.of(display());
    }

    /** Returns the command as its author wrote it; a script is shown by its interpreter only. */
    public String display() {
        return form == Form.SCRIPT ? words.get(0) + " script" : String.join(" ", words);
    }
}
