package dev.ntask.runtime.fingerprint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Turns fields into bytes so that different fields never become the same bytes.
 *
 * <p>Everything of variable size is preceded by its length: without that, {@code "ab", "c"} and {@code "a", "bc"} would
 * be the same. Numbers are big-endian.
 */
public final class Encoder {
    private byte[] buffer = new byte[256];
    private int size;

    /** Appends one byte. */
    public Encoder putByte(int value) {
        reserve(1);
        buffer[size++] = (byte) value;
        return this;
    }

    /** Appends a truth value. */
    public Encoder putBoolean(boolean value) {
        return putByte(value ? 1 : 0);
    }

    /** Appends a number of 32 bits. */
    public Encoder putInt(int value) {
        reserve(4);
        buffer[size] = (byte) (value >>> 24);
        buffer[size + 1] = (byte) (value >>> 16);
        buffer[size + 2] = (byte) (value >>> 8);
        buffer[size + 3] = (byte) value;
        size += 4;
        return this;
    }

    /** Appends a number of 64 bits. */
    public Encoder putLong(long value) {
        return putInt((int) (value >>> 32)).putInt((int) value);
    }

    /** Appends bytes and, before them, how many they are. */
    public Encoder putBytes(byte[] value) {
        return putInt(value.length).putRaw(value);
    }

    /**
     * Appends a text in UTF-8. One with half a surrogate pair, which a name on Windows may have, is written by characters
     * after a negative length: UTF-8 would make {@code ?} of it, and two texts the same.
     */
    public Encoder putString(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (isUnicode(value, utf8)) {
            return putBytes(utf8);
        }
        putInt(-value.length());
        for (int i = 0; i < value.length(); i++) {
            putByte(value.charAt(i) >> 8).putByte(value.charAt(i));
        }
        return this;
    }

    /** Appends bytes without their length; only for what always has the same length, or ends the encoding. */
    public Encoder putRaw(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
        return this;
    }

    /** Returns a copy of what was encoded so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    int size() {
        return size;
    }

    void drainTo(MessageDigest digest) {
        digest.update(buffer, 0, size);
        size = 0;
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(size, more)));
        }
    }

    /** Tells whether UTF-8 holds a text. Where that is as long as the text, it is ASCII, or has lost something. */
    private static boolean isUnicode(String value, byte[] utf8) {
        return utf8.length == value.length()
                ? new String(utf8, StandardCharsets.ISO_8859_1).equals(value)
                : hasNoHalfPairs(value);
    }

    private static boolean hasNoHalfPairs(String value) {
        int i = 0;
        while (i < value.length()) {
            char c = value.charAt(i);
            if (!Character.isSurrogate(c)) {
                i++;
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (!pair) {
                return false;
            }
            i += 2;
        }
        return true;
    }
}
