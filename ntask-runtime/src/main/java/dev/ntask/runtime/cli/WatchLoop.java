package dev.ntask.runtime.cli;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.watch.Changes;
import dev.ntask.runtime.watch.Look;
import dev.ntask.runtime.watch.Pulse;
import dev.ntask.runtime.watch.Watched;

/**
 * Runs, waits for a change, and runs again.
 *
 * <p>Whether something changed is decided by looks: one before each run, and one after each hint. What a run finds changed
 * when it is over is either its own or leads to the next run; so nothing that happens meanwhile is lost, and however much
 * it is, it is one run more.
 */
final class WatchLoop {
    private final Watched watched;
    private final Pulse pulse;
    private final WatchSession session;
    private final WatchPage page;
    private final GlobSet definitions;

    WatchLoop(Watched watched, Pulse pulse, WatchSession session, WatchPage page, GlobSet definitions) {
        this.watched = watched;
        this.pulse = pulse;
        this.session = session;
        this.page = page;
        this.definitions = definitions;
    }

    /** Does what is watched, once. */
    interface Runs {
        /** Runs with the files as a look has just seen them. */
        WatchedRun run(Look before);
    }

    /**
     * Goes on until a signal comes, nobody reads any more what it says, or the definitions of the tasks change: returns
     * whether it was that. At least one run comes to its end, as without a watch, even if nobody reads.
     */
    boolean run(Runs runs, String firstCause, boolean renewable) throws InterruptedException {
        Look before = watched.look();
        page.begin(firstCause);
        boolean again = false;
        while (!session.interrupted()) {
            WatchedRun run = runs.run(before);
            if (session.interrupted()) {
                return false;
            }
            Look after = watched.look();
            Changes changes = changesDuring(run, before, after, again);
            tell(run, changes);
            if (page.isUnread()) {
                return false;
            }
            again = !changes.isEmpty();
            before = after;
            while (changes.isEmpty()) {
                if (!pulse.await()) {
                    return false;
                }
                before = watched.look();
                changes = Changes.between(after, before);
            }
            if (renewable && changes.touch(definitions)) {
                return true;
            }
            page.begin("change: " + changes.summary());
            if (page.isUnread()) {
                return false;
            }
        }
        return false;
    }

    /**
     * A run that was stopped for a change is made up for, even if the change has been taken back.
     *
     * @param again whether the run itself was due to changes during the one before. Then some task may write each time what
     *     it does not declare, and that this was seen is enough; else it would go on for ever.
     */
    private Changes changesDuring(WatchedRun run, Look before, Look after, boolean again) {
        Changes changes = Changes.between(before, after).without(run.writes(), after, definitions);
        if (again) {
            changes = changes.without(run.seen(), after, definitions);
        }
        return changes.isEmpty() ? run.stoppedBy() : changes;
    }

    private void tell(WatchedRun run, Changes changes) {
        if (!run.stoppedBy().isEmpty()) {
            page.stopped();
        } else if (!run.failure().isEmpty()) {
            page.failed(run.failure());
        }
        if (changes.isEmpty()) {
            page.waits();
        }
    }
}
