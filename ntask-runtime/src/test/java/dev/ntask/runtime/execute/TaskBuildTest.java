package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.Ntask;
import dev.ntask.NtaskException;
import dev.ntask.ShellException;
import dev.ntask.runtime.TextRegistry;
import dev.ntask.runtime.event.BuildEvent.OutputPart;
import dev.ntask.runtime.event.BuildEvent.Stream;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.spi.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bodies and their commands in a build. */
@Timeout(60)
class TaskBuildTest {
    @TempDir
    Path root;

    private final Recorder recorder = new Recorder();
    private final CountDownLatch held = new CountDownLatch(1);
    private final String runId = "run-" + System.nanoTime();
    private Duration grace = Duration.ofSeconds(5);

    @AfterEach
    void thePlainHostIsBack() {
        assertEquals(Host.plain(), Host.current());
    }

    @Test
    void whatABodyPrintsIsItsOutput() throws Exception {
        TextRegistry registry =
                new TextRegistry("a:", "b:").body("a", values -> print("a")).body("b", values -> print("b"));
        assertTrue(run(registry, 2, "a", "b").succeeded());
        assertEquals(
                List.of("a: a err", "a: a out", "a: no line end", "b: b err", "b: b out", "b: no line end"),
                recorder.lines().stream().sorted().toList());
    }

    @SuppressWarnings("SystemOut")
    private static void print(String name) {
        System.out.println(name + " out");
        System.err.println(name + " err");
        System.out.print("no line ");
        System.out.print("end");
    }

    @Test
    void commandsAreTheOutputOfTheirTask() throws Exception {
        TextRegistry registry = new TextRegistry("a:")
                .body("a", values -> Ntask.shell("printf 'one\\ntwo\\377\\nthree'; echo err >&2"));
        run(registry, 1, "a");
        assertEquals(
                List.of("a: err", "a: one", "a: three", "a: two\ufffd"),
                recorder.lines().stream().sorted().toList());
    }

    @Test
    void aPromptIsReportedBeforeItsLineHasAnEnd() throws Exception {
        TextRegistry registry = new TextRegistry("a:");
        RunHost host = new RunHost(
                new Surroundings(root, root, System.getenv(), runId, 4711, true, grace), new SerialEvents(recorder));
        registry.body("a", values -> {
            System.out.print("sure? ");
            assertTrue(recorder.events().contains(new OutputPart("a", Stream.OUT, "sure? ")));
            System.out.println("yes");
        });
        assertTrue(inBackground(host, build(registry, host, 1, "a"))
                .get(20, TimeUnit.SECONDS)
                .succeeded());
        assertEquals(List.of("a: sure? yes"), recorder.lines());
    }

    @Test
    void capturedOutputIsOnlyLogged() throws Exception {
        TextRegistry registry =
                new TextRegistry("a:").body("a", values -> Ntask.shell("echo secret; echo x >&2", Ntask.capture()));
        run(registry, 1, "a");
        assertEquals(
                List.of("(a: secret)", "(a: x)"),
                recorder.lines().stream().sorted().toList());
    }

    @Test
    void whatACapturedCommandSaidBeforeItFailedIsShown() throws Exception {
        TextRegistry registry = new TextRegistry("a:")
                .body("a", values -> Ntask.shell("echo out; echo why >&2; exit 2", Ntask.capture()));
        run(registry, 1, "a");
        assertTrue(recorder.lines().contains("a: why"), recorder.lines().toString());
        assertFalse(recorder.lines().contains("a: out"), recorder.lines().toString());
    }

    @Test
    void aCheckedCommandThatFailsFailsItsTask() throws Exception {
        TextRegistry registry = new TextRegistry("b: a", "a:").body("a", values -> Ntask.shell("exit 3"));
        assertEquals(List.of("a"), run(registry, 1, "b").failed());
        assertTrue(recorder.failure("a").startsWith("command failed (exit 3): exit 3"), recorder.failure("a"));
        assertEquals(Map.of("a", Outcome.FAILED, "b", Outcome.SKIPPED), recorder.outcomes());
    }

    @Test
    void standardInputIsAtItsEnd() throws Exception {
        AtomicReference<Integer> own = new AtomicReference<>();
        TextRegistry registry = new TextRegistry("a:").body("a", values -> {
            own.set(System.in.read());
            Ntask.shell("cat; echo done");
        });
        assertTrue(run(registry, 2, "a").succeeded(), () -> recorder.events().toString());
        assertEquals(-1, own.get());
        assertEquals(List.of("a: done"), recorder.lines());
    }

    @Test
    void commandsKnowTheRunAndTheRoot() throws Exception {
        TextRegistry registry = new TextRegistry("a:", "b:")
                .body("a", values -> Ntask.shell("echo $NTASK_ROOT $NTASK_RUN_ID $NTASK_ACTION_ID $FROM_OUTSIDE"));
        run(registry, 1, "b", "a");
        assertEquals(List.of("a: " + root + " " + runId + " " + runId + "-4711.1 yes"), recorder.lines());
    }

    @Test
    void aBodyThatThrowsFailsWithItsWholeMessage() throws Exception {
        TextRegistry registry = new TextRegistry("a:").body("a", values -> {
            throw new IllegalStateException("no\nway");
        });
        run(registry, 1, "a");
        assertEquals("IllegalStateException: no\nway", recorder.failure("a"));
    }

    @Test
    void anErrorIsAFailureToo() throws Exception {
        TextRegistry registry = new TextRegistry("a:").body("a", values -> {
            throw new StackOverflowError();
        });
        run(registry, 1, "a");
        assertTrue(recorder.failure("a").startsWith("StackOverflowError"), recorder.failure("a"));
    }

    @Test
    void theBodyGetsItsArguments() throws Exception {
        AtomicReference<Object> seen = new AtomicReference<>();
        TextRegistry registry = new TextRegistry("b: a[x=2]", "a(x=1):").body("a", values -> seen.set(values[0]));
        run(registry, 1, "b");
        assertEquals("2", seen.get());
        assertEquals("a --x=2 EXECUTED, b EXECUTED", recorder.ends());
    }

    @Test
    void aTimeLimitEndsABodyThatWaits() throws Exception {
        TextRegistry registry = new TextRegistry("a:")
                .timeout("a", Duration.ofMillis(100))
                .body("a", values -> new CountDownLatch(1).await());
        run(registry, 1, "a");
        assertEquals("timed out after 100ms", recorder.failure("a"));
    }

    @Test
    void aBodyThatDoesNotEndInTimeIsLeftAlone() throws Exception {
        grace = Duration.ZERO;
        TextRegistry registry = new TextRegistry("a:", "b:")
                .timeout("a", Duration.ofMillis(50))
                .body("a", values -> {
                    while (held.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    System.out.println("late");
                });
        run(registry, 2, "a");
        assertEquals(
                "timed out after 50ms; it does not end when interrupted, and is left running", recorder.failure("a"));
        held.countDown();
        assertEquals(List.of(), recorder.lines());
    }

    @Test
    void aBodyThatEndsInTimeIsNotDisturbed() throws Exception {
        TextRegistry registry = new TextRegistry("a:")
                .timeout("a", ChronoUnit.FOREVER.getDuration())
                .body("a", values -> Ntask.shell("echo in time"));
        assertTrue(run(registry, 1, "a").succeeded());
        assertEquals(List.of("a: in time"), recorder.lines());
    }

    @Test
    void aTimeLimitEndsCommandsWithTheirChildren() throws Exception {
        grace = Duration.ofMillis(100);
        TextRegistry registry = new TextRegistry("a:")
                .timeout("a", Duration.ofMillis(500))
                .body("a", values -> Ntask.shell("trap '' TERM; sleep 999 & echo $! > pid; wait; wait"));
        run(registry, 1, "a");
        assertEquals("timed out after 500ms", recorder.failure("a"));
        assertGone("pid");
    }

    @Test
    void aFailedTaskLeavesNothingInTheBackground() throws Exception {
        TextRegistry registry = new TextRegistry("a:").body("a", values -> {
            Ntask.shell("sh -c '(sleep 999 & echo $! > pid)'");
            Ntask.shell("setsid sh -c 'echo $$ > daemon; exec sleep 999' & while ! test -s daemon; do :; done");
            throw new IllegalStateException();
        });
        run(registry, 1, "a");
        assertGone("pid");
        assertGone("daemon");
    }

    @Test
    void aSucceededTaskMayLeaveADaemon() throws Exception {
        TextRegistry registry =
                new TextRegistry("a:").body("a", values -> Ntask.shell("sh -c '(sleep 999 & echo $! > pid)'"));
        assertTrue(run(registry, 1, "a").succeeded());
        Optional<ProcessHandle> daemon = process("pid");
        assertTrue(daemon.orElseThrow().isAlive());
        daemon.get().destroyForcibly();
    }

    @Test
    void cancellingKillsCommandsAndWhatTheyLeftInTheBackground() throws Exception {
        grace = Duration.ofMillis(200);
        TextRegistry registry = new TextRegistry("b: a", "a:").body("a", values -> {
            Ntask.shell("sh -c '(sleep 999 & echo $! > background)'");
            Ntask.shell("trap '' TERM INT; sleep 999 & echo $! > child; echo up; wait; wait; wait");
        });
        RunHost host = host();
        Build build = build(registry, host, 2, "b");
        CompletableFuture<BuildResult> result = inBackground(host, build);
        recorder.awaitLine("a: up");
        build.cancel();
        assertTrue(result.get(20, TimeUnit.SECONDS).cancelled());
        assertEquals(Map.of("a", Outcome.CANCELLED, "b", Outcome.CANCELLED), recorder.outcomes());
        assertGone("background");
        assertGone("child");
    }

    @Test
    void cancellingEndsAlsoABodyThatSwallowsIt() throws Exception {
        AtomicReference<String> second = new AtomicReference<>();
        TextRegistry registry = new TextRegistry("a:").body("a", values -> {
            assertThrows(NtaskException.class, () -> Ntask.shell("echo up; sleep 999"));
            Thread.interrupted();
            second.set(assertThrows(NtaskException.class, () -> Ntask.shell("sleep 999"))
                    .getMessage());
        });
        RunHost host = host();
        Build build = build(registry, host, 1, "a");
        CompletableFuture<BuildResult> result = inBackground(host, build);
        recorder.awaitLine("a: up");
        build.cancel();
        assertTrue(result.get(20, TimeUnit.SECONDS).cancelled());
        assertEquals("a CANCELLED", recorder.ends());
        assertEquals("a was stopped: no more commands are started for it", second.get());
    }

    @Test
    void whatACommandSaysWhenItIsEndedIsReported() throws Exception {
        TextRegistry registry = new TextRegistry("a:")
                .body(
                        "a",
                        values -> Ntask.shell(
                                "trap 'echo bye; exit 1' TERM; while :; do sleep 0.05; done",
                                Ntask.timeout(Duration.ofMillis(500))));
        run(registry, 1, "a");
        assertTrue(recorder.lines().contains("a: bye"), recorder.lines().toString());
    }

    @Test
    void aCommandThatHearsOfCtrlCBeforeNtaskDoesHasNotFailed() throws Exception {
        grace = Duration.ofHours(1);
        TextRegistry registry = new TextRegistry("b: a", "a:").body("a", values -> {
            try {
                Ntask.shell("kill -INT $$");
            } finally {
                held.countDown();
            }
        });
        RunHost host = new RunHost(
                new Surroundings(root, root, System.getenv(), runId, 4711, true, grace), new SerialEvents(recorder));
        Build build = build(registry, host, 1, "b");
        CompletableFuture<BuildResult> result = inBackground(host, build);
        assertFalse(held.await(500, TimeUnit.MILLISECONDS), "it waits for ntask to hear of it");
        build.cancel();
        assertTrue(result.get(20, TimeUnit.SECONDS).cancelled());
        assertEquals(Map.of("a", Outcome.CANCELLED, "b", Outcome.CANCELLED), recorder.outcomes());
    }

    @Test
    void cancellingEndsAToolThatIsAsked() throws Exception {
        TextRegistry registry = new TextRegistry("b: a", "a:");
        TestProject project = new TestProject(root, registry);
        project.recorder = recorder;
        try (Witness witness = new Witness(root)) {
            List<String> tools = List.of("exec 9> '" + witness.path() + "'; echo >&9; sleep 999 & wait");
            project.cached("a", "", "", List.of(), tools, CacheDefinition.Propagation.OUTCOME, true);
            RunHost host = project.host();
            Build build = project.build(host, Plan.of(registry, registry.select("b")));
            CompletableFuture<BuildResult> result = inBackground(host, build);
            witness.awaitWritten();
            build.cancel();
            assertTrue(result.get(20, TimeUnit.SECONDS).cancelled());
            assertEquals(Map.of("a", Outcome.CANCELLED, "b", Outcome.CANCELLED), recorder.outcomes());
            witness.awaitDeaths();
        }
    }

    @Test
    void whatNobodyKnowsTheTaskOfIsPrintedInWholeLines() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        AtomicReference<String> half = new AtomicReference<>();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            TextRegistry registry = new TextRegistry("a:", "b:")
                    .body("a", values -> {
                        held.await();
                        onAnotherThread(() -> {
                            System.out.print("half ");
                            half.set(printed.toString(StandardCharsets.UTF_8));
                            System.out.println("a line");
                        });
                    })
                    .body("b", values -> {
                        held.countDown();
                        recorder.awaitEnd("a");
                    });
            assertTrue(run(registry, 2, "a", "b").succeeded());
        } finally {
            System.setOut(before);
        }
        assertEquals("", half.get());
        assertEquals("half a line\n", printed.toString(StandardCharsets.UTF_8));
        assertEquals(List.of(), recorder.lines());
    }

    @Test
    void anUnboundThreadMeansTheSoleRunningTask() throws Exception {
        TextRegistry registry = new TextRegistry("a:")
                .body(
                        "a",
                        values -> onAnotherThread(() -> {
                            Ntask.shell("echo from elsewhere");
                            print("elsewhere");
                        }));
        assertTrue(run(registry, 2, "a").succeeded());
        assertTrue(
                recorder.lines().contains("a: from elsewhere"), recorder.lines().toString());
        assertTrue(
                recorder.lines().contains("a: elsewhere out"), recorder.lines().toString());
    }

    @Test
    void anUnboundThreadAmongSeveralTasksMustBeBound() throws Exception {
        AtomicReference<Throwable> unbound = new AtomicReference<>();
        TextRegistry registry = new TextRegistry("a:", "b:")
                .body("a", values -> {
                    held.await();
                    onAnotherThread(Ntask.bind(() -> {
                        Ntask.shell("echo bound");
                        System.out.println("printed");
                    }));
                    onAnotherThread(() -> {
                        try {
                            Ntask.shell("echo unbound");
                        } catch (NtaskException e) {
                            unbound.set(e);
                        }
                    });
                })
                .body("b", values -> {
                    held.countDown();
                    recorder.awaitEnd("a");
                });
        assertTrue(run(registry, 2, "a", "b").succeeded());
        assertEquals(List.of("a: bound", "a: printed"), recorder.lines());
        assertEquals(
                "thread other belongs to no task, and several may run:"
                        + " wrap its work in Ntask.bind on the task's own thread",
                Objects.requireNonNull(unbound.get()).getMessage());
    }

    @Test
    void workThatOutlivesItsTaskStartsNoCommands() throws Exception {
        AtomicReference<Runnable> late = new AtomicReference<>();
        TextRegistry registry = new TextRegistry("b: a", "a:")
                .body(
                        "a",
                        values -> late.set(Ntask.bind(() -> {
                            Ntask.shell("echo late");
                        })))
                .body("b", values -> Objects.requireNonNull(late.get()).run());
        run(registry, 1, "b");
        assertTrue(
                recorder.failure("b").startsWith("a has ended: no more commands are started for it"),
                recorder.failure("b"));
        assertEquals(List.of(), recorder.lines());
    }

    @Test
    void aCaughtFailureIsNone() throws Exception {
        TextRegistry registry = new TextRegistry("a:")
                .body("a", values -> assertThrows(ShellException.class, () -> Ntask.shell("exit 1")));
        assertTrue(run(registry, 1, "a").succeeded());
        assertEquals("a EXECUTED", recorder.ends());
    }

    @Test
    void linesOfParallelTasksAreNeverTorn() throws Exception {
        TextRegistry registry = new TextRegistry("a:", "b:", "c:");
        for (String name : List.of("a", "b", "c")) {
            String line = name.repeat(500);
            registry.body(
                    name,
                    values -> Ntask.shell(
                            "i=0; while [ $i -lt 200 ]; do printf " + line + "; echo " + line + "; i=$((i+1)); done"));
        }
        run(registry, 3, "a", "b", "c");
        assertEquals(600, recorder.lines().size());
        for (String line : recorder.lines()) {
            assertEquals(line.substring(0, 1) + ": " + line.substring(0, 1).repeat(1000), line);
        }
    }

    private static void onAnotherThread(Runnable work) throws InterruptedException {
        Thread thread = new Thread(work, "other");
        thread.start();
        thread.join();
    }

    private RunHost host() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("FROM_OUTSIDE", "yes");
        return new RunHost(
                new Surroundings(root, root, environment, runId, 4711, false, grace), new SerialEvents(recorder));
    }

    private Build build(TextRegistry registry, RunHost host, int jobs, String... requested) {
        TestProject project = new TestProject(root, registry);
        project.recorder = recorder;
        project.jobs = jobs;
        return project.build(host, Plan.of(registry, registry.select(requested)));
    }

    private BuildResult run(TextRegistry registry, int jobs, String... requested) throws Exception {
        RunHost host = host();
        return inBackground(host, build(registry, host, jobs, requested)).get(30, TimeUnit.SECONDS);
    }

    /** On a thread of its own: the common pool may have but one, which the JDK needs to tell the ends of processes. */
    private static CompletableFuture<BuildResult> inBackground(RunHost host, Build build) {
        return CompletableFuture.supplyAsync(
                () -> {
                    RunHost.Installed installed = host.install(false);
                    try {
                        return build.run();
                    } finally {
                        installed.close();
                    }
                },
                work -> new Thread(work, "build").start());
    }

    private Optional<ProcessHandle> process(String file) throws IOException {
        return ProcessHandle.of(
                Long.parseLong(Files.readString(root.resolve(file)).strip()));
    }

    private void assertGone(String file) throws IOException {
        // A killed orphan that nobody collects is a zombie, which has no command line any more.
        assertFalse(
                process(file)
                        .filter(process -> process.info().command().isPresent())
                        .isPresent(),
                file);
    }
}
