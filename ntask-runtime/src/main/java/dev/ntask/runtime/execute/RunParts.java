package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.LogFiles;
import dev.ntask.runtime.plan.Action;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every run of an action is made of, and how it is stopped. */
final class RunParts {
    private final Action action;
    private final List<ActionEnd> dependencies;
    private final Body body;
    private final Activity activity;
    private final EventSink events;
    private final LogFiles logs;

    /** The thread that waits for something outside this process; guarded by this. */
    private @Nullable Thread waiting;

    private boolean stopped;

    RunParts(
            Action action,
            List<ActionEnd> dependencies,
            Body body,
            Activity activity,
            EventSink events,
            LogFiles logs) {
        this.action = action;
        this.dependencies = List.copyOf(dependencies);
        this.body = body;
        this.activity = activity;
        this.events = events;
        this.logs = logs;
    }

    Action action() {
        return action;
    }

    List<ActionEnd> dependencies() {
        return dependencies;
    }

    Activity activity() {
        return activity;
    }

    LogFiles logs() {
        return logs;
    }

    EndBuilder begin() {
        return new EndBuilder(action, logs, dependencies);
    }

    /** Calls the action's method and returns why it failed, or nothing. */
    Optional<Failure> runBody(EndBuilder end) {
        Instant began = activity.begin();
        long start = System.nanoTime();
        try {
            return body.run();
        } finally {
            end.bodyTook(Duration.ofNanos(System.nanoTime() - start));
            activity.end(began);
        }
    }

    /** Tells whether its body may have asked where ntask was called. */
    boolean askedForCallerDirectory() {
        return body.askedForCallerDirectory();
    }

    /** Tells the user something about this action that is no failure. */
    void notice(String message) {
        events.accept(new BuildEvent.Notice(Optional.of(action.name()), message));
    }

    void emit(BuildEvent event) {
        events.accept(event);
    }

    /** A wait that {@link #stop} may cut short. */
    interface Wait<T> {
        T await() throws IOException, InterruptedException;
    }

    /** Waits, unless stopped. */
    <T> T await(Wait<T> wait) throws IOException, InterruptedException {
        synchronized (this) {
            if (stopped) {
                throw new InterruptedException(action.name() + " was stopped");
            }
            waiting = Thread.currentThread();
        }
        try {
            return wait.await();
        } finally {
            synchronized (this) {
                waiting = null;
                // What was meant for this wait must not reach the next one on this thread.
                Thread.interrupted();
            }
        }
    }

    void stop() {
        synchronized (this) {
            stopped = true;
            if (waiting != null) {
                waiting.interrupt();
            }
        }
        body.stop();
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}
