package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Decoder;
import dev.ntask.runtime.fingerprint.Encoder;
import java.io.IOException;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Seals small records so that a damaged one, or one of another format, is recognised before it is believed.
 *
 * <p>Layout: the format's name and version, the content, and two checksums of both. Nothing on the write path is synced: after
 * a power failure a file may have its name but not its bytes, and this is what finds out. Damage is accident, not intent; two
 * checksums find it, and unlike SHA-256 they are quick in a JVM that has just started, which reads a record per task.
 */
public final class Envelope {
    private static final int SEAL = 2 * Integer.BYTES;

    private Envelope() {}

    /** Begins a record of a format; the caller appends the content. */
    public static Encoder begin(String format) {
        return new Encoder().putString(format);
    }

    /** Ends a record and returns its bytes. */
    public static byte[] seal(Encoder record) {
        byte[] bytes = record.toBytes();
        return record.putInt(crc32(bytes, bytes.length))
                .putInt(adler32(bytes, bytes.length))
                .toBytes();
    }

    /** Checks a record and returns a decoder that stands before its content. */
    public static Decoder open(String format, byte[] sealed) throws IOException {
        int end = sealed.length - SEAL;
        if (end < 0) {
            throw new IOException("damaged: ends too early");
        }
        Decoder seal = new Decoder(sealed, end, sealed.length);
        if (seal.readInt() != crc32(sealed, end) || seal.readInt() != adler32(sealed, end)) {
            throw new IOException("damaged: its bytes do not match its checksum");
        }
        Decoder in = new Decoder(sealed, 0, end);
        String found = in.readString();
        if (!found.equals(format)) {
            throw new IOException("of another format: " + found + " instead of " + format);
        }
        return in;
    }

    private static int crc32(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private static int adler32(byte[] bytes, int length) {
        Adler32 checksum = new Adler32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
