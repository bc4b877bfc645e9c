package dev.ntask.runtime.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines of text, whatever pieces it comes in; thread-safe.
 *
 * <p>Lines are decoded one by one as UTF-8, malformed bytes becoming replacement characters, so no byte that a program
 * prints can stop its output. A carriage return before the line end is dropped. Who wants the very bytes gets them too.
 */
public final class LineSplitter {
    /** Takes the lines. */
    @FunctionalInterface
    public interface Lines {
        /** Takes one line, without its end. */
        void accept(String line);

        /**
         * Takes one line whose bytes are not those of its text in UTF-8 and a line feed.
         *
         * @param bytes what they are, with those of the line end, each as a character of ISO 8859-1
         */
        default void accept(String line, String bytes) {
            accept(line);
        }
    }

    private static final class Nobody implements Lines {
        @Override
        public void accept(String line) {}
    }

    /** Where a line without an end is cut, so that an endless one does not fill the memory. */
    private static final int LONGEST = 1 << 20;

    /** What malformed bytes become. */
    private static final char REPLACEMENT = '\ufffd';

    /** Nobody waits for lines that are not complete. */
    private static final Lines NOBODY = new Nobody();

    private final Lines lines;
    private final Lines parts;

    /** How many of the pending bytes were handed on as parts. */
    private int handedOn;

    private byte[] pending = new byte[256];
    private int length;

    /** Creates a splitter that hands lines on as soon as they are complete. */
    public LineSplitter(Lines lines) {
        this(lines, NOBODY);
    }

    /**
     * Creates a splitter that hands lines on as soon as they are complete, and before, what there is of them.
     *
     * @param parts takes more of the line that is not complete yet, again and again
     */
    public LineSplitter(Lines lines, Lines parts) {
        this.lines = lines;
        this.parts = parts;
    }

    /** Takes some bytes of the stream. */
    public synchronized void accept(byte[] buffer, int offset, int count) {
        int start = offset;
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == '\n') {
                append(buffer, start, i - start);
                emit("\n");
                start = i + 1;
            }
        }
        append(buffer, start, offset + count - start);
        if (length > LONGEST) {
            cut();
        }
        handOnPart();
    }

    private void handOnPart() {
        int end = endOfCharacters();
        // It may belong to the line end; the next byte tells.
        if (end > 0 && pending[end - 1] == '\r') {
            end--;
        }
        if (parts != NOBODY && end > handedOn) {
            parts.accept(new String(pending, handedOn, end - handedOn, StandardCharsets.UTF_8));
            handedOn = end;
        }
    }

    /** Hands on the last line, if it has no end. */
    public synchronized void finish() {
        if (length > 0) {
            emit("");
        }
    }

    private void append(byte[] buffer, int offset, int count) {
        if (length + count > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(length + count, 2 * pending.length));
        }
        System.arraycopy(buffer, offset, pending, length, count);
        length += count;
    }

    private void emit(String lineEnd) {
        int all = length;
        int end = all > 0 && pending[all - 1] == '\r' ? all - 1 : all;
        length = 0;
        handedOn = 0;
        handOn(end, all, lineEnd);
    }

    /** Hands on a line that ends before some of the pending bytes, with all of these if the text does not tell them. */
    private void handOn(int end, int all, String lineEnd) {
        String line = new String(pending, 0, end, StandardCharsets.UTF_8);
        if (end == all && !lineEnd.isEmpty() && line.indexOf(REPLACEMENT) < 0) {
            lines.accept(line);
        } else {
            lines.accept(line, new String(pending, 0, all, StandardCharsets.ISO_8859_1) + lineEnd);
        }
    }

    /** Emits a line that is too long, up to the last whole character. */
    private void cut() {
        int end = endOfCharacters();
        byte[] rest = Arrays.copyOfRange(pending, end, length);
        handedOn = 0;
        handOn(end, end, "");
        System.arraycopy(rest, 0, pending, 0, rest.length);
        length = rest.length;
    }

    /** Returns where the last whole character ends; what follows is the beginning of one. */
    private int endOfCharacters() {
        int start = length;
        // Bytes 10xxxxxx continue a character (RFC 3629); of one that is not whole there are at most two.
        for (int i = 0; i < 3 && start > 0; i++) {
            start--;
            int lead = pending[start] & 0xFF;
            if (lead >= 0xC0) {
                int size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return start + size > length ? start : length;
            }
            if (lead < 0x80) {
                return length;
            }
        }
        return length;
    }
}
