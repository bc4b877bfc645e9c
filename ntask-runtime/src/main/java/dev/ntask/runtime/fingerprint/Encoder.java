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
        return putByte(value >>> 24).putByte(value >>> 16).putByte(value >>> 8).putByte(value);
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
        if (isUnicode(value)) {
            return putBytes(value.getBytes(StandardCharsets.UTF_8));
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

    private static boolean isUnicode(String value) {
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
