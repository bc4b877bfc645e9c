package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.LogFiles;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.input.InputFile;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.store.OutputTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Collects, while an action is on its way, what its end will say; made when it begins. */
final class EndBuilder {
    private final long start = System.nanoTime();
    private final Action action;
    private final LogFiles logs;
    private final List<ActionEnd> dependencies;
    private Optional<Duration> bodyTook = Optional.empty();
    private Optional<String> fingerprint = Optional.empty();
    private List<InputFile> inputs = List.of();
    private Contribution contribution = Contribution.UNKNOWN;
    private OutputTree outputs = OutputTree.EMPTY;

    EndBuilder(Action action, LogFiles logs, List<ActionEnd> dependencies) {
        this.action = action;
        this.logs = logs;
        this.dependencies = dependencies;
    }

    /** Notes its fingerprint; one that is not complete names no result. */
    void fingerprinted(Fingerprinted fingerprinted) {
        fingerprint = fingerprinted.untracked().isEmpty()
                ? Optional.of(fingerprinted.digest().sha256())
                : Optional.empty();
        inputs = fingerprinted.inputs().files();
    }

    /** Notes the digest of a fingerprint that is complete. */
    void fingerprinted(Digest complete) {
        fingerprint = Optional.of(complete.sha256());
    }

    /** Notes what it adds to the fingerprints of its dependants. */
    void contributes(Contribution known) {
        contribution = known;
    }

    /** Notes which files it left for its dependants. */
    void leaves(OutputTree tree) {
        outputs = tree;
    }

    /** Notes how long the body took; all else around it does not count then. */
    void bodyTook(Duration duration) {
        bodyTook = Optional.of(duration);
    }

    /** Returns the time of the body, or, where none ran, since the beginning. */
    Duration duration() {
        return bodyTook.isPresent() ? bodyTook.get() : Duration.ofNanos(System.nanoTime() - start);
    }

    /** A hit wrote no log. */
    ActionEnd hit(Outcome outcome) {
        return end(outcome, Optional.empty(), Optional.empty());
    }

    ActionEnd executed() {
        return end(Outcome.EXECUTED, Optional.empty(), logs.logOf(action.name()));
    }

    ActionEnd cancelled() {
        contribution = Contribution.UNKNOWN;
        return end(Outcome.CANCELLED, Optional.empty(), Optional.empty());
    }

    ActionEnd failed(Failure failure) {
        contribution = Contribution.UNKNOWN;
        return end(Outcome.FAILED, Optional.of(failure), logs.logOf(action.name()));
    }

    /** Ends with a failure around the body, whose message already says all. */
    ActionEnd failed(Exception e) {
        String message = String.valueOf(e.getMessage());
        return failed(new Failure(message, e instanceof NtaskException ? "" : Failures.trace(e)));
    }

    private ActionEnd end(Outcome outcome, Optional<Failure> failure, Optional<Path> log) {
        List<ActionEnd> behind = Contribution.declaresOutputs(action) ? List.of() : dependencies;
        return new ActionEnd(
                action, outcome, duration(), fingerprint, inputs, contribution, outputs, behind, failure, log);
    }
}
