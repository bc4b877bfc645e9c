package dev.ntask.runtime.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines of text, whatever pieces it comes in; thread-safe.
 *
 * <p>Lines are decoded one by one as UTF-8, malformed bytes becoming replacement characters, so no byte that a program
 * prints can stop its output. A carriage return before the line end is dropped.
 */
public final class LineSplitter {
    /** Takes the lines. */
    @FunctionalInterface
    public interface Lines {
        /** Takes one line, without its end. */
        void accept(String line);
    }

    /** Where a line without an end is cut, so that an endless one does not fill the memory. */
    private static final int LONGEST = 1 << 20;

    private final Lines lines;
    private byte[] pending = new byte[256];
    private int length;

    /** Creates a splitter that hands lines on as soon as they are complete. */
    public LineSplitter(Lines lines) {
        this.lines = lines;
    }

    /** Takes some bytes of the stream. */
    public synchronized void accept(byte[] buffer, int offset, int count) {
        int start = offset;
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == '\n') {
                append(buffer, start, i - start);
                emit();
                start = i + 1;
            }
        }
        append(buffer, start, offset + count - start);
        if (length > LONGEST) {
            cut();
        }
    }

    /** Hands on the last line, if it has no end. */
    public synchronized void finish() {
        if (length > 0) {
            emit();
        }
    }

    private void append(byte[] buffer, int offset, int count) {
        if (length + count > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(length + count, 2 * pending.length));
        }
        System.arraycopy(buffer, offset, pending, length, count);
        length += count;
    }

    private void emit() {
        int end = length > 0 && pending[length - 1] == '\r' ? length - 1 : length;
        length = 0;
        lines.accept(new String(pending, 0, end, StandardCharsets.UTF_8));
    }

    /** Emits a line that is too long, up to the last whole character. */
    private void cut() {
        int end = length;
        // Bytes 10xxxxxx continue a character (RFC 3629); of a whole one there are at most three.
        for (int i = 0; i < 3 && (pending[end - 1] & 0xC0) == 0x80; i++) {
            end--;
        }
        if ((pending[end - 1] & 0xC0) == 0xC0) {
            end--;
        }
        byte[] rest = Arrays.copyOfRange(pending, end, length);
        lines.accept(new String(pending, 0, end, StandardCharsets.UTF_8));
        System.arraycopy(rest, 0, pending, 0, rest.length);
        length = rest.length;
    }
}
