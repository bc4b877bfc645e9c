package dev.ntask.runtime.cli;

import dev.ntask.runtime.execute.Replay;
import dev.ntask.runtime.report.FailureDetail;
import java.util.List;
import java.util.Optional;

/**
 * What the flags of ntask itself ask for.
 *
 * @param jobs how many bodies may run at once, or {@link #CONFIGURED} or {@link #ALL_CORES}
 * @param keepGoing whether a failure leaves the rest running
 * @param verbosity how much to tell
 * @param color whether colours are allowed
 * @param cache whether results are read and written
 * @param alone whether tasks run without what they require
 * @param dryRun whether to tell the plan instead of running it
 * @param json whether predictions are told as data
 * @param replay when what cached tasks wrote is shown again; empty where nothing was said of it
 * @param logs what is kept and told of runs
 * @param forced the ordinals of the tasks that run whatever is cached, sorted
 */
record Settings(
        int jobs,
        boolean keepGoing,
        Verbosity verbosity,
        boolean color,
        boolean cache,
        boolean alone,
        boolean dryRun,
        boolean json,
        Optional<Replay> replay,
        LogSettings logs,
        List<Integer> forced) {
    /** As many jobs as the project's configuration says. */
    static final int CONFIGURED = 0;

    /** As many jobs as there are cores. */
    static final int ALL_CORES = -1;

    /** How much to tell. */
    enum Verbosity {
        QUIET,
        NORMAL,
        VERBOSE
    }

    Settings {
        forced = List.copyOf(forced);
    }

    /** These settings with tasks that run whatever is cached. */
    Settings withForced(List<Integer> ordinals) {
        return new Settings(jobs, keepGoing, verbosity, color, cache, alone, dryRun, json, replay, logs, ordinals);
    }

    /** When what cached tasks wrote is shown again: whoever asks for more sees it. */
    Replay replays() {
        return replay.orElse(verbosity == Verbosity.VERBOSE ? Replay.ALWAYS : Replay.NEVER);
    }

    /** What is shown of failures: whoever asks for more sees their traces. */
    FailureDetail failures() {
        return logs.failures().orElse(verbosity == Verbosity.VERBOSE ? FailureDetail.LONG : FailureDetail.SHORT);
    }

    /** The number of jobs on a machine in a project. */
    int jobs(int cores, int configured) {
        return jobs == ALL_CORES ? cores : jobs == CONFIGURED ? configured : jobs;
    }
}
