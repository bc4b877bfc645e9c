package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Finds out how many columns the terminal has that standard output goes to. */
final class TerminalWidth {
    /** In less than this nothing can be laid out. */
    private static final int NARROWEST = 20;

    private static final File TERMINAL = new File("/dev/tty");

    private TerminalWidth() {}

    /** Returns the columns of the terminal: what COLUMNS says, else the terminal itself; else what is given. */
    static int of(Invocation invocation, int unknown) {
        int columns = number(invocation.environment().getOrDefault("COLUMNS", ""));
        if (columns == 0 && invocation.terminal() && invocation.ownsProcess()) {
            columns = ask();
        }
        return columns == 0 ? unknown : Math.max(columns, NARROWEST);
    }

    /** Java cannot ask; stty answers with rows and columns. */
    private static int ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream in = stty.getInputStream()) {
                String answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
                return number(answer.substring(answer.indexOf(' ') + 1));
            }
        } catch (IOException e) {
            return 0;
        }
    }

    private static int number(String text) {
        return text.length() < 6 && Words.isInteger(text) ? Math.max(0, Integer.parseInt(text)) : 0;
    }
}
