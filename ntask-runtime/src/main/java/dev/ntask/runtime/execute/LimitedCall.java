package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Calls a body on a thread of its own, so that one that does not end when it is told to can be left alone. */
final class LimitedCall {
    private final Body body;
    private final Thread thread;

    /** Guarded by this. */
    private Optional<Failure> failure = Optional.empty();

    private boolean ended;

    LimitedCall(Body body, String name) {
        this.body = body;
        this.thread = new Thread(this::call, "body of " + name);
        this.thread.setDaemon(true);
    }

    private void call() {
        Optional<Failure> result = body.call();
        synchronized (this) {
            failure = result;
            ended = true;
            notifyAll();
        }
    }

    /** Returns why the body failed, or nothing. */
    Optional<Failure> within(Duration limit) {
        thread.start();
        if (await(limit)) {
            return failure();
        }
        body.interrupt();
        if (await(body.grace())) {
            return Optional.of(Body.timedOut(limit, ""));
        }
        body.abandon();
        return Optional.of(Body.timedOut(limit, "; it does not end when interrupted, and is left running"));
    }

    private synchronized Optional<Failure> failure() {
        return failure;
    }

    private synchronized boolean await(Duration limit) {
        long nanos = TimeUnit.NANOSECONDS.convert(limit);
        long deadline = System.nanoTime() + nanos;
        for (long left = nanos; !ended && left > 0; left = deadline - System.nanoTime()) {
            try {
                // At least a millisecond: to wait for 0 means for ever.
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            } catch (InterruptedException e) {
                // Only the body is interrupted, on its own thread; it ends, and then so do we.
            }
        }
        return ended;
    }
}
