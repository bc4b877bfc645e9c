package dev.ntask.runtime.execute;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What bodies and commands find around them.
 *
 * @param root the project's root, absolute
 * @param callerDirectory the directory that ntask was called in, absolute
 * @param environment the variables that commands inherit
 * @param runId names the run; commands carry it in their environment, so that none is left behind
 * @param inheritsInput whether commands read ntask's own standard input; else theirs is at its end
 * @param killGrace how long a process that is told to end may take before it is killed
 */
public record Surroundings(
        Path root,
        Path callerDirectory,
        Map<String, String> environment,
        String runId,
        boolean inheritsInput,
        Duration killGrace) {
    /** Creates surroundings; the environment is copied. */
    public Surroundings {
        environment = java.util.Collections.unmodifiableMap(new TreeMap<>(environment));
    }
}
