package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Decoder;
import dev.ntask.runtime.fingerprint.Encoder;
import dev.ntask.runtime.fingerprint.Hasher;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Seals small records so that a damaged one, or one of another format, is recognised before it is believed.
 *
 * <p>Layout: the format's name and version, the content, and the SHA-256 of both. Nothing on the write path is synced: after
 * a power failure a file may have its name but not its bytes, and this is what finds out.
 */
public final class Envelope {
    private static final int SEAL = 32;

    private Envelope() {}

    /** Begins a record of a format; the caller appends the content. */
    public static Encoder begin(String format) {
        return new Encoder().putString(format);
    }

    /** Ends a record and returns its bytes. */
    public static byte[] seal(Encoder record) {
        byte[] bytes = record.toBytes();
        return record.putRaw(Hasher.newSha256().digest(bytes)).toBytes();
    }

    /** Checks a record and returns a decoder that stands before its content. */
    public static Decoder open(String format, byte[] sealed) throws IOException {
        int end = sealed.length - SEAL;
        if (end < 0) {
            throw new IOException("damaged: ends too early");
        }
        MessageDigest sha256 = Hasher.newSha256();
        sha256.update(sealed, 0, end);
        if (!Arrays.equals(sha256.digest(), Arrays.copyOfRange(sealed, end, sealed.length))) {
            throw new IOException("damaged: its bytes do not match its checksum");
        }
        Decoder in = new Decoder(sealed, end);
        String found = in.readString();
        if (!found.equals(format)) {
            throw new IOException("of another format: " + found + " instead of " + format);
        }
        return in;
    }
}
