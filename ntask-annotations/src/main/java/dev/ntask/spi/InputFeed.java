package dev.ntask.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a text to a child's standard input and closes it. */
public final class InputFeed {
    private InputFeed() {}

    /** Writes the text as UTF-8; one that could fill the pipe is written on a daemon thread of its own. */
    public static void start(OutputStream stdin, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // POSIX promises a pipe at least this much room, so a child that never reads cannot hold us up.
        if (bytes.length <= 512) {
            write(stdin, bytes);
            return;
        }
        Thread thread = new Thread(() -> write(stdin, bytes), "stdin");
        thread.setDaemon(true);
        thread.start();
    }

    private static void write(OutputStream stdin, byte[] bytes) {
        try (stdin) {
            stdin.write(bytes);
        } catch (IOException e) {
            // The child ended, or closed its input, before reading all of it, which is its right.
        }
    }
}
