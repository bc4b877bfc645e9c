package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.runtime.event.BuildEvent.Failure;
import java.io.IOException;
import java.util.Optional;

/** An action whose body runs every time: its task is not cached, or the cache is not to be used. */
final class PlainRun implements ActionRun {
    private final RunParts parts;
    private final Optional<TaskCache> cache;
    private final OutputArea area;

    /**
     * Creates a run.
     *
     * @param cache says what the run contributes to its dependants; empty where nobody asks
     * @param area what it declares to write, which is removed before
     */
    PlainRun(RunParts parts, Optional<TaskCache> cache, OutputArea area) {
        this.parts = parts;
        this.cache = cache;
        this.area = area;
    }

    @Override
    public boolean hasLookUp() {
        return false;
    }

    @Override
    public Optional<ActionEnd> lookUp() {
        return Optional.empty();
    }

    @Override
    public ActionEnd execute() {
        EndBuilder end = parts.begin();
        try {
            addFingerprint(end);
            if (parts.action().task().isIdle()) {
                return end.executed();
            }
            OutputArea.Lock lock = area.lock(parts);
            try {
                return run(end);
            } finally {
                lock.close();
            }
        } catch (InterruptedException e) {
            return end.cancelled();
        } catch (IOException | NtaskException e) {
            return end.failed(e);
        }
    }

    private void addFingerprint(EndBuilder end) throws IOException, InterruptedException {
        if (cache.isPresent()) {
            Fingerprinted fingerprinted = cache.get().fingerprinter().of(parts.action(), parts.dependencies());
            end.fingerprinted(fingerprinted);
            if (fingerprinted.untracked().isEmpty()) {
                cache.get().results().keepFields(fingerprinted.fingerprint());
                Optional<String> fingerprint =
                        Optional.of(fingerprinted.digest().sha256());
                end.contributes(Contribution.withoutOutputs(parts.action(), fingerprint, parts.dependencies()));
            }
        }
    }

    private ActionEnd run(EndBuilder end) {
        area.prepare(false);
        Optional<Failure> failure = parts.runBody(end);
        if (parts.isStopped()) {
            return end.cancelled();
        }
        return failure.isPresent() ? end.failed(failure.get()) : end.executed();
    }

    @Override
    public void stop() {
        parts.stop();
    }
}
