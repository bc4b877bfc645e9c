package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ntask log}: of runs that are on record, as files say it. */
final class LogTest {
    private static final String OLD = "20260701T101500-123Z";
    private static final String NEW = "20260702T101500-000Z";

    @TempDir
    Path root;

    @BeforeEach
    void runs() throws IOException {
        record(OLD, "\"2026-07-01T10:15:01.623Z\"", """
                {"fqn": "api.test --pattern=a", "state": "ran", "duration": 1.402, "log": "1.log", "miss": "first-run"},
                {"fqn": "api.test --pattern=b", "state": "failed", "duration": 0.1, "log": "2.log", "failure": "no\\nway"},
                {"fqn": "lint", "state": "ran", "duration": 0.2, "log": "lint.log"}""");
        record(NEW, "null", """
                {"fqn": "gr\\u00fc\\"n", "state": "running", "duration": null, "log": null},
                {"fqn": "lint", "state": "cached", "duration": 0.2, "log": null}""");
        Files.createDirectories(root.resolve(".ntask/runs/20260703T000000-000Z"));
        Files.writeString(root.resolve(".ntask/runs/" + OLD + "/lint.log"), "linted\nno end");
    }

    private void record(String id, String finished, String tasks) throws IOException {
        Path run = Files.createDirectories(root.resolve(".ntask/runs/" + id));
        Files.writeString(run.resolve("run.json"), """
                {
                  "run_id": "%s", "started_at_utc": "%s", "finished_at_utc": %s,
                  "targets": ["api", "lint"], "concurrency": 4, "tasks": [%s], "summary": {}
                }
                """.formatted(id, "2026-07-01T10:15:00.123Z", finished, tasks));
    }

    private CliRig.Result log(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "log";
        System.arraycopy(words, 0, all, 1, words.length);
        return new CliRig(new FakeLaunch(""), root).run(all);
    }

    @Test
    void theNewestRunIsTheFirst() {
        List<String> lines = log().out().lines().toList();
        assertEquals(3, lines.size());
        assertEquals("20260703T000000-000Z  unrecorded", lines.get(0));
        assertTrue(lines.get(1).matches(NEW + "  killed {15}\\d+d \\d+h ago +api, lint"), lines.get(1));
        assertTrue(lines.get(2).matches(OLD + "  failed       1\\.5s    \\d+d \\d+h ago +api, lint"), lines.get(2));
    }

    @Test
    void aRunIsShownWithItsTasks() {
        String page = log("20260701").out();
        assertTrue(page.startsWith("Run:      " + OLD + "\nStarted:  2026-07-01 "), page);
        assertTrue(page.endsWith("""
                Took:     1.5s
                State:    failed
                Asked:    api, lint
                Logs:     %s

                  ran        api.test --pattern=a (1.4s)
                               first-run
                  failed     api.test --pattern=b (0.1s)
                               no ...
                  ran        lint (0.2s)
                """.formatted(root.resolve(".ntask/runs/" + OLD))), page);
    }

    @Test
    void ofAKilledRunItIsSaidWhetherSomethingMayGoOn() throws IOException {
        assertTrue(log(NEW).out().contains("\nState:    killed\nAsked:    api, lint\n"), log(NEW).out());
        Files.createDirectories(root.resolve(".ntask/running"));
        Files.writeString(root.resolve(".ntask/running/" + NEW), "");
        Files.writeString(root.resolve(".ntask/running/" + OLD), "");
        assertTrue(log(NEW).out().contains("""
                        State:    killed
                        Note:     what it has started may go on until the next run ends it
                        Asked:    api, lint
                        """), log(NEW).out());
        assertFalse(log(OLD).out().contains("Note:"), log(OLD).out());
    }

    @Test
    void whatSaysNothingIsNotShownAsARecord() throws IOException {
        Path unrecorded = root.resolve(".ntask/runs/20260703T000000-000Z");
        assertEquals(
                "Run:      20260703T000000-000Z\nState:    unrecorded\nLogs:     " + unrecorded + "\n",
                log("last").out());
        for (String content : List.of("", "{", "[]", "{\"started_at_utc\": \"yesterday\"}", "{\"tasks\": []}")) {
            Files.writeString(unrecorded.resolve("run.json"), content);
            assertEquals(
                    "Run:      20260703T000000-000Z\nState:    damaged\nRecord:   " + unrecorded.resolve("run.json")
                            + " is not as ntask wrote it\nLogs:     " + unrecorded + "\n",
                    log("last").out());
            assertTrue(log().out().startsWith("20260703T000000-000Z  damaged\n"), log().out());
            assertTrue(log("--json", "last").out().contains("\"state\": \"damaged\""));
        }
    }

    @Test
    void aLogIsPrintedAsItIs() {
        assertEquals(new CliRig.Result(0, "linted\nno end", ""), log(OLD, "lint"));
        assertEquals(new CliRig.Result(0, "linted\nno end", ""), log("lint"));
        assertEquals(
                new CliRig.Result(0, "", "note: lint wrote nothing in " + NEW + ": it was cached\n"),
                log("20260702", "lint"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            2027            | no run '2027'. (ntask log)
            20260702T101500-001Z | no run '20260702T101500-001Z'. Did you mean '20260702T101500-000Z'? (ntask log)
            2026            | 3 runs begin with '2026': 20260703T000000-000Z, 20260702T101500-000Z, 20260701T101500-123Z
            lats            | no run has a task 'lats'. Did you mean 'last'? (ntask log)
            lin             | no run has a task 'lin'. Did you mean 'lint'? (ntask log)
            20260701 limt   | no task 'limt' in 20260701T101500-123Z. Did you mean 'lint'? (ntask log 20260701T101500-123Z)
            20260701 api:test | 'api:test' ran 2 times in 20260701T101500-123Z: 'api.test --pattern=a', 'api.test --pattern=b'
            lint last       | no run 'lint'. Did you mean 'last'? (ntask log)
            last a b        | log takes no 'b'; usage: ntask log [--json] [RUN] [TASK]
            --jobs 3        | log takes no '--jobs'; usage: ntask log [--json] [RUN] [TASK]
            """)
    void whatIsNotThereIsExitCode2(String words, String error) {
        assertEquals(new CliRig.Result(2, "", "error: " + error + "\n"), log(words.split(" ")));
    }

    @Test
    void asDataNothingIsLeftOut() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode all = json.readTree(log("--json").out());
        assertEquals(3, all.size());
        assertEquals("unrecorded", all.at("/0/state").textValue());
        assertTrue(all.at("/0/started_at_utc").isNull());
        assertEquals("killed", all.at("/1/state").textValue());
        assertEquals(1, all.at("/1/summary/running").intValue());
        assertEquals("2026-07-01T10:15:01.623Z", all.at("/2/finished_at_utc").textValue());
        JsonNode one = json.readTree(log("--json", NEW).out());
        assertEquals("gr\u00fc\"n", one.at("/tasks/0/task").textValue());
        assertEquals(4, one.at("/concurrency").intValue());
        assertEquals(
                "no\nway",
                json.readTree(log("--json", OLD).out()).at("/tasks/1/failure").textValue());
        JsonNode task = json.readTree(log(OLD, "lint", "--json").out());
        assertEquals(0.2, task.at("/duration").doubleValue());
        assertEquals("[\"linted\",\"no end\"]", task.get("lines").toString());
    }

    @Test
    void withoutRunsThereIsNothingToShow() {
        Path elsewhere = root.resolve("elsewhere");
        assertEquals(
                new CliRig.Result(0, "No run is on record in " + elsewhere + "\n", ""),
                log("--log-dir", elsewhere.toString()));
        assertEquals(2, log("--log-dir=elsewhere", "last").exitCode());
        assertEquals("[]\n", log("--log-dir=elsewhere", "--json").out());
    }
}
