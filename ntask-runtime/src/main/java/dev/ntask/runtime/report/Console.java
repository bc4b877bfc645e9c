package dev.ntask.runtime.report;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Writes whole lines to the two streams, each in one piece, so that no other process's line lands inside it. */
final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean color;

    Console(PrintStream out, PrintStream err, boolean color) {
        this.out = out;
        this.err = err;
        this.color = color;
    }

    void out(String line) {
        write(out, line);
    }

    void err(String line) {
        write(err, line);
    }

    String paint(Color paint, String text) {
        return color && !text.isEmpty() ? paint.paint(text) : text;
    }

    /** Flushes at once: the next line, which may go to the other stream, can be long in coming. */
    private static void write(PrintStream stream, String line) {
        byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
        stream.flush();
    }
}
