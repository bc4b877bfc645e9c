package dev.ntask.runtime.fingerprint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.codec.binary.Hex;

/** Makes one SHA-256 of many fields; the same fields in the same order make the same digest, others another one. */
public final class Hasher {
    /** Enough for small fields to reach the digest in few calls. */
    private static final int DRAIN_AT = 8192;

    private final MessageDigest sha256 = newSha256();
    private final Encoder pending = new Encoder();

    /** Adds a truth value. */
    public Hasher putBoolean(boolean value) {
        pending.putBoolean(value);
        return this;
    }

    /** Adds a number of 32 bits. */
    public Hasher putInt(int value) {
        pending.putInt(value);
        return this;
    }

    /** Adds a number of 64 bits. */
    public Hasher putLong(long value) {
        pending.putLong(value);
        return drain();
    }

    /** Adds a text. */
    public Hasher putString(String value) {
        pending.putString(value);
        return drain();
    }

    /** Adds bytes. */
    public Hasher putBytes(byte[] value) {
        pending.putBytes(value);
        return drain();
    }

    /** Returns the digest of all fields, as 64 lower-case hexadecimal digits; the hasher is not used after that. */
    public String digest() {
        pending.drainTo(sha256);
        return Hex.encodeHexString(sha256.digest());
    }

    private Hasher drain() {
        if (pending.size() >= DRAIN_AT) {
            pending.drainTo(sha256);
        }
        return this;
    }

    /** Returns a new SHA-256, for those who hash bytes as they stream by. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
