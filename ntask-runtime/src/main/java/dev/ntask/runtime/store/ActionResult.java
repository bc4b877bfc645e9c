package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Digest;
import java.time.Duration;
import java.time.Instant;

/**
 * What an action that succeeded left behind.
 *
 * <p>It is REAPI's {@code ActionResult}: the fingerprint is the action's digest, and its fields are a blob of the content
 * store under that very digest, which only explanations read.
 *
 * @param action the name of the task, with its arguments where it has any
 * @param fingerprint the digest of everything that decided the result
 * @param outputs the files it wrote
 * @param log the content of its log
 * @param logStreams from which stream each line of the log came, as text that the store does not read
 * @param duration how long its body took
 * @param completedAt when it ended; not part of what is compared
 */
public record ActionResult(
        String action,
        Digest fingerprint,
        OutputTree outputs,
        Digest log,
        String logStreams,
        Duration duration,
        Instant completedAt) {}
