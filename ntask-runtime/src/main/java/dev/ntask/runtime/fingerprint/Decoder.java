package dev.ntask.runtime.fingerprint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads back what an {@link Encoder} wrote; whatever the bytes are, it returns values or throws an IOException. */
public final class Decoder {
    private static final char REPLACEMENT = '\ufffd';

    private final byte[] bytes;
    private final int end;
    private int position;

    /** Creates a decoder for all of the bytes. */
    public Decoder(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Creates a decoder for the bytes from {@code start} to before {@code end}. */
    public Decoder(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /** Reads one byte. */
    public int readByte() throws IOException {
        require(1);
        return bytes[position++] & 0xff;
    }

    /** Reads a truth value. */
    public boolean readBoolean() throws IOException {
        int value = readByte();
        if (value > 1) {
            throw new IOException("damaged: " + value + " is no truth value");
        }
        return value == 1;
    }

    /** Reads a number of 32 bits. */
    public int readInt() throws IOException {
        require(4);
        int at = position;
        position += 4;
        return intAt(bytes, at);
    }

    /** Returns the number of 32 bits at a place of some bytes, which are known to have it. */
    public static int intAt(byte[] bytes, int at) {
        return (bytes[at] << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
    }

    /** Returns the number of 64 bits at a place of some bytes, which are known to have it. */
    public static long longAt(byte[] bytes, int at) {
        return ((long) intAt(bytes, at) << 32) | (intAt(bytes, at + 4) & 0xffffffffL);
    }

    /** Reads a number of 64 bits. */
    public long readLong() throws IOException {
        return ((long) readInt() << 32) | (readInt() & 0xffffffffL);
    }

    /** Reads the number of elements that follow; each takes at least {@code least} bytes, so that memory is safe. */
    public int readCount(int least) throws IOException {
        int count = readInt();
        if (count < 0 || (long) count * least > end - position) {
            throw new IOException("damaged: " + count + " elements cannot follow");
        }
        return count;
    }

    /** Reads bytes that are preceded by their length. */
    public byte[] readBytes() throws IOException {
        int length = readCount(1);
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    /** Passes over bytes, and returns where they begin. */
    public int skip(int count) throws IOException {
        require(count);
        position += count;
        return position - count;
    }

    /** Reads a text. */
    public String readString() throws IOException {
        int length = readInt();
        if (length < 0) {
            return readCharacters(-(long) length);
        }
        require(length);
        position += length;
        String value = new String(bytes, position - length, length, StandardCharsets.UTF_8);
        if (value.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(position - length, length);
        }
        return value;
    }

    /** Tells bytes that are no characters from the character that Java makes of them. */
    private void requireUtf8(int offset, int length) throws IOException {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, offset, length));
        } catch (CharacterCodingException e) {
            throw new IOException("damaged: not UTF-8", e);
        }
    }

    /** Reads what UTF-8 could not hold. */
    private String readCharacters(long count) throws IOException {
        if (count * Character.BYTES > end - position) {
            throw new IOException("damaged: " + count + " characters cannot follow");
        }
        StringBuilder text = new StringBuilder((int) count);
        for (long left = count; left > 0; left--) {
            text.append((char) ((readByte() << 8) | readByte()));
        }
        return text.toString();
    }

    /** Requires that everything has been read. */
    public void requireEnd() throws IOException {
        if (position != end) {
            throw new IOException("damaged: " + (end - position) + " bytes too many");
        }
    }

    private void require(int count) throws IOException {
        if (end - position < count) {
            throw new IOException("damaged: ends too early");
        }
    }
}
