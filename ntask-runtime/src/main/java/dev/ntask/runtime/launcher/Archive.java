package dev.ntask.runtime.launcher;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An archive of the classes of a start, which Java maps instead of loading them one by one: what a {@link Stamp} knows of
 * it.
 *
 * <p>Java runs what an archive holds without looking whether the class path still holds the same. So an archive belongs to
 * one stamp, and counts only while it and every jar look as that stamp says.
 *
 * @param file its path relative to the root, as the script names it; none for {@link #UNTRIED} and {@link #IMPOSSIBLE}
 * @param state what the file system said of it
 * @param sha256 the digest of its content
 */
record Archive(String file, FileState state, String sha256) {
    /** Stands for one that nobody has made yet. */
    static final Archive UNTRIED = new Archive("", FileState.MISSING, "");

    /** Stands for one that could not be made, so that not every start tries again. */
    static final Archive IMPOSSIBLE = new Archive("-", FileState.MISSING, "");

    /** Looks at an archive, and reads it. */
    static Archive of(String file) throws IOException {
        Path path = Path.of(file);
        FileState state = FileState.of(path);
        String sha256 = Digest.of(path).sha256();
        if (!state.isSame(FileState.of(path))) {
            throw new IOException(file + " is being written");
        }
        return new Archive(file, state, sha256);
    }

    boolean isUntried() {
        return file.isEmpty();
    }

    boolean isThere() {
        return !sha256.isEmpty();
    }
}
