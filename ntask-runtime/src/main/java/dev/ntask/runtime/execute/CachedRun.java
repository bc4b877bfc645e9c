package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.input.InputSnapshot;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.Results;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An action of a cached task: fingerprint, look up, up to date or restore, else clean, run, capture, store.
 *
 * <p>The lock on its outputs is held while they are looked at or changed, never while the action waits for a slot. So
 * what was looked up before is looked up again when it has its slot, unless nothing can have changed.
 */
final class CachedRun implements ActionRun {
    private final RunParts parts;
    private final TaskCache cache;
    private final OutputArea area;
    private final boolean forced;
    private final ResultKeeper keeper;
    private final Replays replays;

    /** When the fingerprint below was begun, in terms of {@link Activity}. */
    private long lookedUpAt = -1;

    private @Nullable Fingerprinted fingerprinted;

    /** Why a stored result could not be put in place. */
    private Optional<String> unusable = Optional.empty();

    CachedRun(RunParts parts, TaskCache cache, OutputArea area, boolean forced, ResultKeeper keeper, Replays replays) {
        this.parts = parts;
        this.cache = cache;
        this.area = area;
        this.forced = forced;
        this.keeper = keeper;
        this.replays = replays;
    }

    @Override
    public boolean hasLookUp() {
        return true;
    }

    @Override
    public Optional<ActionEnd> lookUp() {
        EndBuilder end = parts.begin();
        try {
            Optional<ActionEnd> hit;
            OutputArea.Lock lock = area.lock(parts);
            try {
                hit = findHit(end);
            } finally {
                lock.close();
            }
            if (hit.isEmpty()) {
                tellMiss();
            }
            return hit;
        } catch (InterruptedException e) {
            return Optional.of(end.cancelled());
        } catch (IOException | NtaskException e) {
            return Optional.of(end.failed(e));
        }
    }

    @Override
    public ActionEnd execute() {
        EndBuilder end = parts.begin();
        try {
            OutputArea.Lock lock = area.lock(parts);
            try {
                Optional<ActionEnd> hit = mustLookAgain(lock) ? findHit(end) : Optional.empty();
                return hit.isPresent() ? hit.get() : run(end);
            } finally {
                lock.close();
            }
        } catch (InterruptedException e) {
            return end.cancelled();
        } catch (IOException | NtaskException e) {
            return end.failed(e);
        }
    }

    private boolean mustLookAgain(OutputArea.Lock lock) {
        return lock.waited() || !parts.activity().quietSince(lookedUpAt);
    }

    private Optional<ActionEnd> findHit(EndBuilder end) throws IOException, InterruptedException {
        lookedUpAt = parts.activity().now();
        if (!forced) {
            Optional<Digest> known = cache.fingerprinter().known(parts.action(), parts.dependencies());
            Optional<ActionEnd> hit = known.isPresent() ? reuse(known.get(), end) : Optional.empty();
            if (hit.isPresent() || (known.isPresent() && isAsLookedUp(known.get()))) {
                return hit;
            }
        }
        Fingerprinted found = cache.fingerprinter().of(parts.action(), parts.dependencies());
        fingerprinted = found;
        return forced || found.untracked().isPresent() ? Optional.empty() : reuse(found.digest(), end);
    }

    /** Tells whether all that decides the result is as it was when it was looked up, files included. */
    private boolean isAsLookedUp(Digest known) {
        return fingerprinted != null && fingerprinted.digest().equals(known);
    }

    /** Reuses the result stored for a fingerprint that holds all that decides it. */
    private Optional<ActionEnd> reuse(Digest fingerprint, EndBuilder end) {
        Optional<ActionResult> stored = cache.results().find(fingerprint);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try {
            Outcome outcome = area.putInPlace(stored.get(), parts.activity());
            end.fingerprinted(fingerprint);
            end.leaves(stored.get().outputs());
            replays.hit(stored.get());
            end.contributes(contribution(stored.get()));
            return Optional.of(end.hit(outcome));
        } catch (IOException e) {
            // A result that cannot be had is a miss: running the body always helps.
            tellUnusable(Results.reason(e));
            return Optional.empty();
        }
    }

    /** Once, though it may be looked up again; as a notice, since a store that loses things should be seen. */
    private void tellUnusable(String reason) {
        if (unusable.isEmpty()) {
            parts.notice("its stored result cannot be used: " + reason);
        }
        unusable = Optional.of(reason);
    }

    private Contribution contribution(ActionResult stored) {
        Optional<String> fingerprint = Optional.of(stored.fingerprint().sha256());
        return area.isDeclared()
                ? Contribution.ofOutputs(
                        Optional.of(cache.fingerprinter().outcome(parts.action(), stored.outputs())), fingerprint)
                : Contribution.withoutOutputs(parts.action(), fingerprint, parts.dependencies());
    }

    private void tellMiss() {
        Fingerprinted found = known();
        if (found.untracked().isPresent()) {
            parts.notice("is not cached: " + found.untracked().get());
        } else {
            tellUnmatched(found.inputs());
            Misses misses = new Misses(cache.results());
            parts.emit(new BuildEvent.CacheMissed(
                    parts.action().name(), misses.reason(parts.action(), found.fingerprint(), forced, unusable)));
        }
    }

    private void tellUnmatched(InputSnapshot inputs) {
        for (String pattern : inputs.unmatched()) {
            parts.notice(
                    inputs.missing().contains(pattern)
                            ? "its input " + pattern + " does not exist"
                            : "its input pattern " + pattern + " matches no file");
        }
    }

    private ActionEnd run(EndBuilder end) throws IOException, InterruptedException {
        Fingerprinted found = known();
        end.fingerprinted(found);
        area.prepare(forced);
        DependencyOutputs read = DependencyOutputs.lookAt(cache, readBy(parts));
        Optional<Failure> failure = parts.runBody(end);
        if (parts.isStopped()) {
            return end.cancelled();
        }
        if (failure.isPresent()) {
            return end.failed(failure.get());
        }
        Fingerprinted decisive = found;
        if (area.rewritesInputs()) {
            decisive = cache.fingerprinter().now(parts.action(), parts.dependencies());
            end.fingerprinted(decisive);
        }
        keeper.keep(parts, area, found, decisive, read, end);
        return end.executed();
    }

    /** The dependencies whose outputs matter. */
    private static List<ActionEnd> readBy(RunParts parts) {
        boolean none = Contribution.propagation(parts.action()) == Propagation.NONE;
        return none ? List.of() : parts.dependencies();
    }

    private Fingerprinted known() {
        if (fingerprinted == null) {
            throw new AssertionError(parts.action() + " was not looked up: this is a bug");
        }
        return fingerprinted;
    }

    @Override
    public void stop() {
        cache.fingerprinter().stop();
        parts.stop();
    }
}
