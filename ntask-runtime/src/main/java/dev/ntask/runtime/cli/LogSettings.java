package dev.ntask.runtime.cli;

import dev.ntask.runtime.report.FailureDetail;
import java.util.Optional;

/**
 * What a command line says of how runs are kept and told; what it does not say, the project's configuration or ntask does.
 *
 * @param directory where runs are kept, as typed
 * @param maxRuns how many are kept, 0 for all, or {@link #CONFIGURED}
 * @param failures what is shown of failures
 * @param json whether the run is told as data
 */
record LogSettings(Optional<String> directory, int maxRuns, Optional<FailureDetail> failures, boolean json) {
    /** As many runs as the project's configuration says. */
    static final int CONFIGURED = -1;

    /** Nothing was said. */
    static final LogSettings DEFAULTS = new LogSettings(Optional.empty(), CONFIGURED, Optional.empty(), false);

    LogSettings withDirectory(String typed) {
        return new LogSettings(Optional.of(typed), maxRuns, failures, json);
    }

    LogSettings withMaxRuns(int runs) {
        return new LogSettings(directory, runs, failures, json);
    }

    LogSettings withFailures(FailureDetail detail) {
        return new LogSettings(directory, maxRuns, Optional.of(detail), json);
    }

    LogSettings withJson(boolean asData) {
        return new LogSettings(directory, maxRuns, failures, asData);
    }
}
