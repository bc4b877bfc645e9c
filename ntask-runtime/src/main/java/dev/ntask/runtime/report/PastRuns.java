package dev.ntask.runtime.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the records of runs, also of those that go on. */
public final class PastRuns {
    private final Path directory;

    /** Names the directory of all runs; it need not be there. */
    public PastRuns(Path directory) {
        this.directory = directory;
    }

    /** Returns the names of all runs, the newest first. */
    public List<String> ids() throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        List<String> ids = new RunDirectories(directory).ids();
        Collections.reverse(ids);
        return ids;
    }

    /**
     * Returns what is on record of a run. A manifest that is not there, or that nobody can read, says nothing.
     *
     * @throws IOException if there is a manifest that may not be read
     */
    public PastRun read(String id) throws IOException {
        Path run = directory.resolve(id);
        PastRun read = read(id, run);
        if (read.started().isEmpty() || read.finished().isPresent()) {
            return read;
        }
        // If it is gone, it was killed, or wrote its end just before.
        return Presence.isIn(run) ? read.goingOn() : read(id, run);
    }

    private static PastRun read(String id, Path run) throws IOException {
        Path manifest = run.resolve(ManifestFile.NAME);
        if (!Files.exists(manifest)) {
            return untold(id, run, false);
        }
        try {
            String text = new String(Files.readAllBytes(manifest), StandardCharsets.UTF_8);
            return read(id, run, object(JsonValue.parse(text)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return untold(id, run, true); // somebody else wrote it, or a part of it is lost
        }
    }

    private static PastRun untold(String id, Path run, boolean damaged) {
        return new PastRun(id, run, Optional.empty(), Optional.empty(), false, damaged, List.of(), 1, List.of());
    }

    private static PastRun read(String id, Path run, Map<?, ?> manifest) {
        List<String> targets = new ArrayList<>();
        for (Object target : list(manifest.get("targets"))) {
            targets.add(String.valueOf(target));
        }
        List<PastTask> tasks = new ArrayList<>();
        for (Object task : list(manifest.get("tasks"))) {
            tasks.add(task(run, object(task)));
        }
        Optional<Instant> started = instant(manifest.get("started_at_utc"));
        return new PastRun(
                id,
                run,
                started,
                instant(manifest.get("finished_at_utc")),
                false,
                started.isEmpty(),
                targets,
                manifest.get("concurrency") instanceof Double number ? number.intValue() : 1,
                tasks);
    }

    private static PastTask task(Path run, Map<?, ?> task) {
        Optional<Duration> duration = task.get("duration") instanceof Double seconds
                ? Optional.of(Duration.ofMillis(Math.round(1000 * seconds)))
                : Optional.empty();
        Optional<String> log = text(task.get("log"));
        return new PastTask(
                text(task.get("fqn")).orElse(""),
                text(task.get("state")).orElse(""),
                duration,
                log.isPresent() ? Optional.of(run.resolve(log.get())) : Optional.empty(),
                text(task.get("miss")),
                text(task.get("failure")));
    }

    private static Optional<Instant> instant(@Nullable Object value) {
        return value instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? object : Map.of();
    }
}
