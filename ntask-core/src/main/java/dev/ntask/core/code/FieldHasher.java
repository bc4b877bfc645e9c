package dev.ntask.core.code;

import java.security.MessageDigest;
import java.util.Collection;

/**
 * SHA-256 over tagged, length-prefixed fields, so that no two different lists of fields hash the same bytes: {@code "ab",
 * "c"} is not {@code "a", "bc"}, and the number 1 is not the text "1".
 */
final class FieldHasher {
    private static final int TEXT = 1;
    private static final int INT = 2;
    private static final int LONG = 3;
    private static final int BYTES = 4;

    private final MessageDigest digest = Sha256.algorithm();
    /** Collects the many tiny fields of a method body; the digest is fed in blocks. */
    private final byte[] block = new byte[4096];

    private int used;

    /** Adds a text by its UTF-16 units: class files may hold unpaired surrogates, which UTF-8 would merge. */
    FieldHasher put(String text) {
        writeByte(TEXT);
        writeInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            writeByte(unit >>> 8);
            writeByte(unit);
        }
        return this;
    }

    FieldHasher put(int number) {
        writeByte(INT);
        writeInt(number);
        return this;
    }

    FieldHasher put(long number) {
        writeByte(LONG);
        writeInt((int) (number >>> 32));
        writeInt((int) number);
        return this;
    }

    FieldHasher put(byte[] bytes) {
        writeByte(BYTES);
        writeInt(bytes.length);
        for (byte b : bytes) {
            writeByte(b);
        }
        return this;
    }

    FieldHasher put(Sha256 value) {
        value.appendTo(this);
        return this;
    }

    /** Adds a list with its length, in the order given. */
    FieldHasher putAll(Collection<?> fields) {
        put(fields.size());
        for (Object field : fields) {
            if (field instanceof Sha256 value) {
                put(value);
            } else {
                put(field.toString());
            }
        }
        return this;
    }

    /** Ends this hasher. */
    Sha256 finish() {
        flush();
        return Sha256.finish(digest);
    }

    private void writeInt(int number) {
        writeByte(number >>> 24);
        writeByte(number >>> 16);
        writeByte(number >>> 8);
        writeByte(number);
    }

    private void writeByte(int value) {
        if (used == block.length) {
            flush();
        }
        block[used++] = (byte) value;
    }

    private void flush() {
        digest.update(block, 0, used);
        used = 0;
    }
}
