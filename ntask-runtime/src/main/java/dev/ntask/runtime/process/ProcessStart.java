package dev.ntask.runtime.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a child process is to be started.
 *
 * @param words the program and its arguments
 * @param directory where it starts
 * @param variables its own, beside and above those that the starter gives to every child
 * @param input where its standard input comes from
 */
public record ProcessStart(List<String> words, Path directory, Map<String, String> variables, Input input) {
    /** Where a child's standard input comes from. */
    public enum Input {
        /** From ntask's own: the child stays in the terminal's foreground group, so that it can read from it. */
        INHERITED,
        /** From a pipe, which is at its end at once if nothing is written to it. */
        PIPE
    }

    /** Creates a start; the collections are copied. */
    public ProcessStart {
        words = List.copyOf(words);
        variables = Map.copyOf(variables);
    }
}
