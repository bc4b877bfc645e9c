package dev.ntask.runtime.store.disk;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Hasher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Copies one content after the other and hashes it in the same read, always with the same buffer. Not thread-safe. */
final class ContentCopy {
    private final MessageDigest sha256 = Hasher.newSha256();
    private final byte[] buffer = new byte[1 << 16];

    /** Copies everything and returns the digest of what was copied. */
    Digest copy(InputStream in, OutputStream out) throws IOException {
        sha256.reset();
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            sha256.update(buffer, 0, n);
            out.write(buffer, 0, n);
            size += n;
        }
        return Digest.of(sha256.digest(), size);
    }
}
