package dev.ntask.runtime.report;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes whole lines to the two streams, each in one piece, so that no other process's line lands inside it. */
final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean color;

    /** The stream on which the last line has no end yet. */
    private @Nullable PrintStream open;

    /** What is there of the last line of each stream, perhaps with other lines below it by now. */
    private final StringBuilder shownOut = new StringBuilder();

    private final StringBuilder shownErr = new StringBuilder();

    Console(PrintStream out, PrintStream err, boolean color) {
        this.out = out;
        this.err = err;
        this.color = color;
    }

    void out(String line) {
        endOpenLine();
        write(out, line + '\n');
    }

    void err(String line) {
        endOpenLine();
        write(err, line + '\n');
    }

    /** Writes more of a line that has no end yet. */
    void part(boolean toOut, String text) {
        PrintStream stream = toOut ? out : err;
        if (open != stream) {
            endOpenLine();
            open = stream;
        }
        write(stream, text);
        (toOut ? shownOut : shownErr).append(text);
    }

    /** Writes a line, of which the beginning may be there already; that is not written again. */
    void rest(boolean toOut, String line) {
        PrintStream stream = toOut ? out : err;
        StringBuilder shown = toOut ? shownOut : shownErr;
        String rest = line.startsWith(shown.toString()) ? line.substring(shown.length()) : line;
        boolean begun = open == stream;
        if (begun) {
            open = null;
        } else {
            endOpenLine();
        }
        if (begun || shown.isEmpty() || !rest.isEmpty()) {
            write(stream, rest + '\n');
        }
        shown.setLength(0);
    }

    /** Forgets lines that will never have an end. */
    void endLines() {
        endOpenLine();
        shownOut.setLength(0);
        shownErr.setLength(0);
    }

    /** Something else comes in between: it gets lines of its own. */
    private void endOpenLine() {
        if (open != null) {
            write(open, "\n");
            open = null;
        }
    }

    String paint(Color paint, String text) {
        return color && !text.isEmpty() ? paint.paint(text) : text;
    }

    /** Flushes at once: the next line, which may go to the other stream, can be long in coming. */
    private static void write(PrintStream stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
        stream.flush();
    }
}
