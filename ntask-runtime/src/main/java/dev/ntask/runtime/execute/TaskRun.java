package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.LogFiles;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.plan.Action;
import java.time.Duration;
import java.util.Optional;

/** One action of a task. */
final class TaskRun implements ActionRun {
    private final Action action;
    private final Body body;
    private final LogFiles logs;

    TaskRun(Action action, Body body, LogFiles logs) {
        this.action = action;
        this.body = body;
        this.logs = logs;
    }

    @Override
    public Optional<ActionEnd> lookUp() {
        return Optional.empty();
    }

    @Override
    public ActionEnd execute() {
        long start = System.nanoTime();
        Optional<Failure> failure = body.run();
        Outcome outcome =
                body.isStopped() ? Outcome.CANCELLED : failure.isPresent() ? Outcome.FAILED : Outcome.EXECUTED;
        return new ActionEnd(
                action,
                outcome,
                Duration.ofNanos(System.nanoTime() - start),
                Optional.empty(),
                Optional.empty(),
                failure,
                logs.logOf(action.name()));
    }

    @Override
    public void stop() {
        body.stop();
    }
}
