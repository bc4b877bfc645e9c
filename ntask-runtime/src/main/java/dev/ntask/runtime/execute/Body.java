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

    /** Calls the method on this thread and returns why it failed, or nothing. */
    Optional<Failure> run() {
        RunningTask task = host.enter(action);
        try (TimeLimit limit = TimeLimit.of(action.task().timeout(), this::interrupt)) {
            if (!begin(task)) {
                return Optional.of(Failures.of("stopped"));
            }
            Optional<Failure> failure = invoke();
            finish();
            failure = limit.hasPassed() ? Optional.of(timedOut()) : failure;
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

    private Failure timedOut() {
        Duration limit = action.task().timeout().orElse(Duration.ZERO);
        return Failures.of("timed out after " + Durations.format(limit));
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

    private void interrupt() {
        RunningTask task;
        synchronized (this) {
            if (thread == null || running == null) {
                return;
            }
            thread.interrupt();
            task = running;
        }
        // Ending processes takes as long as they like, so not on the thread that asks for it.
        Thread end = new Thread(task::endProcesses, "end of " + action.name());
        end.setDaemon(true);
        end.start();
    }
}
