package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Fingerprint;
import java.time.Duration;
import java.time.Instant;

/**
 * What an action that succeeded left behind.
 *
 * @param action the name of the task, with its arguments where it has any
 * @param fingerprint everything that decided the result
 * @param outputs the files it wrote
 * @param log the content of its log
 * @param duration how long its body took
 * @param completedAt when it ended; not part of what is compared
 */
public record ActionResult(
        String action,
        Fingerprint fingerprint,
        OutputTree outputs,
        Digest log,
        Duration duration,
        Instant completedAt) {}
