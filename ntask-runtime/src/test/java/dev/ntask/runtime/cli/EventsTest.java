package dev.ntask.runtime.cli;

import static dev.ntask.Ntask.capture;
import static dev.ntask.Ntask.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ntask.runtime.report.EventSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are told as data: every line is as the reference describes it. */
final class EventsTest {
    @TempDir
    Path root;

    private FakeLaunch project;

    @BeforeEach
    void project() throws IOException {
        Files.writeString(root.resolve("in"), "1");
        project = new FakeLaunch("gen*\nbroken @gen\nafter @broken\nother\nlone*")
                .cached("gen", "in", "out/**")
                .cached("lone", "missing*", "")
                .body("gen", words -> {
                    Files.createDirectories(root.resolve("out"));
                    Files.writeString(root.resolve("out/x"), "x");
                    shell("printf 'a\\377\\n\"quoted\"\\r\\n\\001\\033[0m'; echo no >&2");
                    shell("echo unseen", capture());
                })
                .body("broken", words -> {
                    throw new IllegalStateException("two\nlines");
                });
    }

    private List<JsonNode> run(int exitCode, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--log-format=json");
        CliRig.Result result =
                new CliRig(project, root).with("PATH", System.getenv("PATH")).run(all.toArray(String[]::new));
        assertEquals("", result.err());
        assertEquals(exitCode, result.exitCode());
        return EventSchema.ofTheReference().check(result.out());
    }

    private static List<String> told(List<JsonNode> events, String event, String... members) {
        List<String> told = new ArrayList<>();
        for (JsonNode each : events) {
            if (each.get("event").textValue().equals(event)) {
                List<String> values = new ArrayList<>();
                for (String member : members) {
                    values.add(each.at("/" + member).asText());
                }
                told.add(String.join(" ", values));
            }
        }
        return told;
    }

    @Test
    void aRunIsToldFromItsBeginningToItsEnd() throws IOException {
        List<JsonNode> events = run(1, "-k", "after", "other", "lone");
        assertEquals("run_started", events.get(0).get("event").textValue());
        assertEquals("run_finished", events.get(events.size() - 1).get("event").textValue());
        assertEquals(
                List.of("gen executed", "broken failed", "after skipped", "other executed", "lone executed"),
                told(events, "task_finished", "task", "outcome"));
        List<String> lines = told(events, "output", "stream", "line");
        assertTrue(lines.contains("stdout a\ufffd"), lines.toString());
        assertTrue(lines.contains("stdout \"quoted\""), lines.toString());
        assertTrue(lines.contains("stdout \u0001\u001b[0m"), lines.toString());
        assertTrue(lines.contains("stderr no"), lines.toString());
        assertEquals(4, lines.size(), "what was collected is not shown");
        assertEquals(List.of("first-run", "first-run"), told(events, "cache_missed", "causes/0/kind"));
        assertEquals(List.of("lone"), told(events, "notice", "task"));
        assertEquals(List.of("3 0 1 1 0"), told(events, "run_finished", countsOf()));
        TreeSet<String> seen = new TreeSet<>();
        events.forEach(event -> seen.add(event.get("event").textValue()));
        assertEquals(new TreeSet<>(EventSchema.ofTheReference().events()), seen, "all that are documented");
    }

    private static String[] countsOf() {
        return new String[] {"summary/ran", "summary/cached", "summary/failed", "summary/skipped", "summary/cancelled"};
    }

    @Test
    void hitsAndReplaysAreToldToo() throws IOException {
        run(0, "gen");
        assertEquals(List.of("gen up_to_date"), told(run(0, "gen"), "task_finished", "task", "outcome"));
        Files.delete(root.resolve("out/x"));
        List<JsonNode> again = run(0, "gen", "--replay=always", "-j2");
        assertEquals(List.of("gen restored"), told(again, "task_finished", "task", "outcome"));
        assertTrue(told(again, "output", "line").contains("a\ufffd"), again.toString());
    }

    @Test
    void aFailureHasItsTraceApart() throws IOException {
        JsonNode failure = run(1, "broken").stream()
                .filter(event -> event.path("outcome").asText().equals("failed"))
                .findFirst()
                .orElseThrow()
                .get("failure");
        assertEquals("IllegalStateException: two\nlines", failure.get("message").textValue());
        assertTrue(failure.get("trace").textValue().contains("\tat " + EventsTest.class.getName()), failure.toString());
    }
}
