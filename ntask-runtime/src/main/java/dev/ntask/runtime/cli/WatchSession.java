package dev.ntask.runtime.cli;

import dev.ntask.runtime.watch.Pulse;
import org.jspecify.annotations.Nullable;

/** What a signal ends while a project is watched: the run that goes on, if one does, and then the watch. Thread-safe. */
final class WatchSession implements Interrupts.Interruptible, BuildGuard {
    private final Pulse pulse;
    private Interrupts.@Nullable Interruptible build;
    private boolean interrupted;

    WatchSession(Pulse pulse) {
        this.pulse = pulse;
    }

    /** Tells whether a signal has come. */
    synchronized boolean interrupted() {
        return interrupted;
    }

    @Override
    public void began(Interrupts.Interruptible began) {
        synchronized (this) {
            build = began;
        }
        if (interrupted()) {
            began.cancel();
        }
    }

    @Override
    public synchronized void ended() {
        build = null;
    }

    private synchronized Interrupts.@Nullable Interruptible build() {
        return build;
    }

    @Override
    public void cancel() {
        Interrupts.Interruptible running;
        synchronized (this) {
            interrupted = true;
            running = build;
        }
        if (running != null) {
            running.cancel();
        }
        pulse.stop();
    }

    @Override
    public void hurry() {
        Interrupts.Interruptible running = build();
        if (running != null) {
            running.hurry();
        }
    }

    @Override
    public void exiting() {
        Interrupts.Interruptible running = build();
        if (running != null) {
            running.exiting();
        }
    }
}
