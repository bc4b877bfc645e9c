package dev.ntask.runtime.report;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.BuildEvent.ActionStarted;
import dev.ntask.runtime.event.BuildEvent.BuildFinished;
import dev.ntask.runtime.event.BuildEvent.BuildStarted;
import dev.ntask.runtime.event.BuildEvent.CacheMissed;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.BuildEvent.Notice;
import dev.ntask.runtime.event.BuildEvent.OutputLine;
import dev.ntask.runtime.event.BuildEvent.OutputPart;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.MissReason;
import dev.ntask.runtime.event.Outcome;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells a build as plain lines, for terminals, logs and pipes; errors and notices go to the error stream. */
public final class LineReporter implements EventSink {
    private static final int SHORT_FINGERPRINT = 8;
    private static final int LONGEST_NAME = 72;

    private final Console console;
    private final LineOptions options;
    private final Set<String> running = new HashSet<>();
    private int planned;
    private int finished;
    private boolean noticed;

    /** Creates a reporter that writes UTF-8 to the two streams. */
    public LineReporter(PrintStream out, PrintStream err, LineOptions options) {
        this.console = new Console(out, err, options.color());
        this.options = options;
    }

    @Override
    public synchronized void accept(BuildEvent event) {
        if (event instanceof OutputLine line) {
            output(line);
        } else if (event instanceof OutputPart part) {
            part(part);
        } else if (event instanceof ActionStarted started) {
            started(started.action());
        } else if (event instanceof CacheMissed missed) {
            missed(label(missed.action()), missed.reason());
        } else if (event instanceof ActionFinished ended) {
            finished(ended);
        } else if (event instanceof Notice notice) {
            notice(notice);
        } else if (event instanceof BuildStarted started) {
            planned = started.planned().size();
        } else if (event instanceof BuildFinished ended) {
            summary(ended);
        }
    }

    private void output(OutputLine line) {
        String text = options.prefixed() ? prefix(line.action()) + line.line() : line.line();
        console.rest(line.stream() == BuildEvent.Stream.OUT, text);
    }

    private void part(OutputPart part) {
        if (!options.prefixed()) {
            console.part(part.stream() == BuildEvent.Stream.OUT, part.text());
        }
    }

    private String prefix(String action) {
        return console.paint(Color.CYAN, "[" + label(action) + "]") + " ";
    }

    private void started(String action) {
        running.add(action);
        String name = label(action);
        String progress = planned > 1 ? "[" + finished + "/" + planned + " done; next: " + name + "] " : "";
        tell(console.paint(Color.FAINT, progress) + "running " + name);
    }

    private void missed(String action, MissReason reason) {
        List<MissReason.Change> changes = reason.changes();
        String cause = options.verbose() ? changes.get(0).toString() : reason.summary();
        tell(console.paint(Color.YELLOW, "x") + " " + action + ": cache miss (" + OneLine.of(cause) + ")");
        for (int i = 1; options.verbose() && i < changes.size(); i++) {
            tell("    " + OneLine.of(changes.get(i).toString()));
        }
    }

    private void finished(ActionFinished ended) {
        finished++;
        boolean ran = running.remove(ended.action());
        if (ran) {
            console.endLines();
        }
        String name = label(ended.action());
        switch (ended.outcome()) {
            case EXECUTED -> executed(name, ended);
            case UP_TO_DATE, RESTORED -> hit(name, ended);
            case FAILED -> failed(name, ended);
            case SKIPPED -> tell(console.paint(Color.YELLOW, "-") + " " + name + " skipped: a dependency failed");
            case CANCELLED -> {
                // Those that never began may be thousands; the summary counts them.
                if (ran) {
                    tell(console.paint(Color.YELLOW, "-") + " " + name + " cancelled");
                }
            }
        }
    }

    private void executed(String name, ActionFinished ended) {
        tell(console.paint(Color.GREEN, "+") + " " + name + " (" + DurationText.of(ended.duration()) + ")");
        if (options.verbose() && ended.log().isPresent()) {
            tell(logLine(ended));
        }
    }

    private void hit(String name, ActionFinished ended) {
        String fingerprint = ended.fingerprint().orElse("");
        String shown = fingerprint.isEmpty()
                ? ""
                : " (" + fingerprint.substring(0, Math.min(SHORT_FINGERPRINT, fingerprint.length())) + ")";
        String how = !options.verbose() ? "" : ended.outcome() == Outcome.RESTORED ? " restored" : " up to date";
        tell(console.paint(Color.CYAN, "o") + " " + name + " cached" + shown + how);
    }

    private void failed(String name, ActionFinished ended) {
        Failure failure = ended.failure().orElse(new Failure("no reason given", ""));
        FailureDetail detail = options.failures();
        if (detail == FailureDetail.NONE) {
            console.err(console.paint(Color.RED, "x " + name + " FAILED"));
            return;
        }
        String head = console.paint(Color.RED, "x " + name + " FAILED:") + " ";
        if (detail == FailureDetail.LINE) {
            console.err(head + OneLine.firstOf(failure.message()));
            return;
        }
        if (detail == FailureDetail.LONG && !failure.trace().isEmpty()) {
            // The trace begins with the whole message.
            console.err(head + OneLine.firstOf(failure.messageWithPlace()));
            console.err(SafeLines.of(failure.trace(), ""));
        } else {
            console.err(head + SafeLines.of(failure.messageWithPlace(), "    "));
        }
        if (ended.log().isPresent()) {
            console.err(logLine(ended));
        }
    }

    private static String logLine(ActionFinished ended) {
        return "  log: " + OneLine.of(ended.log().orElseThrow().toString());
    }

    /** Tells whether there was anything that the user should know and that is no part of a build's course. */
    public synchronized boolean hasNoticed() {
        return noticed;
    }

    private void notice(Notice notice) {
        noticed = true;
        String action = notice.action().isPresent() ? label(notice.action().get()) + ": " : "";
        console.err(console.paint(Color.YELLOW, "note:") + " " + action + OneLine.of(notice.message()));
    }

    private void summary(BuildFinished ended) {
        Map<Outcome, Integer> counts = ended.counts();
        int ran = counts.getOrDefault(Outcome.EXECUTED, 0);
        int cached = counts.getOrDefault(Outcome.UP_TO_DATE, 0) + counts.getOrDefault(Outcome.RESTORED, 0);
        int failed = counts.getOrDefault(Outcome.FAILED, 0);
        int skipped = counts.getOrDefault(Outcome.SKIPPED, 0);
        int cancelled = counts.getOrDefault(Outcome.CANCELLED, 0);
        boolean success = failed + skipped + cancelled == 0;
        if (failed > 0 || !options.quiet()) {
            String done = console.paint(success ? Color.GREEN : Color.RED, "done.");
            console.out(done + " ran=" + ran + " cached=" + cached + " failed=" + failed + " skipped=" + skipped
                    + (cancelled == 0 ? "" : " cancelled=" + cancelled));
        }
        if (!ended.failed().isEmpty()) {
            console.err("failed tasks: " + names(ended.failed()));
        }
    }

    private static String names(List<String> actions) {
        StringBuilder names = new StringBuilder();
        for (String action : actions) {
            names.append(names.length() == 0 ? "" : ", ").append(label(action));
        }
        return names.toString();
    }

    /** The name of an action on one line; thousands of arguments are not worth thousands of words each time. */
    private static String label(String action) {
        String name = OneLine.of(action);
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 3)) + "...";
    }

    private void tell(String line) {
        if (!options.quiet()) {
            console.out(line);
        }
    }
}
