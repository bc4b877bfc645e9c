package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.core.glob.GlobPattern;
import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.CacheDefinition.Mode;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.OutputTree;
import dev.ntask.runtime.store.Outputs;
import dev.ntask.runtime.store.TaskLocks;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one action may write: patterns, what can be done with the files they match, and the lock on them. */
final class OutputArea {
    /** How ntask itself is named as the owner of a lock. */
    private static final String OURSELVES = "this process";

    private final String action;
    private final String lockName;
    private final Mode mode;
    private final GlobSet patterns;
    private final GlobSet written;
    private final Outputs outputs;
    private final TaskLocks locks;

    /**
     * Creates the area of an action.
     *
     * @throws NtaskException if an argument would lead out of the directory that a pattern names
     */
    OutputArea(Action action, Outputs outputs, TaskLocks locks) {
        this.action = action.name();
        this.mode = action.task().cached().isPresent()
                ? action.task().cached().get().mode()
                : Mode.AFRESH;
        this.written = OutputPatterns.written(action);
        this.lockName = OutputPatterns.lockName(action);
        this.patterns = mode == Mode.IN_PLACE ? GlobSet.ofPatterns(List.of()) : written;
        this.outputs = outputs;
        this.locks = locks;
    }

    /** Everything it may write, whether that is kept as its result or rewritten in place. */
    GlobSet written() {
        return written;
    }

    /** Tells whether what it writes are its own inputs. */
    boolean rewritesInputs() {
        return mode == Mode.IN_PLACE;
    }

    /** Tells whether what it writes depends on what was there before. */
    boolean isIncremental() {
        return mode == Mode.INCREMENTAL;
    }

    /** Tells whether outputs are kept as its result; where not, there is nothing to remove, capture or restore. */
    boolean isDeclared() {
        return !patterns.patterns().isEmpty();
    }

    private boolean writes() {
        return !written.patterns().isEmpty();
    }

    /** The exclusive right to these files, until closed; close it also if nothing had to be locked. */
    static final class Lock implements AutoCloseable {
        private TaskLocks.@Nullable Held held;
        private boolean waited;

        /** Tells whether another process had it: what was known of the files is out of date. */
        boolean waited() {
            return waited;
        }

        @Override
        public void close() {
            if (held != null) {
                held.close();
            }
        }
    }

    /**
     * Waits until nobody else works on these files.
     *
     * @throws NtaskException if the one who does is waiting for this process
     */
    Lock lock(RunParts parts) throws IOException, InterruptedException {
        Lock lock = new Lock();
        if (writes()) {
            lock.held = parts.await(new LockWait(lock, parts));
        }
        return lock;
    }

    /** The wait for a lock; no lambdas, since every run passes here. */
    private final class LockWait implements RunParts.Wait<TaskLocks.Held>, TaskLocks.Waiting {
        private final Lock lock;
        private final RunParts parts;

        LockWait(Lock lock, RunParts parts) {
            this.lock = lock;
            this.parts = parts;
        }

        @Override
        public TaskLocks.Held await() throws IOException, InterruptedException {
            return locks.acquire(lockName, this);
        }

        @Override
        public void on(String owner) {
            lock.waited = true;
            if (Ancestors.include(owner)) {
                throw new NtaskException(action + " is being run by " + owner + ", which has started this ntask:"
                        + " both would wait for ever; make it a dependency instead of calling ntask from a task");
            }
            if (!owner.equals(OURSELVES)) {
                parts.notice("waiting for " + owner + ", which works on its outputs");
            }
        }
    }

    /**
     * Removes what is there, so that all that is found later was written by the run that follows; for an incremental task,
     * only where that is not its last result.
     *
     * @param forced whether to begin with nothing in any case
     */
    void prepare(boolean forced) {
        if (isDeclared() && (forced || !isIncremental() || !outputs.resume(action, patterns))) {
            outputs.clean(action, patterns);
        }
    }

    OutputTree capture() throws IOException {
        return isDeclared() ? outputs.capture(action, patterns) : OutputTree.EMPTY;
    }

    /** Returns the first output without a wildcard that a result does not have: its author expects this very one. */
    Optional<String> firstMissing(OutputTree result) {
        for (GlobPattern pattern : patterns.patterns()) {
            if (pattern.isLiteral() && !pattern.negated() && !result.has(pattern)) {
                return Optional.of(pattern.text());
            }
        }
        return Optional.empty();
    }

    /** Tells whether a result's files are there already. */
    boolean isInPlace(ActionResult result) {
        return !isDeclared() || outputs.isInPlace(result);
    }

    /** Says why a result's files cannot be put in place, as far as that can be told before. */
    Optional<String> obstacle(ActionResult result) {
        return isInPlace(result) ? Optional.empty() : outputs.obstacle(result, patterns);
    }

    /** Sees to it that a result's files are there. */
    Outcome putInPlace(ActionResult result, Activity activity) throws IOException {
        if (isInPlace(result)) {
            return Outcome.UP_TO_DATE;
        }
        Instant began = activity.begin();
        try {
            return outputs.restore(result, patterns) ? Outcome.RESTORED : Outcome.UP_TO_DATE;
        } finally {
            activity.end(began);
        }
    }
}
