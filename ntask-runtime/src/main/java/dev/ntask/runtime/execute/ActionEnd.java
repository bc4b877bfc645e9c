package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.input.InputFile;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.store.OutputTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one action ended, for the loop, the reporters and the actions that depend on it.
 *
 * @param duration of the body where it ran, else of the look-up
 * @param fingerprint the digest of its fingerprint, where one was computed
 * @param inputs its input files, as its fingerprint counts them; empty where none was computed, or was known without them
 * @param contribution what it adds to the fingerprints of its dependants
 * @param outputs the files that it left for its dependants, as far as they are known
 * @param behind the ends of its dependencies, where it declares no outputs: its dependants may read what those left
 * @param failure why it failed
 * @param log its log file, where one was written
 */
public record ActionEnd(
        Action action,
        Outcome outcome,
        Duration duration,
        Optional<String> fingerprint,
        List<InputFile> inputs,
        Contribution contribution,
        OutputTree outputs,
        List<ActionEnd> behind,
        Optional<Failure> failure,
        Optional<Path> log) {

    /** Returns the end of an action that did not run. */
    static ActionEnd without(Action action, Outcome outcome) {
        return bare(action, outcome, Duration.ZERO, Optional.empty(), Optional.empty());
    }

    /** Returns the end of an action that was not looked up, since it is known to be up to date. */
    static ActionEnd upToDate(Action action, String fingerprint) {
        return bare(action, Outcome.UP_TO_DATE, Duration.ZERO, Optional.of(fingerprint), Optional.empty());
    }

    /** Returns the end of an action that failed before anything was written for it. */
    static ActionEnd failed(Action action, Duration duration, Failure failure) {
        return bare(action, Outcome.FAILED, duration, Optional.empty(), Optional.of(failure));
    }

    /** An end that tells its dependants nothing. */
    private static ActionEnd bare(
            Action action,
            Outcome outcome,
            Duration duration,
            Optional<String> fingerprint,
            Optional<Failure> failure) {
        return new ActionEnd(
                action,
                outcome,
                duration,
                fingerprint,
                List.of(),
                Contribution.UNKNOWN,
                OutputTree.EMPTY,
                List.of(),
                failure,
                Optional.empty());
    }

    /** Tells the end as an event. */
    BuildEvent.ActionFinished toEvent() {
        return new BuildEvent.ActionFinished(action.name(), outcome, duration, fingerprint, failure, log);
    }
}
