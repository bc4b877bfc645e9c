package dev.ntask.runtime.execute;

import dev.ntask.core.text.Durations;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.ArgumentException;
import dev.ntask.runtime.registry.Registry;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The call of an action's method, within its time limit, with all that it starts. */
final class Body {
    private final Action action;
    private final Registry registry;
    private final RunHost host;

    /** Guarded by this, as the two below. */
    private @Nullable RunningTask running;

    private @Nullable Thread thread;
    private boolean stopped;

    Body(Action action, Registry registry, RunHost host) {
        this.action = action;
        this.registry = registry;
        this.host = host;
    }

    /** Calls the method and returns why it failed, or nothing. */
    Optional<Failure> run() {
        Optional<Duration> limit = action.task().timeout();
        return limit.isEmpty() ? call() : new LimitedCall(this, action.name()).within(limit.get());
    }

    /** Calls the method on this thread. */
    Optional<Failure> call() {
        RunningTask task = host.enter(action);
        try {
            if (!begin(task)) {
                return Optional.of(Failures.of("stopped"));
            }
            Optional<Failure> failure = invoke();
            finish();
            if (failure.isPresent() || isStopped()) {
                // Whatever it left in the background, nobody waits for.
                task.endProcesses();
            }
            return failure;
        } finally {
            host.leave(task);
        }
    }

    private Optional<Failure> invoke() {
        try {
            registry.invoke(action.task().ordinal(), registry.bind(action.task().ordinal(), action.arguments()));
            return Optional.empty();
        } catch (ArgumentException e) {
            return Optional.of(Failures.of(String.valueOf(e.getMessage())));
        } catch (Throwable thrown) {
            return Optional.of(Failures.ofBody(action, thrown));
        }
    }

    private synchronized boolean begin(RunningTask task) {
        running = task;
        thread = Thread.currentThread();
        return !stopped;
    }

    /** From here on nobody interrupts this thread, which goes on to other work. */
    private synchronized void finish() {
        thread = null;
        // What was meant for the body must not reach the next one.
        Thread.interrupted();
    }

    /** Returns the failure of a body that took longer than its limit. */
    static Failure timedOut(Duration limit, String more) {
        return Failures.of("timed out after " + Durations.format(limit) + more);
    }

    /** Tells whether it asked where ntask was called, or may know from others that did. */
    boolean askedForCallerDirectory() {
        RunningTask task;
        synchronized (this) {
            task = running;
        }
        return host.callerDirectoryIsKnownToAll() || (task != null && task.askedForCallerDirectory());
    }

    /** Makes the body end soon, or not begin; returns at once. */
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        interrupt();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Returns how long a body may take to end once it is interrupted: its processes, and a little for itself. */
    Duration grace() {
        return host.killGrace().plusSeconds(2);
    }

    /** Interrupts the body and ends its processes, on another thread; ending them takes as long as they like. */
    void interrupt() {
        RunningTask task;
        synchronized (this) {
            if (thread == null || running == null) {
                return;
            }
            thread.interrupt();
            task = running;
        }
        Thread end = new Thread(task::endProcesses, "end of " + action.name());
        end.setDaemon(true);
        end.start();
    }

    /** Gives up a body that does not end: what it still prints is dropped, commands it still starts are refused. */
    void abandon() {
        RunningTask task;
        synchronized (this) {
            task = running;
        }
        if (task != null) {
            host.forget(task);
        }
    }
}
