package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.OutputTree;
import dev.ntask.runtime.store.Outputs;
import dev.ntask.runtime.store.TaskLocks;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one action may write: patterns, what can be done with the files they match, and the lock on them. */
final class OutputArea {
    /** How ntask itself is named as the owner of a lock. */
    private static final String OURSELVES = "this process";

    private final String action;
    private final String lockName;
    private final GlobSet patterns;
    private final Outputs outputs;
    private final TaskLocks locks;

    OutputArea(String action, String lockName, GlobSet patterns, Outputs outputs, TaskLocks locks) {
        this.action = action;
        this.lockName = lockName;
        this.patterns = patterns;
        this.outputs = outputs;
        this.locks = locks;
    }

    GlobSet patterns() {
        return patterns;
    }

    /** Tells whether any outputs are declared; where not, there is nothing to lock, remove, capture or restore. */
    boolean isDeclared() {
        return !patterns.patterns().isEmpty();
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
        if (isDeclared()) {
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

    /** Removes what is there, so that all that is found later was written by the run that follows. */
    void clean() {
        if (isDeclared()) {
            outputs.clean(action, patterns);
        }
    }

    OutputTree capture() throws IOException {
        return isDeclared() ? outputs.capture(action, patterns) : OutputTree.EMPTY;
    }

    /** Tells whether a result's files are there already. */
    boolean isInPlace(ActionResult result) {
        return !isDeclared() || outputs.isInPlace(result);
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
