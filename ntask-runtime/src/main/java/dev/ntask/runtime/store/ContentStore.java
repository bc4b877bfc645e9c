package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes by their digest (CAS).
 *
 * <p>What is in it never changes. A reader verifies what it reads; bytes that do not match their digest are treated as
 * missing. Thread-safe, also between processes.
 */
public interface ContentStore {
    /** Tells whether bytes with this digest are stored, as far as can be said without reading them. */
    boolean contains(Digest digest) throws IOException;

    /** Returns the digest of what is stored under a SHA-256, as far as can be said without reading it. */
    Optional<Digest> find(String sha256) throws IOException;

    /** Stores the content of a file, which is read once, and returns its digest. */
    Digest put(Path file) throws IOException;

    /** Stores bytes and returns their digest. */
    Digest put(byte[] bytes) throws IOException;

    /**
     * Returns the bytes with this digest, verified; for small ones.
     *
     * @throws MissingContentException if they are not stored, or are damaged
     */
    byte[] read(Digest digest) throws IOException;

    /**
     * Writes the bytes with this digest to a new file, verified; on failure there is no such file.
     *
     * @throws MissingContentException if they are not stored, or are damaged
     */
    void copyTo(Digest digest, Path newFile) throws IOException;
}
