package dev.ntask.runtime.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is on record of a run.
 *
 * @param id names it, and its directory
 * @param started when it began, if there is a manifest
 * @param finished when it ended; empty if it goes on, or was killed
 * @param goesOn whether it goes on
 * @param damaged whether there is a manifest, but not as ntask wrote it
 * @param concurrency how many bodies might run at once
 */
public record PastRun(
        String id,
        Path directory,
        Optional<Instant> started,
        Optional<Instant> finished,
        boolean goesOn,
        boolean damaged,
        List<String> targets,
        int concurrency,
        List<PastTask> tasks) {
    /** Creates the record of a run; the lists are copied. */
    public PastRun {
        targets = List.copyOf(targets);
        tasks = List.copyOf(tasks);
    }

    /** How a run ended, or where it stands. */
    public enum State {
        /** Everything asked for is there. */
        SUCCEEDED,
        /** A task failed. */
        FAILED,
        /** It was stopped before its end. */
        INTERRUPTED,
        /** It goes on. */
        RUNNING,
        /** Its process ended without telling how. */
        KILLED,
        /** Its manifest is not as ntask wrote it. */
        DAMAGED,
        /** It has done nothing yet but to look, or was killed while it did. */
        UNRECORDED
    }

    PastRun goingOn() {
        return new PastRun(id, directory, started, finished, true, damaged, targets, concurrency, tasks);
    }

    /** Returns the file that tells of it. */
    public Path manifest() {
        return directory.resolve(ManifestFile.NAME);
    }

    /** Returns how it ended, or where it stands. */
    public State state() {
        if (damaged) {
            return State.DAMAGED;
        }
        if (finished.isPresent()) {
            return count("failed") > 0 ? State.FAILED : count("cancelled") > 0 ? State.INTERRUPTED : State.SUCCEEDED;
        }
        return goesOn ? State.RUNNING : started.isPresent() ? State.KILLED : State.UNRECORDED;
    }

    /** Counts the actions in a state. */
    public int count(String state) {
        int count = 0;
        for (PastTask task : tasks) {
            count += task.state().equals(state) ? 1 : 0;
        }
        return count;
    }

    /** Returns how long it took, if it has ended. */
    public Optional<Duration> took() {
        return started.isPresent() && finished.isPresent()
                ? Optional.of(Duration.between(started.get(), finished.get()))
                : Optional.empty();
    }
}
