package dev.ntask.runtime.execute;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Calls for an end when time has passed, unless closed before; without a limit it does nothing. */
final class TimeLimit implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean passed;

    private TimeLimit() {}

    /** Starts the clock. */
    static TimeLimit of(Optional<Duration> limit, Runnable end) {
        TimeLimit result = new TimeLimit();
        if (limit.isPresent()) {
            long nanos = limit.get().toNanos();
            Thread thread = new Thread(() -> result.await(nanos, end), "time limit");
            thread.setDaemon(true);
            thread.start();
        }
        return result;
    }

    private void await(long nanos, Runnable end) {
        try {
            if (!closed.await(nanos, TimeUnit.NANOSECONDS)) {
                passed = true;
                end.run();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the process.
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether time has passed. */
    boolean hasPassed() {
        return passed;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
