package dev.ntask.runtime.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Lets the files be looked at again and again: where the system does not tell of changes, as on network file systems. */
final class PollWatch implements DirectoryWatch {
    private final Pulse pulse;
    private final Duration interval;
    private boolean closed;

    private PollWatch(Pulse pulse, Duration interval) {
        this.pulse = pulse;
        this.interval = interval;
    }

    static PollWatch start(Duration interval, Pulse pulse) {
        PollWatch watch = new PollWatch(pulse, interval);
        Thread thread = new Thread(watch::beat, "ntask poll");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void beat() {
        try {
            while (waitedAndIsOpen()) {
                pulse.beat();
            }
        } catch (InterruptedException e) {
            return; // nobody interrupts it, but to end it
        }
    }

    private synchronized boolean waitedAndIsOpen() throws InterruptedException {
        long end = System.nanoTime() + interval.toNanos();
        for (long left = interval.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return !closed;
    }

    @Override
    public void visit(Path directory) {
        // All of them are looked at each time.
    }

    @Override
    public void lookEnded() {
        // Nothing is kept from look to look.
    }

    @Override
    public Optional<String> failure() {
        return Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
