package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.Stream;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.process.LineSplitter;
import dev.ntask.runtime.process.ProcessTree;
import dev.ntask.runtime.process.Termination;
import dev.ntask.runtime.process.Termination.Mark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An action whose body runs: where its output goes and which processes it has started. */
final class RunningTask {
    /** The variable that marks every process of an action; its value begins with the run's id. */
    static final String MARK = "NTASK_ACTION_ID";

    private final Action action;
    private final String name;
    private final String id;
    private final EventSink events;
    private final Termination termination;
    private final boolean alone;
    private final LineSplitter out;
    private final LineSplitter err;

    /** Guarded by this. */
    private final Set<ProcessTree> trees = new LinkedHashSet<>();

    private boolean started;
    private boolean stopped;
    private boolean ended;

    /**
     * Creates a running task.
     *
     * @param id the run's id and a number, which no other action of the run has
     * @param alone whether no other task runs meanwhile, so that its prompts can be shown
     */
    RunningTask(Action action, String id, EventSink events, Termination termination, boolean alone) {
        this.action = action;
        this.name = action.name();
        this.id = id;
        this.events = events;
        this.termination = termination;
        this.alone = alone;
        this.out = splitter(Stream.OUT);
        this.err = splitter(Stream.ERR);
    }

    /** Returns a splitter whose lines are this task's output. */
    LineSplitter splitter(Stream stream) {
        return alone
                ? new LineSplitter(line -> emit(stream, line), part -> emitPart(stream, part))
                : new LineSplitter(line -> emit(stream, line));
    }

    /** Returns a splitter whose lines are collected by the body: logged, not shown. */
    LineSplitter capturedSplitter(Stream stream) {
        return new LineSplitter(line -> emitCaptured(stream, line));
    }

    Action action() {
        return action;
    }

    String id() {
        return id;
    }

    /** Takes what the body itself printed. */
    void print(Stream stream, byte[] buffer, int offset, int length) {
        (stream == Stream.OUT ? out : err).accept(buffer, offset, length);
    }

    /** Reports a line of output; what comes after the end belongs to nobody and is dropped. */
    private void emit(Stream stream, String line) {
        if (!hasEnded()) {
            events.accept(new BuildEvent.OutputLine(name, stream, line));
        }
    }

    private void emitPart(Stream stream, String text) {
        if (!hasEnded()) {
            events.accept(new BuildEvent.OutputPart(name, stream, text));
        }
    }

    private void emitCaptured(Stream stream, String line) {
        if (!hasEnded()) {
            events.accept(new BuildEvent.CapturedLine(name, stream, line));
        }
    }

    /** Notes that a command is about to start. */
    synchronized void ensureRunning() {
        if (stopped || ended) {
            String what = ended ? " has ended" : " was stopped";
            throw new NtaskException(name + what + ": no more commands are started for it");
        }
        started = true;
    }

    /** Notes a command's processes until {@link #remove}; a task that was stopped meanwhile ends them at once. */
    void add(ProcessTree tree) {
        boolean late;
        synchronized (this) {
            trees.add(tree);
            late = stopped;
        }
        if (late) {
            end(tree);
        }
    }

    synchronized void remove(ProcessTree tree) {
        trees.remove(tree);
    }

    /** Ends one command with all that it started. */
    void end(ProcessTree tree) {
        termination.end(List.of(tree), Optional.empty());
    }

    /** Ends everything that this action has started, also what went to the background, and lets nothing new start. */
    void endProcesses() {
        List<ProcessTree> running;
        synchronized (this) {
            stopped = true;
            if (!started) {
                return;
            }
            running = new ArrayList<>(trees);
        }
        termination.end(running, Optional.of(new Mark(MARK, id)));
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Notes the end of the body; a last line without line end is reported first. */
    void close() {
        out.finish();
        err.finish();
        synchronized (this) {
            ended = true;
        }
    }
}
