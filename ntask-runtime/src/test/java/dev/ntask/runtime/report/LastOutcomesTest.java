package dev.ntask.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastOutcomesTest {
    @TempDir
    Path runs;

    private void run(String time, String events) {
        try (RunJournal journal = RunJournal.open(new RunsKept(runs, 0, false, 1), Instant.parse(time), event -> {})) {
            EventText.play(events, journal);
        }
    }

    @Test
    void theNewestRunThatKnowsATaskCounts() {
        run("2026-01-01T00:00:00Z", "start a b c d\nexecuted a 1\nfailed b broken\nexecuted c 1\ncancelled d\nend");
        run("2026-01-02T00:00:00Z", "start a b\nfailed a broken\nup_to_date b 3a8f9c2d\nend");
        assertEquals(
                Map.of("a", "failed", "b", "cached", "c", "ran", "d", "cancelled"),
                LastOutcomes.of(new PastRuns(runs)));
    }

    @Test
    void ofTheActionsOfATaskTheWorstCounts() throws IOException {
        Path run = Files.createDirectories(runs.resolve("20260101T000000-000Z"));
        Files.writeString(run.resolve("run.json"), """
                {
                  "tasks": [
                    {"fqn": "test --p=\\"x y", "state": "failed", "duration": null, "log": null},
                    {"fqn": "test", "state": "ran", "duration": null, "log": null},
                    {"fqn": "gen", "state": "cached", "duration": null, "log": null}
                  ]
                }
                """);
        assertEquals(Map.of("test", "failed", "gen", "cached"), LastOutcomes.of(new PastRuns(runs)));
    }

    @Test
    void whereNothingCanBeReadNothingIsKnown() throws IOException {
        assertEquals(Map.of(), LastOutcomes.of(new PastRuns(runs.resolve("missing"))));
        Files.createDirectories(runs.resolve("20260101T000000-000Z"));
        assertEquals(Map.of(), LastOutcomes.of(new PastRuns(runs)));
    }
}
