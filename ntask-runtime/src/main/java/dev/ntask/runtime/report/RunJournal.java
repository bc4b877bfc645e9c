package dev.ntask.runtime.report;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.BuildEvent.ActionStarted;
import dev.ntask.runtime.event.BuildEvent.BuildFinished;
import dev.ntask.runtime.event.BuildEvent.BuildStarted;
import dev.ntask.runtime.event.BuildEvent.CacheMissed;
import dev.ntask.runtime.event.BuildEvent.CapturedLine;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.BuildEvent.OutputLine;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.LineStreams;
import dev.ntask.runtime.event.LogFiles;
import dev.ntask.runtime.event.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a build for later, in a directory of its own: a log per action that began or failed, and {@code run.json}, which
 * tells how each action ended.
 *
 * <p>What cannot be written is told once, as a notice, and does not stop the build. Thread-safe.
 */
public final class RunJournal implements EventSink, LogFiles, AutoCloseable {
    /**
     * The manifest is written again whenever this part of a run has happened. Every time, for a small run; a large one would
     * spend more time on it than on its work.
     */
    private static final int PARTS = 50;

    private final Path directory;

    /** Whether there is no directory, so that nothing is kept of this run. */
    private final boolean lost;

    private final EventSink notices;
    private final RunRecord record;
    private final ManifestFile manifest;

    /** From when there is any, as the two below. */
    private @Nullable Trouble trouble;

    /** From when an action writes something. */
    private @Nullable ActionLogs logs;

    /** From when something is really done; a run that finds everything done just leaves its manifest. */
    private @Nullable Presence presence;

    private int changes;
    private boolean begun;
    private boolean ended;

    private RunJournal(Path directory, boolean lost, Instant now, EventSink notices) {
        this.directory = directory;
        this.lost = lost;
        this.notices = notices;
        this.record = new RunRecord(RunDirectories.name(directory), now);
        this.manifest = new ManifestFile(directory);
    }

    /**
     * Creates this run's directory and removes the oldest ones.
     *
     * @param notices takes a notice if something cannot be written or removed, now or later
     */
    public static RunJournal open(RunsKept kept, Instant now, EventSink notices) {
        RunDirectories directories = new RunDirectories(kept.directory());
        RunJournal journal;
        try {
            journal = new RunJournal(directories.create(kept, now), false, now, notices);
        } catch (IOException e) {
            journal = new RunJournal(directories.unmade(kept, now), true, now, notices);
            journal.trouble()
                    .tell(
                            "cannot write logs to "
                                    + OneLine.of(kept.directory().toString()),
                            e,
                            "; this run leaves none, and cached results are stored without their output");
            return journal;
        }
        if (kept.keep() > 0) {
            journal.prune(directories, kept.keep(), now);
        }
        return journal;
    }

    private void prune(RunDirectories directories, int keep, Instant now) {
        try {
            directories.prune(directory, keep, now);
        } catch (IOException e) {
            trouble().tell("cannot remove old logs beside " + directory, e);
        }
    }

    private Trouble trouble() {
        if (trouble == null) {
            trouble = new Trouble(notices);
        }
        return trouble;
    }

    /** Returns the name of this run, which its directory bears too. */
    public String runId() {
        return RunDirectories.name(directory);
    }

    /** Returns this run's directory; empty if it could not be made. */
    public Optional<Path> directory() {
        return lost ? Optional.empty() : Optional.of(directory);
    }

    /** Returns an action's log file, which has every line that was accepted so far; from any thread. */
    @Override
    public synchronized Optional<Path> logOf(String action) {
        return lost ? Optional.empty() : Optional.of(logs().file(action));
    }

    @Override
    public synchronized LineStreams streamsOf(String action) {
        return logs == null ? LineStreams.NONE : logs.streamsOf(action);
    }

    @Override
    public synchronized void accept(BuildEvent event) {
        if (ended || lost) {
            // A killed command's last lines may come after the end.
            return;
        }
        if (event instanceof OutputLine line) {
            boolean out = line.stream() == BuildEvent.Stream.OUT;
            LineStreams.Source source = out ? LineStreams.Source.OUT : LineStreams.Source.ERR;
            log(line.action(), source, line.line(), line.bytes());
        } else if (event instanceof CapturedLine line) {
            log(line.action(), LineStreams.Source.CAPTURED, line.line(), line.bytes());
        } else if (event instanceof ActionStarted started) {
            start(started.action());
        } else if (event instanceof ActionFinished finished) {
            finish(finished);
        } else if (event instanceof CacheMissed missed) {
            record.missed(missed.action(), missed.reason().summary());
        } else if (event instanceof BuildStarted started) {
            record.started(started);
        } else if (event instanceof BuildFinished finished) {
            end(Optional.of(finished.at()));
        }
    }

    /** Ends a journal whose build never told its end; does nothing after one that did. */
    @Override
    public synchronized void close() {
        if (!ended) {
            end(Optional.empty());
        }
    }

    private ActionLogs logs() {
        if (logs == null) {
            logs = new ActionLogs(directory, trouble());
        }
        return logs;
    }

    private void log(String action, LineStreams.Source source, String line, String bytes) {
        logs().write(action, source, line, bytes);
        record.logged(action, logs().name(action));
    }

    private void start(String action) {
        logs().write(action);
        record.running(action, logs().name(action));
        begin();
        changed();
    }

    private void finish(ActionFinished event) {
        String action = event.action();
        if (event.failure().isPresent()) {
            Failure failure = event.failure().get();
            if (failure.trace().isEmpty()) {
                logs().write(action, "FAILED: " + failure.messageWithPlace());
            } else {
                // The trace begins with the whole message.
                logs().write(action, "FAILED: " + OneLine.firstOf(failure.messageWithPlace()));
                logs().write(action, failure.trace().stripTrailing());
            }
            record.logged(action, logs().name(action));
        }
        if (logs != null) {
            logs.close(action);
        }
        record.finished(event);
        if (event.outcome() == Outcome.RESTORED) {
            begin();
        }
        changed();
    }

    /** Lets others see that this run goes on, as soon as it does more than to look. */
    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        changes = PARTS * record.size();
        try {
            presence = Presence.in(directory);
        } catch (IOException e) {
            trouble().tell("cannot write to " + directory, e);
        }
    }

    private void changed() {
        changes += PARTS;
        if (begun && changes >= record.size()) {
            changes = 0;
            write(Optional.empty());
        }
    }

    private void end(Optional<Instant> finished) {
        ended = true;
        if (lost) {
            return;
        }
        if (logs != null) {
            logs.closeAll();
        }
        // A crash before this leaves what was known when the manifest was last written, and its end unknown.
        write(finished);
        if (presence != null) {
            presence.end();
        }
    }

    private void write(Optional<Instant> finished) {
        try {
            manifest.write(record.toJson(finished));
        } catch (IOException e) {
            trouble().tell("cannot write " + manifest.path(), e);
        }
    }
}
