package dev.ntask.runtime.execute;

import dev.ntask.runtime.process.RunMark;
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
 * @param runId names the run; commands find it in their environment
 * @param pid the number of this ntask
 * @param inheritsInput whether commands read ntask's own standard input; else theirs is at its end
 * @param killGrace how long a process that is told to end may take before it is killed
 */
public record Surroundings(
        Path root,
        Path callerDirectory,
        Map<String, String> environment,
        String runId,
        long pid,
        boolean inheritsInput,
        Duration killGrace) {
    static final String RUN_ID = "NTASK_RUN_ID";
    private static final String ROOT = "NTASK_ROOT";

    /** Creates surroundings; the environment is copied. */
    public Surroundings {
        environment = java.util.Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** The variables that every command finds, whatever it is for; also what a task means that declares one of them. */
    public Map<String, String> commandEnvironment() {
        Map<String, String> all = new TreeMap<>(environment);
        all.put(ROOT, root.toString());
        return all;
    }

    /** Returns what marks the processes of an action; the empty action is the beginning of all marks of the run. */
    String mark(String action) {
        return RunMark.value(runId, pid, action);
    }
}
