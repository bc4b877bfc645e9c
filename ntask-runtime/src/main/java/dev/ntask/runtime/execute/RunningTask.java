package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.Stream;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.process.LineSplitter;
import dev.ntask.runtime.process.ProcessStart;
import dev.ntask.runtime.process.ProcessStarter;
import dev.ntask.runtime.process.ProcessTree;
import dev.ntask.runtime.process.RunMark;
import dev.ntask.runtime.process.Termination;
import dev.ntask.runtime.process.Termination.Mark;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** An action whose body runs: where its output goes and which processes it has started. */
final class RunningTask {
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

    private boolean askedForCallerDirectory;
    private boolean started;
    private boolean stopped;
    private boolean ended;

    /**
     * Creates a running task.
     *
     * @param id what marks its processes, and no others
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

    /** Tells whether it may read what is typed; of a cached task that would be part of the result, and of no fingerprint. */
    boolean mayReadInput() {
        return action.task().cached().isEmpty();
    }

    /** Returns a splitter whose lines are this task's output. */
    LineSplitter splitter(Stream stream) {
        Output lines = new Output(stream, Output.Kind.LINE);
        return alone ? new LineSplitter(lines, new Output(stream, Output.Kind.PART)) : new LineSplitter(lines);
    }

    /** Returns a splitter whose lines are collected by the body: logged, not shown. */
    LineSplitter capturedSplitter(Stream stream) {
        return new LineSplitter(new Output(stream, Output.Kind.CAPTURED));
    }

    /** Makes events of this task's output; what comes after its end belongs to nobody and is dropped. */
    private final class Output implements LineSplitter.Lines {
        /** What its texts are. */
        enum Kind {
            LINE,
            PART,
            CAPTURED
        }

        private final Stream stream;
        private final Kind kind;

        Output(Stream stream, Kind kind) {
            this.stream = stream;
            this.kind = kind;
        }

        @Override
        public void accept(String text) {
            accept(text, "");
        }

        @Override
        public void accept(String text, String bytes) {
            if (!hasEnded()) {
                events.accept(event(text, bytes));
            }
        }

        private BuildEvent event(String text, String bytes) {
            return switch (kind) {
                case LINE -> new BuildEvent.OutputLine(name, stream, text, bytes);
                case PART -> new BuildEvent.OutputPart(name, stream, text);
                case CAPTURED -> new BuildEvent.CapturedLine(name, stream, text, bytes);
            };
        }
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

    /** Notes that the body asked where ntask was called. */
    synchronized void askForCallerDirectory() {
        askedForCallerDirectory = true;
    }

    synchronized boolean askedForCallerDirectory() {
        return askedForCallerDirectory;
    }

    /**
     * Starts a command and notes its processes until {@link #remove}. Both at once: who stops the task in between would find a
     * command that runs already, and not the group it leads.
     */
    synchronized ProcessTree start(ProcessStarter starter, ProcessStart command) throws IOException {
        if (stopped || ended) {
            String what = ended ? " has ended" : " was stopped";
            throw new NtaskException(name + what + ": no more commands are started for it");
        }
        started = true;
        ProcessTree tree = starter.start(command);
        trees.add(tree);
        return tree;
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
            notifyAll();
            if (!started) {
                return;
            }
            running = new ArrayList<>(trees);
        }
        termination.end(running, Optional.of(new Mark(RunMark.VARIABLE, id + "\0")));
    }

    /**
     * Waits a moment for being stopped. A terminal sends Ctrl-C to the commands and to ntask at once; if a command has
     * ended before ntask knows, that is no failure of the task.
     */
    synchronized void awaitStop(Duration patience) throws InterruptedException {
        long nanos = TimeUnit.NANOSECONDS.convert(patience);
        long deadline = System.nanoTime() + nanos;
        for (long left = nanos; !stopped && left > 0; left = deadline - System.nanoTime()) {
            // At least a millisecond: to wait for 0 means for ever.
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
        }
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
