package dev.ntask.runtime.execute;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Threads for work of one kind, as many as are asked for at once; who asks keeps within its limits.
 *
 * <p>They are daemons: a body that does not end when it is told to must not keep the process alive.
 */
final class Workers implements ThreadFactory, Executor {
    private final String name;

    /** Made for the first piece of work, which a run that has nothing to do does not have. */
    private @Nullable ThreadPoolExecutor threads;

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
    public synchronized void execute(Runnable work) {
        if (threads == null) {
            threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), this);
        }
        threads.execute(work);
    }

    /** Lets the threads go once they have nothing to do. */
    synchronized void close() {
        if (threads != null) {
            threads.shutdown();
        }
    }
}
