package dev.ntask.runtime.execute;

import dev.ntask.runtime.input.FileStamp;
import dev.ntask.runtime.input.InputFile;
import dev.ntask.runtime.input.InputSnapshot;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.OutputTree;
import dev.ntask.runtime.store.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps what a body that succeeded has made, if it can be told what it was made from. */
final class ResultKeeper {
    private static final byte[] NO_LOG = {};

    private final TaskCache cache;
    private final Clock clock;

    ResultKeeper(TaskCache cache, Clock clock) {
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * Captures and stores. What cannot be stored is told, and is no failure; all that is known of it to dependants is then
     * its outputs, and not what decided them.
     */
    void keep(RunParts parts, OutputArea area, Fingerprinted before, DependencyOutputs read, EndBuilder end) {
        Duration took = end.duration();
        Optional<String> unreliable = unreliable(parts, before, read);
        Optional<OutputTree> captured = capture(parts, area);
        if (unreliable.isEmpty()
                && area.isDeclared()
                && captured.isPresent()
                && captured.get().isEmpty()) {
            unreliable = Optional.of("it succeeded without writing any of its outputs");
        }
        boolean decided = unreliable.isEmpty() && before.untracked().isEmpty();
        Optional<String> fingerprint = decided ? Optional.of(before.digest().sha256()) : Optional.empty();
        if (area.isDeclared()) {
            end.contributes(Contribution.ofOutputs(captured.map(OutputTree::digest), fingerprint));
            end.leaves(captured.orElse(OutputTree.EMPTY));
        } else {
            end.contributes(Contribution.withoutOutputs(parts.action(), fingerprint, parts.dependencies()));
        }
        if (unreliable.isPresent()) {
            parts.notice("is not stored: " + unreliable.get());
        } else if (captured.isPresent() && decided) {
            store(parts, before, captured.get(), took);
        }
    }

    /** Says why what the body did may have had other causes than its fingerprint says. */
    private Optional<String> unreliable(RunParts parts, Fingerprinted before, DependencyOutputs read) {
        if (parts.askedForCallerDirectory()) {
            return Optional.of(
                    "its body asks where ntask was called, by Ntask.callerDirectory(), which is no part of its"
                            + " fingerprint; let it take a parameter of the type Path instead");
        }
        Optional<String> changed = read.change();
        return changed.isPresent() ? changed : changedInput(parts.action(), before);
    }

    private static Optional<OutputTree> capture(RunParts parts, OutputArea area) {
        try {
            return Optional.of(area.capture());
        } catch (IOException e) {
            parts.notice("is not stored: " + Results.reason(e));
            return Optional.empty();
        }
    }

    /**
     * Says which input changed since the fingerprint was taken; the body may have seen one or the other. One that was
     * written twice, and has its old content again, has changed as well.
     */
    private Optional<String> changedInput(Action action, Fingerprinted before) {
        try {
            InputSnapshot then = before.inputs();
            InputSnapshot now = cache.fingerprinter().filesNow(action);
            if (!then.files().equals(now.files())) {
                return Optional.of(firstDifference(then.files(), now.files()) + " changed while it ran");
            }
            for (int i = 0; i < Math.min(then.stamps().size(), now.stamps().size()); i++) {
                FileStamp stamp = then.stamps().get(i);
                if (stamp.wasTouchedBefore(now.stamps().get(i))) {
                    boolean directory = stamp.path().endsWith("/");
                    return Optional.of(stamp.path()
                            + (directory
                                    ? " was moved or replaced while it ran, though the files in it are as before"
                                    : " was written while it ran, though its content is as before"));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage() + ", which changed while it ran");
        }
    }

    private static String firstDifference(List<InputFile> then, List<InputFile> now) {
        int i = 0;
        while (i < then.size() && i < now.size() && then.get(i).equals(now.get(i))) {
            i++;
        }
        if (i == then.size() || i == now.size()) {
            return i == then.size() ? now.get(i).path() : then.get(i).path();
        }
        // Of two different names the lesser one has come or gone.
        String old = then.get(i).path();
        String other = now.get(i).path();
        return old.compareTo(other) <= 0 ? old : other;
    }

    private void store(RunParts parts, Fingerprinted before, OutputTree outputs, Duration took) {
        try {
            Optional<Path> log = parts.logs().logOf(parts.action().name());
            boolean logged = log.isPresent() && Files.isRegularFile(log.get());
            cache.results()
                    .store(
                            before.fingerprint(),
                            new ActionResult(
                                    parts.action().name(),
                                    before.digest(),
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
                                    clock.instant()));
        } catch (IOException e) {
            parts.notice("is not stored: " + Results.reason(e));
        }
    }
}
