package dev.ntask.runtime.execute;

import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.OutputTree;
import dev.ntask.runtime.store.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Keeps what a body that succeeded has made, if it can be told what it was made from. */
final class ResultKeeper {
    private static final byte[] NO_LOG = {};

    private final TaskCache cache;
    private final Clock clock;
    private final InputCheck inputs;

    ResultKeeper(TaskCache cache, Clock clock) {
        this.cache = cache;
        this.clock = clock;
        this.inputs = new InputCheck(cache.fingerprinter());
    }

    /**
     * Captures and stores. What cannot be stored is told, and is no failure; all that is known of it to dependants is then
     * its outputs, and not what decided them.
     *
     * @param before what was to decide the result when the body began
     * @param decisive what the result is kept under: the same, but for a body that has rewritten its inputs
     */
    void keep(
            RunParts parts,
            OutputArea area,
            Fingerprinted before,
            Fingerprinted decisive,
            DependencyOutputs read,
            EndBuilder end) {
        Duration took = end.duration();
        Optional<String> unreliable = unreliable(parts, area, before, read);
        Optional<OutputTree> captured = capture(parts, area);
        if (unreliable.isEmpty() && area.isDeclared() && captured.isPresent()) {
            unreliable = incomplete(area, captured.get());
        }
        boolean decided = unreliable.isEmpty() && decisive.untracked().isEmpty();
        Optional<String> fingerprint = decided ? Optional.of(decisive.digest().sha256()) : Optional.empty();
        if (area.isDeclared()) {
            end.contributes(Contribution.ofOutputs(captured.map(OutputTree::digest), fingerprint));
            end.leaves(captured.orElse(OutputTree.EMPTY));
        } else {
            end.contributes(Contribution.withoutOutputs(parts.action(), fingerprint, parts.dependencies()));
        }
        if (unreliable.isPresent()) {
            parts.notice("is not stored: " + unreliable.get());
        } else if (captured.isPresent() && decided) {
            store(parts, area, decisive, captured.get(), took);
        }
    }

    /** Says which outputs that are declared are not there. */
    private static Optional<String> incomplete(OutputArea area, OutputTree captured) {
        if (captured.isEmpty()) {
            return Optional.of("it succeeded without writing any of its outputs");
        }
        Optional<String> missing = area.firstMissing(captured);
        return missing.isEmpty()
                ? missing
                : Optional.of("it succeeded without writing its output " + missing.get()
                        + "; where that may be, declare it with a wildcard");
    }

    /** Says why what the body did may have had other causes than its fingerprint says. */
    private Optional<String> unreliable(RunParts parts, OutputArea area, Fingerprinted before, DependencyOutputs read) {
        if (parts.askedForCallerDirectory()) {
            return Optional.of(
                    "its body asks where ntask was called, by Ntask.callerDirectory(), which is no part of its"
                            + " fingerprint; let it take a parameter of the type Path instead");
        }
        Optional<String> changed = read.change();
        return changed.isPresent() ? changed : inputs.changed(parts.action(), area, before.inputs());
    }

    private static Optional<OutputTree> capture(RunParts parts, OutputArea area) {
        try {
            return Optional.of(area.capture());
        } catch (IOException e) {
            parts.notice("is not stored: " + Results.reason(e));
            return Optional.empty();
        }
    }

    private void store(RunParts parts, OutputArea area, Fingerprinted decisive, OutputTree outputs, Duration took) {
        try {
            Optional<Path> log = parts.logs().logOf(parts.action().name());
            boolean logged = log.isPresent() && Files.isRegularFile(log.get());
            cache.results()
                    .store(
                            decisive.fingerprint(),
                            new ActionResult(
                                    parts.action().name(),
                                    decisive.digest(),
                                    outputs,
                                    logged
                                            ? cache.contents().put(log.get())
                                            : cache.contents().put(NO_LOG),
                                    logged
                                            ? parts.logs()
                                                    .streamsOf(parts.action().name())
                                                    .text()
                                            : "",
                                    took,
                                    clock.instant()),
                            area.isIncremental() ? Results.Share.PROJECT : Results.Share.STORE);
        } catch (IOException e) {
            parts.notice("is not stored: " + Results.reason(e));
        }
    }
}
