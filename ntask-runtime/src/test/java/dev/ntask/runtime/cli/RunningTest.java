package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.Ntask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs fake tasks by real command lines. */
final class RunningTest {
    @TempDir
    Path root;

    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    private FakeLaunch project(String text) {
        FakeLaunch launch = new FakeLaunch(text);
        launch.registry()
                .tasks()
                .forEach(task ->
                        launch.body(task.name(), words -> ran.add(task.name() + (words.isEmpty() ? "" : " " + words))));
        return launch;
    }

    private CliRig.Result run(FakeLaunch launch, String line) {
        return new CliRig(launch, root).run(line.split(" +", -1));
    }

    @Test
    void aTaskRunsAfterWhatItNeedsAndTellsSo() {
        CliRig.Result result = run(project("lint\ncompile\ntest @compile --pattern=*"), "test --pattern=auth");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(List.of("compile", "test {pattern=[auth]}"), ran);
        assertEquals("""
                [0/2 done; next: compile] running compile
                + compile (T)
                [1/2 done; next: test --pattern=auth] running test --pattern=auth
                + test --pattern=auth (T)
                done. ran=2 cached=0 failed=0 skipped=0
                """, timeless(result.out()));
        assertEquals("", result.err());
    }

    @Test
    void severalTasksRunInTheOrderGivenEachOnce() {
        FakeLaunch launch = project("a\nb @a\nc <x>");
        assertEquals(0, run(launch, "c 1 b a c --x=1 c 2").exitCode());
        assertEquals(List.of("c {x=[1]}", "a", "b", "c {x=[2]}"), ran);
    }

    @Test
    void aGroupRunsAllItsTasks() {
        assertEquals(0, run(project("api.lint\napi.db.up\nother"), "api").exitCode());
        assertEquals(List.of("api.db.up", "api.lint"), ran);
    }

    @Test
    void aTaskCalledLikeACommandRunsByRun() {
        assertEquals(0, run(project("clean\nrun"), "run clean run").exitCode());
        assertEquals(List.of("clean", "run"), ran);
    }

    @Test
    void aVariableReachesTheBodyOfADependencyToo() {
        FakeLaunch launch = project("all @deploy\ndeploy --env=dev$DEPLOY_ENV");
        new CliRig(launch, root).with("DEPLOY_ENV", "prod").run("all", "deploy");
        assertEquals(List.of("deploy {env=[prod]}", "all"), ran);
    }

    @Test
    void aFailureIsExitCode1AndEndsInTheSummary() {
        FakeLaunch launch = project("a\nb @a\nc").body("a", words -> {
            throw new IOException("the disk is gone");
        });
        CliRig.Result result = run(launch, "b c");
        assertEquals(1, result.exitCode());
        assertEquals(List.of(), ran);
        assertTrue(result.err().startsWith("x a FAILED: "), result.err());
        assertTrue(result.err().contains("the disk is gone"), result.err());
        assertTrue(result.err().endsWith("failed tasks: a\n"), result.err());
        assertTrue(result.out().endsWith("done. ran=0 cached=0 failed=1 skipped=1 cancelled=1\n"), result.out());
        assertFalse(result.err().contains("\tat "), result.err());
    }

    /** What an author's class is that cannot be initialized. */
    static final class Broken {
        static final int NUMBER = Integer.parseInt("x");

        static void run() {}
    }

    @Test
    void aDefinitionThatThrowsIsExitCode2AndNamesFileAndCause() {
        CliRig.Result result = run(project("a\nb\nc @b").body("b", words -> Broken.run()), "-k a c");
        assertEquals(2, result.exitCode());
        assertEquals(List.of("a"), ran);
        assertTrue(
                result.err()
                        .startsWith("x b FAILED: class " + Broken.class.getName()
                                + " cannot be initialized: java.lang.NumberFormatException: For input string: \"x\""
                                + " (RunningTest.java:"),
                result.err());
        assertFalse(result.err().contains("\tat "), result.err());
        assertTrue(result.out().endsWith("done. ran=1 cached=0 failed=1 skipped=1\n"), result.out());
    }

    @Test
    void keepGoingRunsWhatDoesNotDependOnAFailure() {
        FakeLaunch.Body fails = words -> {
            throw new IllegalStateException("no");
        };
        FakeLaunch launch = project("a\nb @a\nc @b\nd\ne").body("a", fails).body("e", fails);
        CliRig.Result result = run(launch, "c d e --keep-going");
        assertEquals(1, result.exitCode());
        assertEquals(List.of("d"), ran);
        assertTrue(result.err().endsWith("failed tasks: a, e\n"), result.err());
        assertTrue(result.out().endsWith("done. ran=1 cached=0 failed=2 skipped=2\n"), result.out());
    }

    @Test
    void verboseShowsWhereABodyFailed() {
        FakeLaunch launch = project("a").body("a", words -> {
            throw new IllegalStateException("no");
        });
        assertTrue(run(launch, "a -v").err().contains("\tat "));
    }

    @Test
    void jobsRunAtOnceAndMarkTheirLines() {
        CountDownLatch both = new CountDownLatch(2);
        FakeLaunch launch = new FakeLaunch("a\nb");
        FakeLaunch.Body body = words -> {
            both.countDown();
            assertTrue(both.await(20, TimeUnit.SECONDS));
            System.out.println("met");
        };
        CliRig.Result result = run(launch.body("a", body).body("b", body), "a b -j 2");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("[a] met\n") && result.out().contains("[b] met\n"), result.out());
    }

    @Test
    void withoutJobsOneBodyRunsAtATime() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        FakeLaunch launch = new FakeLaunch("a\nb\nc\nall @a @b @c");
        for (String task : List.of("a", "b", "c")) {
            launch.body(task, words -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Ntask.shell("true");
                running.decrementAndGet();
            });
        }
        CliRig.Result result =
                new CliRig(launch, root).with("PATH", System.getenv("PATH")).run("all");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(1, most.get());
    }

    @Test
    void jobsAreThoseAskedForElseThoseConfiguredElseOne() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        assertEquals(1, jobsOf("a"));
        assertEquals(3, jobsOf("a -j 3"));
        assertEquals(cores, jobsOf("a -j"));
        Files.writeString(root.resolve("ntask.toml"), "default_concurrency = 5\n");
        assertEquals(5, jobsOf("a"));
        assertEquals(1, jobsOf("a --jobs=1"));
        assertEquals(cores, jobsOf("-j a"));
    }

    private int jobsOf(String line) throws IOException {
        assertEquals(0, run(project("a"), line).exitCode());
        Path run = only(root.resolve(".ntask/runs"));
        Matcher jobs = Pattern.compile("\"concurrency\": ([0-9]+)").matcher(Files.readString(run.resolve("run.json")));
        assertTrue(jobs.find());
        run(project("a"), "clean --all");
        return Integer.parseInt(jobs.group(1));
    }

    @Test
    void theConfigurationSaysHowManyJobs() throws IOException {
        Files.writeString(root.resolve("ntask.toml"), "default_concurrency = 2\n");
        jobsByConfiguration("a b");
    }

    private void jobsByConfiguration(String line) {
        CountDownLatch both = new CountDownLatch(2);
        FakeLaunch launch = new FakeLaunch("a\nb");
        FakeLaunch.Body body = words -> {
            both.countDown();
            assertTrue(both.await(20, TimeUnit.SECONDS));
        };
        assertEquals(0, run(launch.body("a", body).body("b", body), line).exitCode());
    }

    @Test
    void aBodyFindsTheRootAndItsCommandsToo() {
        FakeLaunch launch = new FakeLaunch("a").body("a", words -> {
            assertEquals(root, Ntask.root());
            Ntask.shell("printf %s \"$NTASK_ROOT\" > root.txt");
        });
        CliRig.Result result =
                new CliRig(launch, root).with("PATH", System.getenv("PATH")).run("a");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(Files.exists(root.resolve("root.txt")));
    }

    @Test
    void eachRunHasADirectoryWithLogs() throws IOException {
        FakeLaunch launch = new FakeLaunch("a").body("a", words -> System.out.println("hello"));
        assertEquals(0, run(launch, "a").exitCode());
        Path run = only(root.resolve(".ntask/runs"));
        assertTrue(Files.readString(run.resolve("a.log")).contains("hello\n"));
        assertTrue(Files.exists(run.resolve("run.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a -j 2", "a -q"})
    void whatCommandsPrintIsInTheLogToo(String line) throws IOException {
        FakeLaunch launch = new FakeLaunch("a").body("a", words -> {
            Ntask.shell("echo shown");
            Ntask.shell("echo kept; echo quiet >&2", Ntask.capture());
        });
        CliRig.Result result =
                new CliRig(launch, root).with("PATH", System.getenv("PATH")).run(line.split(" ", -1));
        assertTrue(result.out().contains("shown\n"), result.out());
        assertFalse(result.out().contains("kept") || result.err().contains("quiet"), result.out());
        List<String> log = Files.readAllLines(only(root.resolve(".ntask/runs")).resolve("a.log"));
        assertEquals("shown", log.get(0));
        assertEquals(Set.of("kept", "quiet"), Set.copyOf(log.subList(1, 3)));
    }

    @Test
    void theConfiguredDirectoryIsUsedForEverything() throws IOException {
        Files.writeString(root.resolve("ntask.toml"), "cache_dir = \"out/state\"\n");
        FakeLaunch launch = project("a*");
        assertEquals(0, run(launch, "a").exitCode());
        assertTrue(Files.exists(only(root.resolve("out/state/runs")).resolve("run.json")));
        assertFalse(Files.exists(root.resolve(".ntask")));
        CliRig.Result second = run(launch, "a");
        assertTrue(second.out().endsWith("done. ran=0 cached=1 failed=0 skipped=0\n"), second.toString());
        assertEquals(2, run(launch, "log").out().lines().count());
        assertEquals(0, run(launch, "clean").exitCode());
        assertTrue(run(launch, "a").out().endsWith("done. ran=1 cached=0 failed=0 skipped=0\n"));
        assertFalse(Files.exists(root.resolve(".ntask")));
        assertEquals(0, run(launch, "clean --all").exitCode());
        assertFalse(Files.exists(root.resolve("out/state")));
    }

    @Test
    void quietShowsOutputAndNothingElse() {
        FakeLaunch launch = new FakeLaunch("a").body("a", words -> System.out.println("hello"));
        assertEquals(new CliRig.Result(0, "hello\n", ""), run(launch, "-q a"));
    }

    @Test
    void aResultIsReusedUnlessForcedOrWithoutCache() {
        FakeLaunch launch = project("a*\nb* @a");
        assertEquals(0, run(launch, "b").exitCode());
        ran.clear();
        CliRig.Result second = run(launch, "b");
        assertEquals(List.of(), ran, second.out());
        assertTrue(second.out().endsWith("done. ran=0 cached=2 failed=0 skipped=0\n"), second.out());
        run(launch, "--force a b");
        assertEquals(List.of("a"), ran);
        run(launch, "b");
        assertEquals(List.of("a"), ran);
        run(launch, "--no-cache b");
        assertEquals(List.of("a", "a", "b"), ran);
    }

    @Test
    void withoutCacheNothingIsStored() {
        FakeLaunch launch = project("a*");
        run(launch, "--no-cache a");
        run(launch, "a");
        assertEquals(List.of("a", "a"), ran);
    }

    @Test
    void differentWordsAreDifferentResults() {
        FakeLaunch launch = project("a* --x=1 --y=$Y");
        run(launch, "a");
        run(launch, "a --x=2");
        new CliRig(launch, root).with("Y", "z").run("a");
        assertEquals(3, ran.size());
        run(launch, "a --x=2");
        new CliRig(launch, root).with("Y", "z").run("a");
        run(launch, "a --x=1");
        assertEquals(3, ran.size());
    }

    @Test
    void cleanForgetsWhatWasStored() {
        FakeLaunch launch = project("a*");
        run(launch, "a");
        assertEquals("cleaned\n", run(launch, "clean").out());
        assertTrue(Files.exists(root.resolve(".ntask/cas")));
        run(launch, "a");
        assertEquals("cleaned (all)\n", run(launch, "clean --all").out());
        assertFalse(Files.exists(root.resolve(".ntask")));
        run(launch, "a");
        assertEquals(List.of("a", "a", "a"), ran);
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        FakeLaunch launch = project("a");
        assertTrue(isColored(new CliRig(launch, root).onTerminal().run("a")));
        assertFalse(isColored(new CliRig(launch, root).run("a")));
        assertFalse(isColored(new CliRig(launch, root).onTerminal().run("a", "--no-color")));
        assertFalse(isColored(
                new CliRig(launch, root).onTerminal().with("NO_COLOR", "1").run("a")));
        assertFalse(isColored(
                new CliRig(launch, root).onTerminal().with("TERM", "dumb").run("a")));
    }

    private static boolean isColored(CliRig.Result result) {
        return result.out().contains("\u001b[");
    }

    @Test
    void forcingWhatDoesNotTakePartIsNoted() {
        CliRig.Result result = run(project("a\nb"), "--force b a");
        assertEquals(0, result.exitCode());
        assertEquals("note: --force b changes nothing: it does not take part\n", result.err());
    }

    @Test
    void aDryRunLeavesNothingBehind() throws IOException {
        run(project("a"), "--dry-run a");
        assertEquals(List.of(), ran);
        try (Stream<Path> files = Files.list(root)) {
            assertEquals(0, files.count());
        }
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all::toString);
            return all.get(0);
        }
    }

    private static String timeless(String text) {
        return text.replaceAll("\\([0-9.]+m?s\\)", "(T)");
    }
}
