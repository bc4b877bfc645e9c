package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs leave for later: after they ended, were killed or interrupted, and while they go on. */
final class RecordsIT {
    /** {@code hold} says that it is there by opening one pipe, and ends when another is opened. */
    private static final String TASKS = """
            import dev.ntask.*;
            import static dev.ntask.Ntask.*;

            class Tasks {
                @Task
                @Cached(inputs = "in")
                static void gen() {
                    System.out.println("from the body");
                    shell("printf 'gr\\\\303\\\\274n \\\\377\\\\303 odd\\\\r\\\\n'; echo wrong >&2; printf 'no end'");
                }

                @Task(deps = "gen")
                static void hold() {
                    System.out.println("holding");
                    shell("echo in a command; : > up; cat down");
                }

                @Task(deps = "gen")
                static void broken() {
                    throw new IllegalStateException("it is broken", new Exception("by this"));
                }

                @Task
                static void quick() {}
            }
            """;

    private static final byte[] WRITTEN = bytes("from the body\ngr\303\274n \377\303 odd\r\nwrong\nno end");

    @TempDir
    Path temporary;

    private Project project;

    @BeforeEach
    void project() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        project = new Project(temporary.resolve("project"))
                .write("Tasks.java", TASKS)
                .write("in", "1");
        for (String pipe : List.of("up", "down")) {
            Process made = new ProcessBuilder("mkfifo", project.path(pipe).toString()).start();
            assertEquals(0, made.waitFor());
        }
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Starts a run and waits until it holds. */
    private Launcher.Call hold(String... flags) throws IOException {
        List<String> words = new ArrayList<>(List.of(flags));
        words.add("hold");
        Launcher.Call call = project.launcher().start(words.toArray(String[]::new));
        assertArrayEquals(new byte[0], Files.readAllBytes(project.path("up")));
        return call;
    }

    private void release() throws IOException {
        Files.writeString(project.path("down"), "released\n");
    }

    private Launcher.Result log(String... words) {
        List<String> all = new ArrayList<>(List.of("log"));
        all.addAll(List.of(words));
        return project.launcher().run(all.toArray(String[]::new));
    }

    private List<Path> runs() throws IOException {
        return runs(project.path(".ntask/runs"));
    }

    /** The oldest first. */
    private static List<Path> runs(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static String manifest(Path run) throws IOException {
        return Files.readString(run.resolve("run.json"));
    }

    /** Output goes through pipes: to the one of ntask too, as a user's {@code | less} or {@code > file} would have it. */
    private byte[] raw(String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Launcher.DISTRIBUTION.resolve("bin/ntask").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.root().toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("NTASK_ARCHIVE", "off");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        process.getInputStream().transferTo(read);
        assertEquals(0, process.waitFor());
        return read.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-j2", "-q", "--log-format=json", "--no-cache"})
    void whatATaskWroteIsInItsLogByteForByteInEveryMode(String mode) throws Exception {
        List<String> words = new ArrayList<>(List.of("gen"));
        if (!mode.isEmpty()) {
            words.add(mode);
        }
        assertEquals(0, project.launcher().run(words.toArray(String[]::new)).exitCode());
        byte[] logged = Files.readAllBytes(runs().get(0).resolve("gen.log"));
        // The command's two streams come by two pipes, in either order; what each holds is as it was.
        assertEquals(sortedLines(WRITTEN), sortedLines(logged));
        assertArrayEquals(logged, raw("log", "gen"));
        assertArrayEquals(logged, raw("log", "last", "gen"));
    }

    private static List<String> sortedLines(byte[] text) {
        List<String> lines = new ArrayList<>(List.of(new String(text, StandardCharsets.ISO_8859_1).split("\n")));
        Collections.sort(lines);
        return lines;
    }

    @Test
    void aFailureHasItsWholeTraceInTheLogWhateverIsShown() throws IOException {
        for (String shown : List.of("short", "long", "line", "none")) {
            Launcher.Result result = project.launcher().run("broken", "--tb", shown);
            assertEquals(1, result.exitCode());
            String message = "x broken FAILED: IllegalStateException: it is broken";
            String at = "\tat Tasks.broken(Tasks.java:";
            assertEquals(!shown.equals("none"), result.err().contains(message), result.err());
            assertEquals(
                    shown.equals("short") || shown.equals("long"),
                    result.err().contains(message + " (Tasks.java:20)\n"),
                    result.err());
            assertEquals(shown.equals("long"), result.err().contains(at), result.err());
            String log = log("last", "broken").out();
            assertTrue(log.startsWith("FAILED: IllegalStateException: it is broken (Tasks.java:20)\n"), log);
            assertTrue(log.contains(at), log);
            assertTrue(log.contains("Caused by: java.lang.Exception: by this\n"), log);
        }
    }

    @Test
    void aKilledRunLeavesWhatIsKnownOfIt() throws Exception {
        Launcher.Call call = hold();
        Path run = runs().get(0);
        String id = run.getFileName().toString();
        assertTrue(log().out().startsWith(id + "  running "), log().out());
        assertEquals("holding\nin a command\n", log(id.substring(0, 12), "hold").out());
        call.process().destroyForcibly().waitFor();
        String manifest = manifest(run);
        assertTrue(manifest.contains("\"finished_at_utc\": null"), manifest);
        assertTrue(manifest.contains("{\"fqn\": \"gen\", \"state\": \"ran\", "), manifest);
        assertTrue(manifest.contains("{\"fqn\": \"hold\", \"state\": \"running\", "), manifest);
        assertTrue(manifest.endsWith("}\n"), manifest);
        assertEquals("holding\nin a command\n", Files.readString(run.resolve("hold.log")));
        String page = log("last").out();
        assertTrue(page.contains("State:    killed\nNote:     what it has started may go on"), page);
        assertTrue(page.contains("  ran        gen ("), page);
        assertTrue(page.contains("  running    hold\n"), page);
        // The next run ends what the killed one left, and may remove its record.
        assertEquals(0, project.launcher().run("quick", "--max-runs=1").exitCode());
        assertFalse(Files.exists(run));
    }

    @Test
    void anInterruptedRunEndsItsRecord() throws Exception {
        Launcher.Call call = hold();
        new ProcessBuilder("kill", "-INT", Long.toString(call.process().pid()))
                .start()
                .waitFor();
        assertEquals(130, call.result().exitCode());
        String page = log("last").out();
        assertTrue(page.contains("State:    interrupted\n"), page);
        assertTrue(page.contains("  cancelled  hold\n"), page);
        assertFalse(manifest(runs().get(0)).contains("\"finished_at_utc\": null"));
        assertFalse(Files.exists(runs().get(0).resolve("running")));
    }

    @Test
    void runsAtOnceNeitherMixNorRemoveEachOther() throws IOException {
        Launcher.Call held = hold("--max-runs=1");
        Path run = runs().get(0);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, project.launcher().run("quick", "--max-runs=1").exitCode());
        }
        assertEquals(2, runs().size(), "that which goes on, and the last of the others");
        assertEquals(run, runs().get(0));
        release();
        assertEquals(0, held.result().exitCode());
        assertEquals("holding\nin a command\nreleased\n", Files.readString(run.resolve("hold.log")));
        assertFalse(manifest(run).contains("quick"), manifest(run));
        assertFalse(manifest(runs().get(1)).contains("hold"), manifest(runs().get(1)));
        assertEquals(0, project.launcher().run("quick", "--max-runs=1").exitCode());
        assertEquals(1, runs().size());
    }

    @Test
    void theDirectoryAndTheNumberAreTheUsers() throws IOException {
        Launcher inside = project.folder("sub").launcher().at(project.path("sub"));
        for (int i = 0; i < 4; i++) {
            assertEquals(
                    0, inside.run("gen", "--log-dir=../kept", "--max-runs", "2").exitCode());
        }
        assertEquals(2, runs(project.path("kept")).size());
        assertEquals("*\n", Files.readString(project.path("kept/.gitignore")));
        assertFalse(Files.exists(project.path(".ntask/runs")));
        String listed = inside.run("log", "--log-dir=../kept").out();
        assertEquals(2, listed.lines().count(), listed);
        project.write("ntask.toml", "log_dir = \"build/runs\"\nmax_runs = 1\n");
        for (int i = 0; i < 3; i++) {
            assertEquals(0, inside.run("quick").exitCode());
        }
        assertEquals(1, runs(project.path("build/runs")).size());
        assertEquals(1, log().out().lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tasks.java", "closed"})
    void aRecordThatCannotBeWrittenIsToldAndStopsNothing(String place) throws IOException {
        project.launcher().run("--list");
        boolean isFile = place.equals("Tasks.java");
        Launcher launcher = project.launcher();
        if (!isFile) {
            project.folder(place);
            Path installed = Launcher.copy(Launcher.DISTRIBUTION, temporary.resolve("installed"));
            assertEquals(
                    0,
                    project.launcher()
                            .as("chmod", "-R", "a+rwX", project.path(".ntask").toString())
                            .run()
                            .exitCode());
            launcher = launcher.as(installed.resolve("bin/ntask").toString()).unprivileged();
            assertEquals(0, launcher.run("--list").exitCode());
        }
        for (int i = 0; i < 2; i++) {
            Launcher.Result result = launcher.run("gen", "quick", "--log-dir=" + place);
            assertEquals(0, result.exitCode(), result.toString());
            String note = "note: cannot write logs to " + project.path(place) + ": "
                    + (isFile ? "a file is in its place" : "permission denied")
                    + "; this run leaves none, and cached results are stored without their output\n";
            assertTrue(result.err().startsWith(note), result.err());
            assertEquals(1, result.err().split("note: ", -1).length - 1, result.err());
            assertTrue(result.out().contains(i == 0 ? "+ gen (" : "o gen cached"), result.out());
        }
    }

    @Test
    void pastRunsCanBeReadWhereTheTasksDoNotCompile() {
        assertEquals(0, project.launcher().run("quick").exitCode());
        project.write("Tasks.java", "class Tasks { nonsense }");
        Launcher.Result listed = log();
        assertEquals(0, listed.exitCode(), listed.toString());
        assertTrue(listed.out().contains("  succeeded "), listed.out());
        assertTrue(listed.out().endsWith("  quick\n"), listed.out());
    }

    @Test
    void asDataStandardOutputHoldsEventsAndNothingElse() {
        project.write("Tasks.java", TASKS.replace("static void quick() {}", """
                static void quick() throws Exception {
                    shell("cat met");
                    // Of two tasks at once nobody knows whose this thread is.
                    Thread stranger = new Thread(() -> System.out.println("stray"));
                    stranger.start();
                    stranger.join();
                    shell(": > down2");
                }

                @Task
                static void beside() throws Exception {
                    shell("echo there > met; cat down2");
                }
                """));
        for (String pipe : List.of("met", "down2")) {
            assertEquals(
                    0,
                    project.launcher()
                            .as("mkfifo", project.path(pipe).toString())
                            .run()
                            .exitCode());
        }
        project.write("ntask.toml", "default_concurrency = 2\n");
        Launcher.Result result = project.launcher().run("gen", "broken", "quick", "beside", "-k", "--log-format=json");
        assertEquals(1, result.exitCode(), result.toString());
        List<String> lines = result.out().lines().toList();
        for (String line : lines) {
            assertTrue(line.startsWith("{\"event\": \"") && line.endsWith("}"), line);
        }
        assertTrue(lines.get(0).startsWith("{\"event\": \"run_started\""), lines.get(0));
        assertTrue(lines.get(lines.size() - 1).startsWith("{\"event\": \"run_finished\""), result.out());
        assertTrue(result.out().contains("\"place\": \"Tasks.java:20\""), result.out());
        assertEquals("stray\n", result.err());
        assertTrue(result.out().contains("\"line\": \"gr\u00fcn \ufffd\ufffd odd\"}\n"), result.out());
    }
}
