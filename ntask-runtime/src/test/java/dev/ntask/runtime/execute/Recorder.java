package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.BuildEvent.ActionStarted;
import dev.ntask.runtime.event.BuildEvent.CapturedLine;
import dev.ntask.runtime.event.BuildEvent.Notice;
import dev.ntask.runtime.event.BuildEvent.OutputLine;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Keeps the events of a build for a test to look at, and to wait for. */
final class Recorder implements EventSink {
    private final List<BuildEvent> events = new ArrayList<>();

    @Override
    public synchronized void accept(BuildEvent event) {
        events.add(event);
        notifyAll();
    }

    synchronized List<BuildEvent> events() {
        return List.copyOf(events);
    }

    /** {@code "a EXECUTED, b SKIPPED"}, in the order of ending. */
    String ends() {
        List<String> ends = new ArrayList<>();
        for (BuildEvent event : events()) {
            if (event instanceof ActionFinished finished) {
                ends.add(finished.action() + " " + finished.outcome());
            }
        }
        return String.join(", ", ends);
    }

    /** The fingerprints of those that have one, by name. */
    Map<String, String> fingerprints() {
        Map<String, String> fingerprints = new TreeMap<>();
        for (BuildEvent event : events()) {
            if (event instanceof ActionFinished finished
                    && finished.fingerprint().isPresent()) {
                fingerprints.put(finished.action(), finished.fingerprint().get());
            }
        }
        return fingerprints;
    }

    String started() {
        List<String> started = new ArrayList<>();
        for (BuildEvent event : events()) {
            if (event instanceof ActionStarted start) {
                started.add(start.action());
            }
        }
        return String.join(" ", started);
    }

    Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (BuildEvent event : events()) {
            if (event instanceof ActionFinished finished
                    && outcomes.put(finished.action(), finished.outcome()) != null) {
                throw new AssertionError(finished.action() + " ended twice");
            }
        }
        return outcomes;
    }

    String failure(String action) {
        for (BuildEvent event : events()) {
            if (event instanceof ActionFinished finished && finished.action().equals(action)) {
                return finished.failure().orElseThrow().messageWithPlace();
            }
        }
        throw new AssertionError(action + " did not end");
    }

    /** {@code "a: line"} for what is shown, {@code "(a: line)"} for what is captured. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (BuildEvent event : events()) {
            if (event instanceof OutputLine line) {
                lines.add(line.action() + ": " + line.line());
            } else if (event instanceof CapturedLine line) {
                lines.add("(" + line.action() + ": " + line.line() + ")");
            }
        }
        return lines;
    }

    /** Waits until a line was reported. */
    synchronized void awaitLine(String line) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!lines().contains(line)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("never saw the line " + line + " in " + lines());
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Waits until something was noticed, and returns it. */
    synchronized String awaitNotice() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            for (BuildEvent event : events) {
                if (event instanceof Notice notice) {
                    return notice.action().orElse("") + ": " + notice.message();
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("no notice came: " + events);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Waits until an action ended. */
    synchronized void awaitEnd(String action) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!outcomes().containsKey(action)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(action + " did not end: " + ends());
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
