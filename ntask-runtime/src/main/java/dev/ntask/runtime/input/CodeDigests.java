package dev.ntask.runtime.input;

import java.io.IOException;
import java.util.Optional;

/** Knows the digest of the code that each task reaches. */
public interface CodeDigests {
    /**
     * Returns the digest of a task's code, SHA-256 in hexadecimal; empty if its code cannot be found, in which case the
     * task must not be cached.
     */
    Optional<String> of(String task) throws IOException;
}
