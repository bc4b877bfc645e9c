package dev.ntask.runtime.execute;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for look-ups and bodies, as many as are asked for at once; the loop keeps within its limits.
 *
 * <p>They are daemons: a body that does not end when it is told to must not keep the process alive.
 */
final class Workers implements ThreadFactory {
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), this);

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "ntask worker");
        thread.setDaemon(true);
        return thread;
    }

    void start(Runnable work) {
        threads.execute(work);
    }

    /** Lets the threads go once they have nothing to do. */
    void close() {
        threads.shutdown();
    }
}
