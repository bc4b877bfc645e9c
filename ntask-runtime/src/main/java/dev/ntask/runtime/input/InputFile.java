package dev.ntask.runtime.input;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.FingerprintBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file that is an input.
 *
 * @param path where it is, relative to the root and with slashes
 * @param digest its content; of a link that of the file it leads to, and empty if that is none
 * @param executable whether its owner may execute it
 * @param linkTarget the text of a symbolic link; empty for a regular file
 */
public record InputFile(String path, Optional<Digest> digest, boolean executable, Optional<String> linkTarget)
        implements Comparable<InputFile> {
    /** Creates an input; a regular file always has a digest. */
    public InputFile {
        if (digest.isEmpty() && linkTarget.isEmpty()) {
            throw new IllegalArgumentException("a regular file has content: " + path);
        }
    }

    /** As a record's own, which would be made at run time, in milliseconds. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof InputFile other
                && path.equals(other.path)
                && digest.equals(other.digest)
                && executable == other.executable
                && linkTarget.equals(other.linkTarget);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** Compares by path. */
    @Override
    public int compareTo(InputFile other) {
        return path.compareTo(other.path);
    }

    /** Adds the file to a fingerprint. */
    public void addTo(FingerprintBuilder fingerprint) {
        if (linkTarget.isPresent()) {
            fingerprint.inputLink(path, linkTarget.get(), digest, executable);
        } else {
            fingerprint.input(path, digest.orElseThrow(), executable);
        }
    }
}
