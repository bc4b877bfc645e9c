package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code ntask watch} reacts to, and what it leaves alone.
 *
 * <p>A file comes into the project whole, by a rename, where runs are counted: a file that is written in two steps on a busy
 * machine may rightly be two changes. That something was left alone shows in the number of runs after a later change.
 */
final class WatchIT {
    private static final String TASKS = """
            import dev.ntask.*;
            import static dev.ntask.Ntask.*;

            class Tasks {
                private static final String HOLD = "if [ -e hold ]; then (sleep 999 & echo $! > grandchild);"
                        + " echo $$ > child; while [ -e hold ]; do sleep 0.05; done; kill $(cat grandchild); fi";

                @Task @Cached(inputs = {"src/**", "!src/**/*.log", "local.txt"}, outputs = "gen/")
                static void gen() {
                    shell("mkdir -p gen; cat $(find src -type f | sort) > gen/all.txt; " + HOLD);
                }

                @Task(deps = "gen") @Cached(inputs = {"gen/**", "head.txt"}, outputs = "build/page.txt")
                static void page() {
                    System.out.println("page one");
                    shell("test ! -e src/bad && mkdir -p build && cat head.txt gen/all.txt > build/page.txt");
                }

                @Task(deps = "page") static void show() { shell("tr '\\\\n' ' ' < build/page.txt"); }

                @Task static void stamp() { shell("date +%s%N > stamp.txt; " + HOLD); }

                @Task(deps = "stamp") @Cached(inputs = {"stamp.txt", "head.txt"})
                static void stamped() { shell("cat stamp.txt > /dev/null; " + HOLD); }

                @Task @Cached(inputs = "src/**", inPlace = true)
                static void format() { shell("sed -i 's/ *$//' src/a src/b"); }

                @Task(deps = "format") static void formatted() { shell(HOLD + "; cat src/a"); }

                @Task static void hello() { System.out.println("hi"); }
            }
            """;

    @TempDir
    static Path shared;

    @TempDir
    Path temporary;

    private Project project;

    @BeforeAll
    static void compile() {
        Project compiled = new Project(shared.resolve("project"))
                .write("Tasks.java", TASKS)
                .write(".gitignore", ".ntask\nbuild\nlocal.txt\n*.tmp\n")
                .write("head.txt", "head\n")
                .write("src/a", "a\n")
                .write("src/b", "b\n");
        assertEquals(0, compiled.launcher().run("--list").exitCode());
    }

    @BeforeEach
    void copy() {
        project = new Project(Launcher.copy(shared.resolve("project"), temporary.resolve("project")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--restart", "--poll=50ms"})
    void reactsToWhatTheWholeClosureReads(String flag) throws IOException {
        try (Watch watch = Watch.start(project, "show", flag)) {
            assertTrue(watch.output().contains("head a b"), watch.output());
            replace("src/a", "A\n");
            watch.awaitWaiting(2);
            replace("head.txt", "HEAD\n");
            watch.awaitWaiting(3);
            replace("local.txt", "x\n"); // git ignores it, but it is named
            watch.awaitWaiting(4);
            Files.delete(project.path("src/b"));
            watch.awaitWaiting(5);
            assertTrue(project.path("src/a").toFile().setExecutable(true));
            watch.awaitWaiting(6);
            assertEquals(
                    List.of(
                            "initial run",
                            "change: src/a modified",
                            "change: head.txt modified",
                            "change: local.txt created",
                            "change: src/b deleted",
                            "change: src/a modified"),
                    watch.causes());
            assertEquals("HEAD\nA\n", Files.readString(project.path("build/page.txt")));
            assertEquals(0, watch.end("INT"));
        }
    }

    @Test
    void aNewDirectoryIsWatchedWithWhatIsInItAndWhatComesLater() throws IOException {
        try (Watch watch = Watch.start(project, "page")) {
            Path prepared = Files.createDirectories(temporary.resolve("new/deep"));
            Files.writeString(prepared.resolve("c"), "c\n");
            Files.move(temporary.resolve("new"), project.path("src/new"));
            watch.awaitWaiting(2);
            replace("src/new/deep/d", "d\n");
            watch.awaitWaiting(3);
            // Made step by step: whether the last step is seen must not hang on how fast the others were.
            Files.createDirectories(project.path("src/x/y/z"));
            replace("src/x/y/z/e", "e\n");
            watch.awaitWaiting(4);
            assertEquals(
                    List.of(
                            "initial run",
                            "change: src/new/deep/c created",
                            "change: src/new/deep/d created",
                            "change: src/x/y/z/e created"),
                    watch.causes());
        }
    }

    @Test
    void aDirectoryThatIsReplacedIsWatchedAsBefore() throws IOException {
        project.write("src/sub/c", "c\n");
        try (Watch watch = Watch.start(project, "page")) {
            Files.createDirectories(temporary.resolve("sub"));
            Files.writeString(temporary.resolve("sub/c"), "C\n");
            Files.move(project.path("src/sub"), temporary.resolve("old"));
            Files.move(temporary.resolve("sub"), project.path("src/sub"));
            // Perhaps it is seen that nothing was there in between.
            watch.awaitContent(project.path("build/page.txt"), "C\n");
            watch.awaitIdle();
            replace("src/sub/d", "d\n");
            watch.awaitOutput("change: src/sub/d created");
            assertEquals(0, watch.end("TERM"));
        }
    }

    @Test
    void leavesAloneWhatIsNoInput() throws IOException {
        try (Watch watch = Watch.start(project, "page")) {
            replace("src/scratch.tmp", "ignored by git\n");
            replace("src/x.log", "excluded by the pattern\n");
            replace("other.txt", "no input\n");
            replace(".ntask/note", "ours\n");
            replace("build/page.txt", "an output that nobody reads\n");
            replace("src/a", "a\n"); // the same content
            replace("src/b", "B\n");
            watch.awaitWaiting(2);
            assertEquals(List.of("initial run", "change: src/b modified"), watch.causes());
        }
    }

    @Test
    void anOutputThatIsAnInputCountsOnlyIfSomebodyElseWroteIt() throws IOException {
        try (Watch watch = Watch.start(project, "page")) {
            replace("gen/all.txt", "mine\n");
            watch.awaitWaiting(2);
            assertEquals("a\nb\n", Files.readString(project.path("gen/all.txt")));
            replace("src/b", "B\n");
            watch.awaitWaiting(3);
            assertEquals(
                    List.of("initial run", "change: gen/all.txt modified", "change: src/b modified"), watch.causes());
        }
    }

    /** It cannot be told from a change by somebody else; but it must not go on for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"-v", "--restart"})
    void whatATaskWritesWithoutDeclaringItLeadsToFewRunsMore(String flag) throws IOException {
        try (Watch watch = Watch.begin(project, "stamped", flag)) {
            watch.awaitWaiting(1);
            int runs = watch.causes().size();
            assertTrue(runs <= 5, watch.output());
            replace("head.txt", "HEAD\n");
            watch.awaitWaiting(2);
            assertEquals("change: head.txt modified", watch.causes().get(runs));
            assertEquals(0, watch.end("INT"));
        }
    }

    @Test
    void anEditOfWhatAFormatterRewritesCounts() throws IOException {
        replace("src/a", "a  \n");
        project.write("hold", "");
        try (Watch watch = Watch.begin(project, "formatted")) {
            watch.awaitLine(project.path("child"));
            assertEquals("a\n", Files.readString(project.path("src/a")));
            replace("src/a", "edited  \n");
            Files.delete(project.path("hold"));
            watch.awaitWaiting(1);
            assertEquals("edited\n", Files.readString(project.path("src/a")));
            replace("src/b", "b  \n");
            watch.awaitWaiting(2);
            assertEquals(List.of("initial run", "change: src/a modified", "change: src/b modified"), watch.causes());
        }
    }

    @Test
    void gitIgnoreDecidesAnew() throws IOException {
        try (Watch watch = Watch.start(project, "page")) {
            replace(".gitignore", ".ntask\nbuild\nsrc/b\n");
            watch.awaitWaiting(2);
            replace("src/b", "now ignored\n");
            replace("src/a", "A\n");
            watch.awaitWaiting(3);
            assertEquals(
                    List.of("initial run", "change: .gitignore modified", "change: src/a modified"), watch.causes());
        }
    }

    @Test
    void followsGitToAnotherBranch() throws Exception {
        git("init", "-q", "-b", "one");
        git("add", ".");
        git("commit", "-qm", "one");
        git("checkout", "-q", "-b", "two");
        git("rm", "-qr", "src");
        for (int i = 0; i < 700; i++) {
            project.write("src/many/" + i, i + "\n");
        }
        git("add", ".");
        git("commit", "-qm", "two");
        git("checkout", "-q", "one");
        try (Watch watch = Watch.start(project, "show")) {
            git("checkout", "-q", "two");
            watch.awaitOutput(" 697 698 699");
            git("checkout", "-q", "one");
            watch.awaitOutput("head a b \n+ show", 2);
            assertEquals(0, watch.end("INT"));
        }
    }

    @Test
    void aChangeDuringARunGivesOneMoreRun() throws IOException {
        project.write("hold", "");
        try (Watch watch = Watch.begin(project, "page")) {
            watch.awaitLine(project.path("child"));
            replace("src/a", "A\n");
            replace("src/b", "B\n");
            replace("src/c", "C\n");
            Files.delete(project.path("hold"));
            watch.awaitWaiting(1);
            replace("src/a", "AA\n");
            watch.awaitWaiting(2);
            assertEquals(
                    List.of("initial run", "change: src/a modified (+2 more)", "change: src/a modified"),
                    watch.causes());
            assertEquals("head\nAA\nB\nC\n", Files.readString(project.path("build/page.txt")));
        }
    }

    @Test
    void aChangeStopsTheRunAndAllThatItHasStarted() throws IOException {
        project.write("hold", "");
        try (Watch watch = Watch.begin(project, "show", "--restart")) {
            watch.awaitLine(project.path("child"));
            List<String> processes = processes();
            Files.delete(project.path("child"));
            replace("src/a", "A\n");
            watch.awaitLine(project.path("child"));
            assertGone(processes);
            assertEquals(List.of("initial run", "change: src/a modified"), watch.causes());
            Files.delete(project.path("hold"));
            watch.awaitWaiting(1);
            assertTrue(watch.output().contains("watch: the run was stopped by a change\n"), watch.output());
            assertEquals("head\nA\nb\n", Files.readString(project.path("build/page.txt")));
            assertEquals(0, watch.end("INT"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aSignalEndsTheRunAndTheWatch(String signal) throws IOException {
        project.write("hold", "");
        try (Watch watch = Watch.begin(project, "show")) {
            watch.awaitLine(project.path("child"));
            List<String> processes = processes();
            assertEquals(0, watch.end(signal));
            assertGone(processes);
            assertFalse(watch.output().contains("run failed"), watch.output());
        }
    }

    /** What the reader has left is closed before that is said: nothing that follows can be written any more. */
    @Test
    void endsAfterTheRunWhenNobodyReadsAnyMore() throws IOException {
        project.write("hold", "").write("local.txt", "");
        String command = "{ \"$@\"; echo $? > ended; } | { head -n 1; exec <&-; echo > left; }";
        try (Watch watch = Watch.through(command, project, "show")) {
            watch.awaitLine(project.path("child"));
            watch.awaitLine(project.path("left"));
            Files.delete(project.path("hold"));
            assertEquals(0, watch.end());
            assertEquals("Watching: src/** !src/**/*.log local.txt gen/** head.txt\n", watch.output());
            assertEquals("0\n", Files.readString(project.path("ended")));
            assertEquals("head\na\nb\n", Files.readString(project.path("build/page.txt")));
        }
    }

    @Test
    void endsInsteadOfANextRunThatNobodyReads() throws IOException {
        String command = "{ \"$@\"; echo $? > ended; } | { sed '/^watch: waiting/q'; exec <&-; echo > left; }";
        try (Watch watch = Watch.through(command, project, "page")) {
            watch.awaitLine(project.path("left"));
            replace("src/a", "A\n");
            assertEquals(0, watch.end());
            assertEquals("0\n", Files.readString(project.path("ended")));
            assertEquals("head\na\nb\n", Files.readString(project.path("build/page.txt")));
        }
    }

    @Test
    void aRunThatFailsSaysSoAndWaits() throws IOException {
        try (Watch watch = Watch.start(project, "show", "-k")) {
            replace("src/bad", "bad\n");
            watch.awaitWaiting(2);
            assertTrue(watch.output().contains("watch: run failed (page).\n"), watch.output());
            Files.delete(project.path("src/bad"));
            watch.awaitWaiting(3);
            assertEquals(List.of("initial run", "change: src/bad created", "change: src/bad deleted"), watch.causes());
            assertEquals(0, watch.end("INT"));
        }
    }

    @Test
    void followsTheDefinitionsOfTheTasks() throws IOException {
        try (Watch watch = Watch.start(project, "page")) {
            replace("Tasks.java", TASKS.replace("page one", "page two"));
            watch.awaitOutput("page two");
            watch.awaitWaiting(2);
            replace("Tasks.java", TASKS.replace("page one\"", "page\"" + " + 1 + nonsense"));
            watch.awaitOutput("watch: waiting for this to be mended...");
            assertTrue(watch.output().contains("Tasks.java:15: error: cannot find symbol"), watch.output());
            replace("Tasks.java", TASKS.replace("page one", "page three"));
            watch.awaitOutput("page three");
            watch.awaitWaiting(3);
            replace("src/a", "A\n");
            watch.awaitWaiting(4);
            assertEquals(
                    List.of(
                            "initial run",
                            "change: Tasks.java modified",
                            "change: Tasks.java modified",
                            "change: src/a modified"),
                    watch.causes());
            assertEquals(0, watch.end("INT"));
        }
    }

    @Test
    void waitsOutThatATaskIsGoneAndThatThereAreNone() throws IOException {
        try (Watch watch = Watch.start(project, "page")) {
            replace("Tasks.java", TASKS.replace("void page()", "void leaf()").replace("= \"page\"", "= \"leaf\""));
            watch.awaitOutput("error: no task named 'page'");
            Files.move(project.path("Tasks.java"), temporary.resolve("away"));
            watch.awaitOutput("error: no Tasks.java or tasks/ found");
            replace("Tasks.java", TASKS.replace("page one", "page two"));
            watch.awaitOutput("page two");
            watch.awaitWaiting(2);
            replace("Tasks.java", "class");
            watch.awaitOutput("reached end of file");
            assertEquals(0, watch.end("INT"));
        }
    }

    @Test
    void beginsWithTasksThatDoNotCompileYet() throws IOException {
        replace("Tasks.java", "class");
        try (Watch watch = Watch.begin(project, "page")) {
            watch.awaitOutput("watch: waiting for this to be mended...");
            replace("Tasks.java", TASKS);
            watch.awaitWaiting(1);
            assertEquals(List.of("initial run"), watch.causes());
            assertEquals(0, watch.end("INT"));
        }
    }

    @Test
    void followsTheConfiguration() throws IOException {
        try (Watch watch = Watch.start(project, "page")) {
            replace("ntask.toml", "cache_dir = 1\n");
            watch.awaitOutput("error: ntask.toml:1:");
            replace("ntask.toml", "cache_dir = \"build/cache\"\n");
            watch.awaitWaiting(2);
            assertTrue(Files.isDirectory(project.path("build/cache/cas")));
            assertEquals(List.of("initial run", "change: ntask.toml created"), watch.causes());
        }
    }

    @Test
    void flagsHoldForEveryRun() throws IOException {
        project.write("local.txt", "");
        try (Watch watch = Watch.begin(project, "-q", "page", "--force", "page")) {
            watch.awaitOutput("page one\n");
            replace("local.txt", "reaches gen, which makes the same again\n");
            watch.awaitOutput("page one\n", 2);
            replace("src/bad", "bad\n");
            watch.awaitOutput("watch: run failed (page).\n");
            assertTrue(watch.output().startsWith("page one\npage one\n"), watch.output());
            assertEquals(List.of(), watch.causes());
            assertEquals(0, watch.end("INT"));
        }
    }

    @Test
    void runsAreToldAsDataAndNothingElseIs() throws IOException {
        project.write("local.txt", "");
        try (Watch watch = Watch.through("exec \"$@\" > events", project, "page", "--log-format=json")) {
            watch.awaitWaiting(1);
            replace("src/bad", "bad\n");
            watch.awaitWaiting(2);
            assertEquals(0, watch.end("INT"));
            assertEquals("""
                    Watching: src/** !src/**/*.log local.txt gen/** head.txt
                    Target:   page (initial run)
                    Press Ctrl-C to exit.
                    ------------------------------------------
                    watch: waiting for changes...
                    --- rerun ---
                    Watching: src/** !src/**/*.log local.txt gen/** head.txt
                    Target:   page (change: src/bad created)
                    Press Ctrl-C to exit.
                    ------------------------------------------
                    watch: run failed (page).
                    watch: waiting for changes...
                    """, watch.output());
            List<String> events = new ArrayList<>();
            for (String line : Files.readAllLines(project.path("events"))) {
                assertTrue(line.startsWith("{\"event\": \"") && line.endsWith("}"), line);
                events.add(line.split("\"", -1)[3]);
            }
            assertEquals("run_started", events.get(0));
            assertEquals("run_finished", events.get(events.size() - 1));
            events.removeIf(event -> !event.startsWith("run_"));
            assertEquals(List.of("run_started", "run_finished", "run_started", "run_finished"), events);
        }
    }

    @Test
    void withoutTheCacheOutputsAreKnownByTheirPatterns() throws IOException {
        try (Watch watch = Watch.start(project, "page", "--no-cache", "-j2")) {
            replace("local.txt", "x\n");
            watch.awaitWaiting(2);
            assertEquals(List.of("initial run", "change: local.txt created"), watch.causes());
            assertEquals(2, watch.output().split("page one\n", -1).length - 1, watch.output());
        }
    }

    @Test
    void refusesWhatWouldNeverRunAgain() {
        Launcher.Result hello = project.launcher().run("watch", "hello");
        assertEquals(2, hello.exitCode());
        assertEquals(
                "error: there is nothing to watch for hello: neither it nor what it needs has inputs;"
                        + " name them with @Cached(inputs = ...)\n",
                hello.err());
        Launcher.Result both = project.launcher().run("watch", "page", "hello");
        assertEquals(2, both.exitCode(), both.out());
        Launcher.Result unknown = project.launcher().run("watch", "pgae");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("Did you mean 'page'?"), unknown.err());
    }

    /** Puts a file in place in one step. */
    private void replace(String file, String content) throws IOException {
        Path prepared = temporary.resolve("prepared");
        Files.writeString(prepared, content);
        Files.move(prepared, project.path(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "advice.detachedHead=false"));
        command.addAll(List.of(words));
        assertEquals(
                0,
                new ProcessBuilder(command)
                        .directory(project.root().toFile())
                        .inheritIO()
                        .start()
                        .waitFor());
    }

    private List<String> processes() throws IOException {
        return List.of(
                Files.readString(project.path("child")).strip(),
                Files.readString(project.path("grandchild")).strip());
    }

    private static void assertGone(List<String> processes) throws IOException {
        for (String each : processes) {
            Path process = Path.of("/proc", each, "stat");
            assertFalse(Files.exists(process) && !Files.readString(process).contains(") Z "), each);
        }
    }
}
