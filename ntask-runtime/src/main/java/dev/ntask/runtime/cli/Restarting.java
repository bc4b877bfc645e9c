package dev.ntask.runtime.cli;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.watch.Changes;
import dev.ntask.runtime.watch.Look;
import dev.ntask.runtime.watch.OwnWrites;
import dev.ntask.runtime.watch.Pulse;
import dev.ntask.runtime.watch.Watched;
import org.jspecify.annotations.Nullable;

/** Stops a build as soon as something changes that it does not write itself; of one build only. */
final class Restarting implements BuildGuard {
    private final BuildGuard session;
    private final Watched watched;
    private final Pulse pulse;
    private final Look before;
    private final OwnWrites mayWrite;
    private final GlobSet definitions;
    private @Nullable Thread thread;
    private volatile Changes changes = Changes.NONE;

    /**
     * Creates what stops a build.
     *
     * @param before what the build begins with
     * @param mayWrite what the tasks of the build may write
     */
    Restarting(BuildGuard session, Watched watched, Pulse pulse, Look before, OwnWrites mayWrite, GlobSet definitions) {
        this.session = session;
        this.watched = watched;
        this.pulse = pulse;
        this.before = before;
        this.mayWrite = mayWrite;
        this.definitions = definitions;
    }

    /** What the build was stopped for; none if it was not. */
    Changes changes() {
        return changes;
    }

    @Override
    public void began(Interrupts.Interruptible build) {
        session.began(build);
        Thread watching = new Thread(() -> stopAtChange(build), "ntask restart");
        watching.setDaemon(true);
        thread = watching;
        watching.start();
    }

    private void stopAtChange(Interrupts.Interruptible build) {
        try {
            while (pulse.await()) {
                Look now = watched.look();
                Changes found = Changes.between(before, now).without(mayWrite, now, definitions);
                if (!found.isEmpty()) {
                    changes = found;
                    build.cancel();
                    return;
                }
            }
        } catch (InterruptedException e) {
            return; // nobody interrupts it, but to end it
        }
    }

    @Override
    public void ended() {
        pulse.stop();
        join();
        pulse.resume();
        session.ended();
    }

    private void join() {
        Thread watching = thread;
        boolean interrupted = false;
        while (watching != null && watching.isAlive()) {
            try {
                watching.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
