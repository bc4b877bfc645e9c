package dev.ntask.runtime.execute;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for work of one kind, as many as are asked for at once; who asks keeps within its limits.
 *
 * <p>They are daemons: a body that does not end when it is told to must not keep the process alive.
 */
final class Workers implements ThreadFactory, Executor {
    private final String name;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), this);

    /** Creates threads of a name. */
    Workers(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** Lets the threads go once they have nothing to do. */
    void close() {
        threads.shutdown();
    }
}
