package dev.ntask.runtime.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run's record says of one action.
 *
 * @param name the action's name: the task with its arguments
 * @param state {@code ran}, {@code cached}, {@code failed}, {@code skipped}, {@code cancelled}, {@code running}, {@code waiting}
 * @param duration how long it took, or its look-up
 * @param log what it wrote
 * @param miss why it was not cached
 * @param failure why it failed
 */
public record PastTask(
        String name,
        String state,
        Optional<Duration> duration,
        Optional<Path> log,
        Optional<String> miss,
        Optional<String> failure) {}
