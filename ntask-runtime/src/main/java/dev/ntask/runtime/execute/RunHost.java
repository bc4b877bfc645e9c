package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.ShellResult;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.process.Termination;
import dev.ntask.spi.Command;
import dev.ntask.spi.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What {@link dev.ntask.Ntask} does during a run: everything in the name of the task that calls.
 *
 * <p>A task's own thread is bound to it. On any other thread the sole running task is meant; where several run, nobody
 * can know, and the call fails. Threads do not inherit a binding: those of a pool outlive the task that made them.
 */
public final class RunHost extends Host {
    private final Surroundings surroundings;
    private final EventSink events;
    private final Termination termination;

    /** Of this run, not of all: a thread that outlives the run is bound to nothing in the next. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<RunningTask> binding = new ThreadLocal<>();

    /** Guarded by itself. */
    private final List<RunningTask> running = new ArrayList<>();

    private int begun;

    private volatile boolean callerDirectoryIsKnownToAll;

    /** Made when the first command starts. */
    private @Nullable CommandMeans means;

    /** Creates the host of a run whose output goes to a sink, which must take events from any thread. */
    public RunHost(Surroundings surroundings, EventSink events) {
        this.surroundings = surroundings;
        this.events = events;
        this.termination = new Termination(surroundings.killGrace());
    }

    @Override
    public ShellResult run(Command command) {
        return new TaskCommand(command, caller(), surroundings, means()).run();
    }

    @Override
    public Path root() {
        return surroundings.root();
    }

    @Override
    public Path callerDirectory() {
        Optional<RunningTask> task = find();
        if (task.isPresent() && !inStaticInitializer()) {
            task.get().askForCallerDirectory();
        } else {
            callerDirectoryIsKnownToAll = true;
        }
        return surroundings.callerDirectory();
    }

    /** What a static initializer learns, every task finds in a static field that never asks again. */
    private static boolean inStaticInitializer() {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            if (frame.getMethodName().equals("<clinit>")) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether somebody asked for the caller's directory of whom it cannot be said which tasks learn of it. */
    boolean callerDirectoryIsKnownToAll() {
        return callerDirectoryIsKnownToAll;
    }

    @Override
    public Runnable bind(Runnable work) {
        RunningTask task = caller();
        return () -> {
            RunningTask before = binding.get();
            binding.set(task);
            try {
                work.run();
            } finally {
                rebind(before);
            }
        };
    }

    @Override
    public <T> Callable<T> bind(Callable<T> work) {
        RunningTask task = caller();
        return () -> {
            RunningTask before = binding.get();
            binding.set(task);
            try {
                return work.call();
            } finally {
                rebind(before);
            }
        };
    }

    /**
     * Makes this the host of all bodies, and the standard streams theirs, until what is returned is closed.
     *
     * @param outIsData whether standard output is for data alone, so that what no task can be made out for goes to the other
     */
    public Installed install(boolean outIsData) {
        BodyStreams streams = new BodyStreams(this, surroundings.inheritsInput(), outIsData);
        Host.install(this);
        return new Installed(streams);
    }

    /** A host that is installed. */
    public static final class Installed implements AutoCloseable {
        private final BodyStreams streams;

        private Installed(BodyStreams streams) {
            this.streams = streams;
        }

        /** Puts back what was there before. */
        @Override
        public void close() {
            Host.install(Host.plain());
            streams.close();
        }
    }

    /** Ends the patience with processes that were told to end: they are killed. */
    public void hurry() {
        termination.hurry();
    }

    EventSink events() {
        return events;
    }

    /** Begins an action's body on the calling thread. */
    RunningTask enter(Action action) {
        RunningTask task;
        synchronized (running) {
            String id = surroundings.mark(Integer.toString(begun++));
            task = new RunningTask(action, id, events, termination, surroundings.inheritsInput());
            running.add(task);
        }
        binding.set(task);
        return task;
    }

    /** Ends an action's body on the thread that began it. */
    void leave(RunningTask task) {
        binding.remove();
        forget(task);
    }

    /** Ends an action whose body may go on: it belongs to the run no more. */
    void forget(RunningTask task) {
        task.close();
        synchronized (running) {
            running.remove(task);
        }
    }

    Duration killGrace() {
        return surroundings.killGrace();
    }

    /** Returns the task that the calling thread acts for, if that can be said. */
    Optional<RunningTask> find() {
        RunningTask bound = binding.get();
        if (bound != null) {
            return Optional.of(bound);
        }
        synchronized (running) {
            return running.size() == 1 ? Optional.of(running.get(0)) : Optional.empty();
        }
    }

    private RunningTask caller() {
        Optional<RunningTask> task = find();
        if (task.isEmpty()) {
            throw new NtaskException("thread " + Thread.currentThread().getName()
                    + " belongs to no task, and several may run: wrap its work in Ntask.bind on the task's own thread");
        }
        return task.get();
    }

    private void rebind(@Nullable RunningTask before) {
        if (before == null) {
            binding.remove();
        } else {
            binding.set(before);
        }
    }

    private synchronized CommandMeans means() {
        if (means == null) {
            means = CommandMeans.of(surroundings);
        }
        return means;
    }
}
