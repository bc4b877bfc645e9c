package dev.ntask.runtime.execute;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.OutputTree;
import dev.ntask.runtime.store.Outputs;
import dev.ntask.runtime.store.TaskLocks;
import java.io.IOException;
import java.time.Instant;

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

    String lockName() {
        return lockName;
    }

    /** Tells whether any outputs are declared; where not, there is nothing to lock, remove, capture or restore. */
    boolean isDeclared() {
        return !patterns.patterns().isEmpty();
    }

    /** The exclusive right to these files, until closed; close it also if nothing had to be locked. */
    static final class Lock implements AutoCloseable {
        private TaskLocks.Held[] held = {};
        private boolean waited;

        /** Tells whether another process had it: what was known of the files is out of date. */
        boolean waited() {
            return waited;
        }

        @Override
        public void close() {
            for (TaskLocks.Held each : held) {
                each.close();
            }
        }
    }

    /** Waits until nobody else works on these files. */
    Lock lock(RunParts parts) throws IOException, InterruptedException {
        Lock lock = new Lock();
        if (isDeclared()) {
            TaskLocks.Held held = parts.await(() -> locks.acquire(lockName, owner -> {
                lock.waited = true;
                if (!owner.equals(OURSELVES)) {
                    parts.notice("waiting for " + owner + ", which works on its outputs");
                }
            }));
            lock.held = new TaskLocks.Held[] {held};
        }
        return lock;
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

    /** Sees to it that a result's files are there. */
    Outcome putInPlace(ActionResult result, Activity activity) throws IOException {
        if (!isDeclared() || outputs.isInPlace(result)) {
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
