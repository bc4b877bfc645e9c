package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.Path;

/** Tells the digests of the project's files; it may remember them as long as the files are known to be unchanged. */
@FunctionalInterface
public interface FileDigests {
    /** Returns the digest of a regular file's present content. */
    Digest of(Path file) throws IOException;

    /**
     * Lets a content store read a file, so that it need not be read a second time for its digest.
     *
     * @throws IOException if that fails, or the file is known to have changed meanwhile
     */
    default Digest store(Path file, ContentStore contents) throws IOException {
        return contents.put(file);
    }
}
