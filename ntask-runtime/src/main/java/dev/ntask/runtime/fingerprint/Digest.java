package dev.ntask.runtime.fingerprint;

import dev.ntask.runtime.file.FileInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;

/**
 * SHA-256 and length of some bytes.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param size the number of bytes
 */
public record Digest(String sha256, long size) {
    /** Creates a digest; rejects what is not 64 lower-case hexadecimal digits, so that it can name a file. */
    public Digest {
        if (!isSha256(sha256) || size < 0) {
            throw new IllegalArgumentException("not a SHA-256 digest with size: " + sha256 + "/" + size);
        }
    }

    /** Returns the digest of bytes. */
    public static Digest of(byte[] bytes) {
        return of(Hasher.newSha256().digest(bytes), bytes.length);
    }

    /** Returns the digest of a file's content, which is read once. */
    public static Digest of(Path file) throws IOException {
        MessageDigest sha256 = Hasher.newSha256();
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = FileInput.open(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                size += n;
            }
        }
        return of(sha256.digest(), size);
    }

    /** Returns the digest of bytes that were hashed elsewhere. */
    public static Digest of(byte[] sha256, long size) {
        return new Digest(Hex.encodeHexString(sha256), size);
    }

    /** By hand: what a record brings is linked at the first call, which takes longer than a small build has. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && digest.size == size && digest.sha256.equals(sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return sha256 + "/" + size;
    }

    /** Tells whether a text is 64 lower-case hexadecimal digits, and so may name a file. */
    public static boolean isSha256(String text) {
        if (text.length() != 64) {
            return false;
        }
        for (int i = 0; i < 64; i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }
}
