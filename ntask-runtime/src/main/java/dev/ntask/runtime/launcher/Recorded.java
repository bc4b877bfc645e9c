package dev.ntask.runtime.launcher;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;

/**
 * A file that the compiled tasks depend on, as it was when they were compiled.
 *
 * @param kind its part
 * @param name its path relative to the root, or to its folder of the installation
 * @param state what the file system said of it
 * @param sha256 the digest of its content; empty if it was not there
 */
record Recorded(Kind kind, String name, FileState state, String sha256) {
    private static final int ATTEMPTS = 5;

    /** Reads a file; one that is being written is read again until it holds still. */
    static Recorded of(Input input) throws IOException {
        for (int attempt = 1; ; attempt++) {
            FileState before = FileState.of(input);
            String sha256 = before.isMissing() ? "" : Digest.of(input.file()).sha256();
            if (attempt == ATTEMPTS || before.isSame(FileState.of(input))) {
                return new Recorded(input.kind(), input.name(), before, sha256);
            }
        }
    }

    boolean isOf(Input input) {
        return kind == input.kind() && name.equals(input.name());
    }
}
