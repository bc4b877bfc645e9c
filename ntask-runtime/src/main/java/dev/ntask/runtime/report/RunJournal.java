package dev.ntask.runtime.report;

import dev.ntask.NtaskException;
import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.BuildEvent.ActionStarted;
import dev.ntask.runtime.event.BuildEvent.BuildFinished;
import dev.ntask.runtime.event.BuildEvent.BuildStarted;
import dev.ntask.runtime.event.BuildEvent.CapturedLine;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.BuildEvent.Notice;
import dev.ntask.runtime.event.BuildEvent.OutputLine;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.LineStreams;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a build for later, in a directory of its own: a log per action that began or failed, and at the end
 * {@code run.json}, which tells how each action ended.
 *
 * <p>What cannot be written once the build runs is told once, as a notice, and does not stop the build.
 */
public final class RunJournal implements EventSink, AutoCloseable {
    private final Path directory;
    private final EventSink problems;
    private final RunRecord record;
    private final LogNames names = new LogNames();
    private final Map<String, ActionLog> open = new HashMap<>();
    private final Map<String, LineStreams.Builder> streams = new HashMap<>();
    private boolean troubled;
    private boolean ended;

    private RunJournal(Path directory, Instant now, EventSink problems) {
        this.directory = directory;
        this.problems = problems;
        this.record = new RunRecord(RunDirectories.name(directory), now);
    }

    /**
     * Creates this run's directory and removes the oldest ones.
     *
     * @param runs the directory of all runs, created if need be
     * @param keep how many runs are kept, this one included; 0 keeps all
     * @param problems takes a notice if something cannot be written or removed later
     * @throws NtaskException if the directory cannot be written
     */
    public static RunJournal open(Path runs, Instant now, int keep, EventSink problems) {
        RunDirectories directories = new RunDirectories(runs);
        RunJournal journal = new RunJournal(create(directories, runs, now), now, problems);
        if (keep > 0) {
            journal.prune(directories, keep, now);
        }
        return journal;
    }

    private static Path create(RunDirectories directories, Path runs, Instant now) {
        try {
            return directories.create(now);
        } catch (IOException e) {
            throw new NtaskException(
                    "cannot write logs to " + OneLine.of(runs.toString()) + ": " + Cause.of(e)
                            + "; make it writable, or set cache_dir in ntask.toml to a directory that is",
                    e);
        }
    }

    private void prune(RunDirectories directories, int keep, Instant now) {
        try {
            directories.prune(directory, keep, now);
        } catch (IOException e) {
            notice("cannot remove old logs beside " + directory, e);
        }
    }

    /** Returns the name of this run, which its directory bears too. */
    public String runId() {
        return RunDirectories.name(directory);
    }

    /** Returns this run's directory. */
    public Path directory() {
        return directory;
    }

    /**
     * Returns an action's log file, with every line in it that was accepted so far; from any thread.
     *
     * <p>It exists if the action has begun, unless it could not be written.
     */
    public synchronized Path logOf(String action) {
        ActionLog log = open.get(action);
        try {
            if (log != null) {
                log.flush();
            }
        } catch (IOException e) {
            trouble(action, e);
        }
        return file(action);
    }

    /** Returns where each line of an action's log came from, as long as the action has not ended; from any thread. */
    public synchronized LineStreams streamsOf(String action) {
        LineStreams.Builder noted = streams.get(action);
        return noted == null || troubled ? LineStreams.NONE : noted.build();
    }

    private void note(String action, LineStreams.Source source) {
        LineStreams.Builder noted = streams.get(action);
        if (noted == null) {
            noted = new LineStreams.Builder();
            streams.put(action, noted);
        }
        noted.add(source);
    }

    private Path file(String action) {
        return directory.resolve(names.of(action));
    }

    @Override
    public synchronized void accept(BuildEvent event) {
        if (ended) {
            // A killed command's last lines may come after the end.
            return;
        }
        if (event instanceof OutputLine line) {
            boolean out = line.stream() == BuildEvent.Stream.OUT;
            write(line.action(), line.line());
            note(line.action(), out ? LineStreams.Source.OUT : LineStreams.Source.ERR);
        } else if (event instanceof CapturedLine line) {
            write(line.action(), line.line());
            note(line.action(), LineStreams.Source.CAPTURED);
        } else if (event instanceof ActionStarted started) {
            write(started.action());
        } else if (event instanceof ActionFinished finished) {
            finish(finished);
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

    private void finish(ActionFinished event) {
        if (event.failure().isPresent()) {
            Failure failure = event.failure().get();
            write(event.action(), "FAILED: " + failure.message());
            if (!failure.trace().isEmpty()) {
                write(event.action(), failure.trace().stripTrailing());
            }
        }
        closeLog(event.action());
        streams.remove(event.action());
        record.finished(event.action(), event.outcome(), event.duration());
    }

    /** Writes lines to an action's log, which begins to exist with the first call even if that has none. */
    private void write(String action, String... lines) {
        try {
            ActionLog log = open.get(action);
            if (log == null) {
                log = ActionLog.append(file(action));
                open.put(action, log);
                record.logged(action, names.of(action));
            }
            for (String line : lines) {
                log.line(line);
            }
        } catch (IOException e) {
            trouble(action, e);
        }
    }

    private void closeLog(String action) {
        ActionLog log = open.remove(action);
        try {
            if (log != null) {
                log.close();
            }
        } catch (IOException e) {
            trouble(action, e);
        }
    }

    private void end(Optional<Instant> finished) {
        ended = true;
        for (String action : open.keySet().toArray(new String[0])) {
            closeLog(action);
        }
        Path manifest = directory.resolve(RunDirectories.MANIFEST);
        Path staged = directory.resolve(RunDirectories.MANIFEST + ".tmp");
        try {
            // A crash up to the move leaves a run without a manifest, which the next runs take for one that goes on.
            write(staged, record.toJson(finished).getBytes(StandardCharsets.UTF_8));
            if (!staged.toFile().renameTo(manifest.toFile())) {
                Files.move(staged, manifest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            notice("cannot write " + manifest, e);
        }
    }

    /** Java's old ways to write and to rename cost a start less than its new ones, but do not say why they fail. */
    private static void write(Path file, byte[] content) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toString())) {
            out.write(content);
        } catch (FileNotFoundException e) {
            Files.write(file, content);
        }
    }

    /** Tells the first log that cannot be written; one full disk would stop each line of each action. */
    private void trouble(String action, IOException e) {
        if (!troubled) {
            troubled = true;
            notice("cannot write " + file(action), e);
        }
    }

    private void notice(String what, IOException e) {
        problems.accept(new Notice(Optional.empty(), what + ": " + Cause.of(e)));
    }
}
