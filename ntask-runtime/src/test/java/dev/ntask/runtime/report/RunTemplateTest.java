package dev.ntask.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.BuildEvent.ActionStarted;
import dev.ntask.runtime.event.BuildEvent.BuildFinished;
import dev.ntask.runtime.event.BuildEvent.BuildStarted;
import dev.ntask.runtime.event.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunTemplateTest {
    private static final Instant NOW = Instant.parse("2026-08-02T10:15:00.123Z");

    private static final List<BuildEvent> RUN = List.of(
            new BuildStarted("id", NOW, List.of("all"), List.of("gen a=1", "all"), 2),
            finished("gen a=1", Outcome.UP_TO_DATE),
            new ActionStarted("all"),
            finished("all", Outcome.EXECUTED),
            new BuildFinished(NOW, Duration.ZERO, Map.of(), List.of()));

    @TempDir
    Path temporary;

    private static BuildEvent finished(String action, Outcome outcome) {
        return new ActionFinished(action, outcome, Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void aTemplateIsWhatTheRecordOfSuchARunSays() throws IOException {
        RunTemplate template = new RunTemplate();
        Path directory;
        try (RunJournal journal = RunJournal.open(new RunsKept(temporary, 5, false, 1), NOW, event -> {})) {
            for (BuildEvent event : RUN) {
                journal.accept(event);
                template.accept(event);
            }
            directory = journal.directory().orElseThrow();
        }
        String head = """
                {
                  "run_id": "20260802T101500-123Z",
                  "started_at_utc": "2026-08-02T10:15:00.123Z",
                  "finished_at_utc": "2026-08-02T10:15:00.123Z",
                """;
        assertEquals(Files.readString(directory.resolve("run.json")), head + template.text());
        assertEquals(List.of("all.log"), template.logs());
        assertEquals("", Files.readString(directory.resolve("all.log")));
    }
}
