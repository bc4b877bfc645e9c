package dev.ntask.runtime.input;

import dev.ntask.runtime.file.FileInput;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Hasher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Reads and hashes one file after the other, always with the same buffer. Not thread-safe. */
final class ContentReader {
    private final MessageDigest sha256 = Hasher.newSha256();
    private final byte[] buffer = new byte[1 << 16];

    Digest read(Path file) throws IOException {
        sha256.reset();
        long size = 0;
        try (InputStream in = FileInput.open(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                size += n;
            }
        }
        return Digest.of(sha256.digest(), size);
    }
}
