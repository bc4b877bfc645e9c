package dev.ntask.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.store.Unprivileged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJournalTest {
    private static final EventSink NO_PROBLEMS = event -> {
        throw new AssertionError(event);
    };

    @TempDir
    Path temporary;

    @Test
    void keepsOutputAndTracesInALogPerAction() throws IOException {
        RunJournal journal = open(0);
        EventText.play("""
                start a b c d
                run a
                out a one
                err a two é
                executed a 7
                run b
                out b three
                failed b broken
                up_to_date c 3a8f9c2d
                failed d before it began
                end
                """, journal);
        assertEquals("one\ntwo é\n", log(journal, "a"));
        assertEquals("three\nFAILED: broken\nTrace of broken\n\tat Tasks:7\n", log(journal, "b"));
        assertTrue(log(journal, "d").contains("Trace of before it began"), log(journal, "d"));
        assertEquals(
                List.of("a.log", "b.log", "d.log", "run.json"),
                names(journal.directory().orElseThrow()));
    }

    @Test
    void aLogCanBeReadWhileItsActionRuns() throws IOException {
        RunJournal journal = open(0);
        EventText.play("run a", journal);
        assertEquals("", log(journal, "a"));
        EventText.play("out a one", journal);
        assertEquals("one\n", log(journal, "a"));
        EventText.play("out a two\nexecuted a 7\nout a late", journal);
        journal.close();
        assertEquals("one\ntwo\nlate\n", log(journal, "a"));
    }

    @Test
    void theManifestTellsHowEachActionEnded() throws IOException {
        RunJournal journal = open(0);
        EventText.play("""
                start a b c d e f
                run a
                executed a 1402
                restored b 3a8f9c2d
                run c
                failed c broken
                skipped d
                run e
                cancelled e
                cancelled f
                end
                out a too late
                """, journal);
        journal.close();
        assertEquals("""
                {
                  "run_id": "20260802T101500-123Z",
                  "started_at_utc": "2026-08-02T10:15:00.123Z",
                  "finished_at_utc": "2026-08-02T10:15:03.123Z",
                  "targets": [
                    "f"
                  ],
                  "concurrency": 2,
                  "tasks": [
                    {"fqn": "a", "state": "ran", "duration": 1.402, "log": "a.log"},
                    {"fqn": "b", "state": "cached", "duration": 0.007, "log": null},
                    {"fqn": "c", "state": "failed", "duration": 0.007, "log": "c.log", "failure": "broken"},
                    {"fqn": "d", "state": "skipped", "duration": null, "log": null},
                    {"fqn": "e", "state": "cancelled", "duration": null, "log": "e.log"},
                    {"fqn": "f", "state": "cancelled", "duration": null, "log": null}
                  ],
                  "summary": {
                    "ran": 1,
                    "cached": 1,
                    "failed": 1,
                    "skipped": 1,
                    "cancelled": 2,
                    "running": 0,
                    "waiting": 0
                  }
                }
                """, manifest(journal));
        assertEquals(
                List.of("a.log", "c.log", "e.log", "run.json"),
                names(journal.directory().orElseThrow()));
    }

    @Test
    void aBuildThatNeverToldItsEndHasAManifestToo() throws IOException {
        RunJournal journal = open(0);
        EventText.play("start a\nrun a\nout a half", journal);
        journal.close();
        assertTrue(manifest(journal).contains("\"finished_at_utc\": null"), manifest(journal));
        assertTrue(manifest(journal).contains("\"state\": \"running\""), manifest(journal));
        assertEquals("half\n", log(journal, "a"));
    }

    @Test
    void theManifestIsJsonWhateverANameHolds() throws IOException {
        String odd = "a\"b\\c\n\r\t\u0001\u007f/é\uD83D\uDE00\u2028";
        RunJournal journal = open(0);
        journal.accept(new BuildEvent.BuildStarted("x", EventText.START, List.of(odd), List.of(odd, "\uD800"), 1));
        journal.accept(new BuildEvent.ActionStarted(odd));
        journal.close();
        JsonNode manifest = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(journal.directory().orElseThrow().resolve("run.json").toFile());
        assertEquals(odd, manifest.at("/targets/0").textValue());
        assertEquals(1, manifest.at("/targets").size());
        assertEquals(odd, manifest.at("/tasks/0/fqn").textValue());
        assertEquals("\uD800", manifest.at("/tasks/1/fqn").textValue());
        assertEquals(2, manifest.at("/tasks").size());
        String log = journal.logOf(odd).orElseThrow().getFileName().toString();
        assertEquals(log, manifest.at("/tasks/0/log").textValue());
    }

    @Test
    void runsOfOneMillisecondHaveDirectoriesOfTheirOwn() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            RunJournal journal = open(0);
            ids.add(journal.runId());
            assertTrue(Files.isDirectory(journal.directory().orElseThrow()));
        }
        assertEquals(List.of("20260802T101500-123Z", "20260802T101500-123Z-2", "20260802T101500-123Z-3"), ids);
    }

    @Test
    void theOldestRunsGoAndAsManyStayAsAreKept() throws IOException {
        for (int day = 1; day <= 5; day++) {
            finished("2026070" + day + "T000000-000Z");
        }
        Files.createDirectories(runs().resolve("20260101T000000-mine"));
        Files.writeString(runs().resolve("20260101T000000-000Z"), "a file");
        open(3);
        assertEquals(
                List.of(
                        "20260101T000000-000Z",
                        "20260101T000000-mine",
                        "20260704T000000-000Z",
                        "20260705T000000-000Z",
                        "20260802T101500-123Z"),
                names(runs()));
    }

    @Test
    void keepingOneKeepsTheCurrentRunAlsoIfOthersSeemNewer() throws IOException {
        finished("20990101T000000-000Z");
        finished("20260101T000000-000Z-12");
        open(1);
        assertEquals(List.of("20260802T101500-123Z"), names(runs()));
    }

    @Test
    void keepingZeroKeepsAll() throws IOException {
        finished("20260101T000000-000Z");
        open(0);
        assertEquals(2, names(runs()).size());
    }

    @Test
    void aRunThatMayStillGoOnIsNotRemoved() throws IOException {
        Instant young = EventText.START.minus(Duration.ofHours(23));
        Instant old = EventText.START.minus(Duration.ofHours(25));
        unfinished("20260701T000000-000Z", young, young);
        unfinished("20260702T000000-000Z", old, young);
        unfinished("20260703T000000-000Z", old, old);
        open(1);
        assertEquals(List.of("20260701T000000-000Z", "20260702T000000-000Z", "20260802T101500-123Z"), names(runs()));
    }

    @Test
    void aLinkToADirectoryIsFollowed() throws IOException {
        Path target = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(runs(), target);
        assertEquals(List.of(open(1).runId()), names(target));
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsToldAndStopsNothing() throws IOException {
        Files.writeString(runs(), "");
        List<String> notices = new ArrayList<>();
        playWithoutRecord(runs(), notices);
        assertEquals(
                List.of("cannot write logs to " + runs() + ": a file is in its place;"
                        + " this run leaves none, and cached results are stored without their output"),
                notices);
    }

    private static void playWithoutRecord(Path runs, List<String> notices) {
        try (RunJournal journal = RunJournal.open(
                kept(runs, 50), EventText.START, event -> notices.add(((BuildEvent.Notice) event).message()))) {
            EventText.play("start a\nrun a\nout a one\nexecuted a 7\nend", journal);
            if (journal.directory().isPresent()
                    || journal.logOf("a").isPresent()
                    || !journal.runId().equals("20260802T101500-123Z-4711")) {
                throw new AssertionError("kept " + journal.runId());
            }
        }
    }

    @Test
    void aReadOnlyStateDirectoryIsToldAndStopsNothing() throws IOException, InterruptedException {
        Files.createDirectories(runs());
        Unprivileged.ownTree(temporary);
        assertTrue(runs().toFile().setWritable(false, false));
        assertEquals(0, Unprivileged.run(ReadOnly.class, runs().toString()));
        assertTrue(runs().toFile().setWritable(true, true));
    }

    /** Runs where permissions stop it. */
    static final class ReadOnly {
        public static void main(String[] arguments) {
            List<String> notices = new ArrayList<>();
            playWithoutRecord(Path.of(arguments[0]), notices);
            String expected = "[cannot write logs to " + arguments[0] + ": permission denied;"
                    + " this run leaves none, and cached results are stored without their output]";
            if (!expected.equals(notices.toString())) {
                throw new AssertionError(notices);
            }
        }
    }

    @Test
    void theManifestSaysMeanwhileWhatIsKnown() throws IOException {
        RunJournal journal = open(0);
        Path file = journal.directory().orElseThrow().resolve("run.json");
        EventText.play("start a b c d\nup_to_date a 3a8f9c2d\nmiss b input-modified x; first-run", journal);
        assertFalse(Files.exists(file), "a run that only looks writes but once");
        EventText.play("run b", journal);
        assertEquals("a cached, b running (input-modified: x (+1 more)), c waiting, d waiting", states());
        EventText.play("executed b 7\nrun c", journal);
        assertEquals("a cached, b ran (input-modified: x (+1 more)), c running, d waiting", states());
        assertFalse(Files.exists(file.resolveSibling("run.json.tmp")));
        assertEquals(PastRun.State.RUNNING, past().state());
        EventText.play("failed c broken\nskipped d\nend", journal);
        assertEquals("a cached, b ran (input-modified: x (+1 more)), c failed: broken, d skipped", states());
        assertEquals(PastRun.State.FAILED, past().state());
        assertEquals(
                List.of("b.log", "c.log", "run.json"), names(journal.directory().orElseThrow()));
    }

    private String states() throws IOException {
        List<String> states = new ArrayList<>();
        for (PastTask task : past().tasks()) {
            states.add(task.name() + " " + task.state()
                    + task.miss().map(miss -> " (" + miss + ")").orElse("")
                    + task.failure().map(failure -> ": " + failure).orElse(""));
        }
        return String.join(", ", states);
    }

    private PastRun past() throws IOException {
        PastRuns runs = new PastRuns(runs());
        return runs.read(runs.ids().get(0));
    }

    @Test
    void aLargeRunDoesNotWriteItsManifestForEachOfItsTasks() throws IOException {
        RunJournal journal = open(0);
        StringBuilder events = new StringBuilder("start");
        for (int i = 0; i < 1000; i++) {
            events.append(" t").append(i);
        }
        EventText.play(events + "\nrun t0", journal);
        assertEquals(1, past().count("running"));
        EventText.play("executed t0 7", journal);
        assertEquals(0, past().count("ran"), "a fiftieth has not passed");
        for (int i = 1; i < 11; i++) {
            EventText.play("run t" + i + "\nexecuted t" + i + " 7", journal);
        }
        assertEquals(10, past().count("ran"));
        EventText.play("end", journal);
        assertEquals(11, past().count("ran"));
    }

    @Test
    void logsKeepEachByte() throws IOException {
        RunJournal journal = open(0);
        EventText.play("start a\nrun a", journal);
        LineSplitterText lines = new LineSplitterText(journal);
        lines.out("plain\n", "crlf\r\n", "\u00ff\u00c3\u0000x\n", "\u00ef\u00bf\u00bd\n", "no end");
        EventText.play("err a between", journal);
        lines.out("\u0080");
        EventText.play("executed a 7\nend", journal);
        byte[] written = Files.readAllBytes(journal.logOf("a").orElseThrow());
        assertEquals(
                "plain\ncrlf\r\n\u00ff\u00c3\u0000x\n\u00ef\u00bf\u00bd\nno end\nbetween\n\u0080",
                new String(written, StandardCharsets.ISO_8859_1));
    }

    /** Tells a journal of lines, each with its end, by their bytes as characters. */
    private record LineSplitterText(RunJournal journal) {
        void out(String... lines) {
            for (String bytes : lines) {
                String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                journal.accept(new BuildEvent.OutputLine("a", BuildEvent.Stream.OUT, text.stripTrailing(), bytes));
            }
        }
    }

    @Test
    void aDirectoryOfTheUsersOwnIsIgnoredByGitIfItIsNew() throws IOException {
        RunsKept kept = new RunsKept(runs(), 2, true, 4711);
        RunJournal journal = RunJournal.open(kept, EventText.START, NO_PROBLEMS);
        assertEquals("20260802T101500-123Z-4711", journal.runId());
        assertEquals(List.of(".gitignore", "20260802T101500-123Z-4711"), names(runs()));
        Files.delete(runs().resolve(".gitignore"));
        RunJournal.open(kept, EventText.START, NO_PROBLEMS);
        assertEquals(List.of("20260802T101500-123Z-4711", "20260802T101500-123Z-4711-2"), names(runs()));
    }

    @Test
    void whatHasBegunIsNotRemovedByOthersAsLongAsItGoesOn() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        GoingOn.class.getName(),
                        runs().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals('B', other.getInputStream().read());
        PastRuns runs = new PastRuns(runs());
        String id = runs.ids().get(0);
        assertEquals(PastRun.State.RUNNING, runs.read(id).state());
        RunJournal.open(kept(runs(), 1), EventText.START.plusSeconds(1), NO_PROBLEMS)
                .close();
        assertTrue(runs.ids().contains(id), "though its manifest is there");
        other.destroyForcibly().waitFor();
        assertEquals(PastRun.State.KILLED, runs.read(id).state());
        assertEquals("running", runs.read(id).tasks().get(0).state());
        RunJournal last = RunJournal.open(kept(runs(), 1), EventText.START.plusSeconds(2), NO_PROBLEMS);
        assertEquals(List.of(last.runId()), runs.ids());
    }

    /** Goes on until it is killed. */
    static final class GoingOn {
        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws IOException {
            RunJournal journal = RunJournal.open(kept(Path.of(arguments[0]), 0), EventText.START, NO_PROBLEMS);
            EventText.play("start a\nrun a", journal);
            System.out.print('B');
            System.out.flush();
            System.in.read();
            journal.close();
        }
    }

    @Test
    void whatCannotBeWrittenLaterIsToldOnceAndStopsNothing() throws IOException {
        List<String> notices = new ArrayList<>();
        RunJournal journal = RunJournal.open(
                kept(runs(), 0), EventText.START, event -> notices.add(((BuildEvent.Notice) event).message()));
        Files.delete(journal.directory().orElseThrow());
        EventText.play("start a\nrun a\nout a one\nout a two\nexecuted a 7\nend", journal);
        assertEquals(
                List.of("cannot write " + journal.directory().orElseThrow().resolve("a.log") + ": it has been removed"),
                notices);
    }

    @Test
    void eachActionHasALogOfItsOwnOnEveryFileSystem() {
        LogNames names = new LogNames();
        assertEquals("api.compileTests.log", names.of("api.compileTests"));
        assertEquals("api.compileTests.log", names.of("api.compileTests"));
        List<String> odd = List.of(
                "API.compiletests",
                "con",
                "nul.x",
                "test(pattern=a/../b)",
                "test(pattern=a*..*b)",
                ".",
                "..",
                "",
                "x".repeat(300),
                "x".repeat(299),
                "a\nb",
                "é",
                "\uD800",
                "\uD801",
                "lint/..");
        List<String> seen = new ArrayList<>();
        for (String action : odd) {
            String name = names.of(action);
            assertTrue(name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,60}\\.log"), name);
            assertFalse(name.matches("(?i)(con|nul)\\..*"), name);
            seen.add(name.toLowerCase(Locale.ROOT));
        }
        assertEquals(odd.size(), seen.stream().distinct().count(), seen::toString);
    }

    @Test
    void aFanGivesEachEventToAllInOrder() {
        List<String> seen = new ArrayList<>();
        EventSink one = event -> seen.add("one " + ((BuildEvent.ActionStarted) event).action());
        EventSink two = event -> seen.add("two " + ((BuildEvent.ActionStarted) event).action());
        EventText.play("run a\nrun b", new EventFan(List.of(one, two)));
        assertEquals(List.of("one a", "two a", "one b", "two b"), seen);
    }

    private RunJournal open(int keep) {
        return RunJournal.open(kept(runs(), keep), EventText.START, NO_PROBLEMS);
    }

    private static RunsKept kept(Path runs, int keep) {
        return new RunsKept(runs, keep, false, 4711);
    }

    private Path runs() {
        return temporary.resolve("runs");
    }

    private void finished(String id) throws IOException {
        Path run = Files.createDirectories(runs().resolve(id));
        Files.writeString(run.resolve("a.log"), "");
        Files.writeString(run.resolve("run.json"), "{}");
    }

    private void unfinished(String id, Instant directory, Instant log) throws IOException {
        Path run = Files.createDirectories(runs().resolve(id));
        Path file = Files.writeString(run.resolve("a.log"), "");
        Files.setLastModifiedTime(file, FileTime.from(log));
        Files.setLastModifiedTime(run, FileTime.from(directory));
    }

    private static String log(RunJournal journal, String action) throws IOException {
        return Files.readString(journal.logOf(action).orElseThrow());
    }

    private static String manifest(RunJournal journal) throws IOException {
        return Files.readString(journal.directory().orElseThrow().resolve("run.json"));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }
}
