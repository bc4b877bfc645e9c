package dev.ntask.runtime.execute;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Fingerprint;
import dev.ntask.runtime.input.InputSnapshot;
import java.util.Optional;

/**
 * The fingerprint of an action, and what it was made from.
 *
 * @param inputs the input files at that time; empty for a task that is not cached
 * @param untracked why the fingerprint does not hold all that decides the result, so that it must not be used
 */
record Fingerprinted(Fingerprint fingerprint, Digest digest, InputSnapshot inputs, Optional<String> untracked) {}
