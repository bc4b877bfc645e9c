package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.TextRegistry;
import dev.ntask.runtime.event.BuildEvent.BuildFinished;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildTest {
    private final Recorder recorder = new Recorder();
    private final Stage stage = new Stage();

    @Test
    void runsEverythingInOrder() {
        TextRegistry registry = new TextRegistry("d: b c", "b: a", "c: a", "a:");
        BuildResult result = build(registry, 1, false, "d").run();
        assertEquals("a EXECUTED, b EXECUTED, c EXECUTED, d EXECUTED", recorder.ends());
        assertTrue(result.succeeded());
        assertEquals(Map.of(Outcome.EXECUTED, 4), result.counts());
    }

    @Test
    void nothingToDoIsDone() {
        assertTrue(build(new TextRegistry("a:"), 2, false).run().succeeded());
        assertEquals("", recorder.ends());
    }

    @ParameterizedTest(name = "{0} asked for {1}, {2} fails")
    @CsvSource(delimiter = '|', textBlock = """
        c: b / b: a / a:        | c   | a | a FAILED, b SKIPPED, c SKIPPED
        c: b / b: a / a:        | c   | b | a EXECUTED, b FAILED, c SKIPPED
        b: a / a: / x:          | b x | a | a FAILED, b SKIPPED, x CANCELLED
        b: a / a: / x: / y: x   | b y | a | a FAILED, b SKIPPED, x CANCELLED, y CANCELLED
        a: / x: >a              | a x | a | a FAILED, x CANCELLED
        """)
    void withoutKeepGoingNothingStartsAfterAFailure(String graph, String requested, String failing, String expected) {
        TextRegistry registry = new TextRegistry(graph.split(" / "));
        stage.fails(failing);
        BuildResult result = build(registry, 1, false, requested.split(" ")).run();
        assertEquals(expected, recorder.ends());
        assertFalse(result.succeeded());
        assertEquals(List.of(failing), result.failed());
        assertFalse(result.cancelled());
    }

    @ParameterizedTest(name = "{0} asked for {1}, {2} fails")
    @CsvSource(delimiter = '|', textBlock = """
        c: b / b: a / a:        | c     | a   | a FAILED, b SKIPPED, c SKIPPED
        b: a / a: / x:          | b x   | a   | a FAILED, b SKIPPED, x EXECUTED
        d: b c / b: a / c: / a: | d     | a   | a FAILED, b SKIPPED, d SKIPPED, c EXECUTED
        a: / x: >a              | a x   | a   | a FAILED, x EXECUTED
        b: a / a: / x: >b       | b x   | a   | a FAILED, b SKIPPED, x EXECUTED
        a: / b: / c: a b        | c     | a b | a FAILED, c SKIPPED, b FAILED
        """)
    void keepGoingSkipsOnlyWhatRequiresAFailure(String graph, String requested, String failing, String expected) {
        TextRegistry registry = new TextRegistry(graph.split(" / "));
        stage.fails(failing.split(" "));
        BuildResult result = build(registry, 1, true, requested.split(" ")).run();
        assertEquals(expected, recorder.ends());
        assertEquals(List.of(failing.split(" ")), result.failed());
    }

    @Test
    void whatRunsWhenSomethingFailsMayFinish() throws Exception {
        TextRegistry registry = new TextRegistry("fail:", "slow:", "after: slow");
        stage.fails("fail").holds("slow", "fail");
        var result = runInBackground(build(registry, 2, false, "fail", "after"));
        stage.awaitBegin("slow");
        stage.release("fail");
        recorder.awaitEnd("after");
        stage.release("slow");
        assertEquals(List.of("fail"), get(result).failed());
        assertEquals("fail FAILED, after CANCELLED, slow EXECUTED", recorder.ends());
    }

    @Test
    void whatWaitsForASlotWhenSomethingFailsIsCancelled() throws Exception {
        TextRegistry registry = new TextRegistry("a:", "b:", "queued:", "all: a b queued");
        stage.fails("a").holds("a", "b");
        var result = runInBackground(build(registry, 2, false, "all"));
        stage.awaitBegin("a");
        stage.awaitBegin("b");
        stage.release("a");
        recorder.awaitEnd("queued");
        stage.release("b");
        get(result);
        assertEquals(
                Map.of("a", Outcome.FAILED, "b", Outcome.EXECUTED, "queued", Outcome.CANCELLED, "all", Outcome.SKIPPED),
                recorder.outcomes());
    }

    @Test
    void theSummaryIsToldAlsoAfterAFailure() {
        stage.fails("a");
        build(new TextRegistry("a:", "b: a"), 1, false, "b").run();
        List<?> events = recorder.events();
        BuildFinished finished = (BuildFinished) events.get(events.size() - 1);
        assertEquals(Map.of(Outcome.FAILED, 1, Outcome.SKIPPED, 1), finished.counts());
        assertEquals(List.of("a"), finished.failed());
    }

    @Test
    void aHitTakesNoSlotAndPassesTheExclusiveGate() throws Exception {
        TextRegistry registry = new TextRegistry("exclusive!:", "hit: pre", "pre:", "body:", "all: exclusive hit body");
        stage.hits("hit", "pre").holds("exclusive", "pre");
        Plan plan = Plan.of(registry, registry.select("all"));
        Build build = new Build(plan, options(2, 2, false), stage, recorder, Clock.systemUTC());
        var result = runInBackground(build);
        stage.awaitBegin("exclusive");
        stage.release("pre");
        recorder.awaitEnd("hit");
        assertFalse(stage.hasBegun("body"));
        stage.release("exclusive");
        get(result);
        assertEquals("exclusive body all", recorder.started());
        assertEquals("", stage.overlaps);
    }

    @Test
    void noBodyOvertakesAWaitingExclusiveOne() throws Exception {
        TextRegistry registry = new TextRegistry("a:", "b: a", "c:", "exclusive!: a", "all: b c exclusive");
        stage.holds("c", "a");
        var result = runInBackground(build(registry, 3, false, "all"));
        stage.awaitBegin("c");
        stage.release("a");
        recorder.awaitEnd("a");
        stage.release("c");
        get(result);
        // b could have started beside c, before or after the exclusive one began to wait; it never overlaps with it.
        assertEquals("", stage.overlaps);
        assertTrue(get(result).succeeded());
    }

    @Test
    void anExclusiveBodyIsNotStarvedByAStreamOfOthers() throws Exception {
        // Two chains keep two slots busy; the exclusive one asks for its turn when both have just begun.
        List<String> lines = new ArrayList<>(List.of("exclusive!: start", "start:", "all: exclusive a30 b30"));
        for (int i = 0; i <= 30; i++) {
            lines.add("a" + i + ": " + (i == 0 ? "start" : "a" + (i - 1)));
            lines.add("b" + i + ": " + (i == 0 ? "start" : "b" + (i - 1)));
        }
        TextRegistry registry = new TextRegistry(lines.toArray(String[]::new));
        build(registry, 2, false, "all").run();
        int place = List.of(recorder.started().split(" ")).indexOf("exclusive");
        assertTrue(place <= 8, "came only at place " + place + ": " + recorder.started());
        assertEquals("", stage.overlaps);
    }

    @Test
    void cancellingEndsWhatRunsAndStartsNothing() throws Exception {
        TextRegistry registry = new TextRegistry("a:", "b: a", "c:");
        stage.holds("a");
        Build build = build(registry, 1, true, "b", "c");
        var result = runInBackground(build);
        stage.awaitBegin("a");
        build.cancel();
        assertTrue(get(result).cancelled());
        assertEquals(
                Map.of("a", Outcome.CANCELLED, "b", Outcome.CANCELLED, "c", Outcome.CANCELLED), recorder.outcomes());
        assertFalse(get(result).succeeded());
    }

    @Test
    void aBodyThatDoesNotEndWhenToldToIsLeftAlone() throws Exception {
        TextRegistry registry = new TextRegistry("deaf:", "b: deaf");
        stage.holds("deaf");
        Build build = build(registry, 2, false, "b");
        var result = runInBackground(build);
        stage.awaitBegin("deaf");
        build.cancel();
        assertTrue(get(result).cancelled());
        assertEquals(Map.of("deaf", Outcome.CANCELLED, "b", Outcome.CANCELLED), recorder.outcomes());
        stage.release("deaf");
    }

    @Test
    void aBuildCancelledBeforeItBeginsDoesNothing() {
        Build build = build(new TextRegistry("a:", "b: a"), 2, false, "b");
        build.cancel();
        assertTrue(build.run().cancelled());
        assertEquals("", recorder.started());
        assertEquals(Map.of("a", Outcome.CANCELLED, "b", Outcome.CANCELLED), recorder.outcomes());
    }

    @Test
    void interruptingTheLoopCancels() throws Exception {
        stage.holds("a");
        Build build = build(new TextRegistry("a:"), 1, false, "a");
        CompletableFuture<BuildResult> result = new CompletableFuture<>();
        Thread loop = new Thread(() -> result.complete(build.run()));
        loop.start();
        stage.awaitBegin("a");
        loop.interrupt();
        assertTrue(get(result).cancelled());
    }

    @Test
    void aRunThatThrowsIsReportedAsOurBug() {
        ActionRuns broken = (action, dependencies, decides) -> new ActionRun() {
            @Override
            public boolean hasLookUp() {
                return true;
            }

            @Override
            public java.util.Optional<ActionEnd> lookUp() {
                throw new IllegalStateException("oh no");
            }

            @Override
            public ActionEnd execute() {
                throw new AssertionError();
            }

            @Override
            public void stop() {}
        };
        TextRegistry registry = new TextRegistry("a:");
        Plan plan = Plan.of(registry, registry.select("a"));
        new Build(plan, options(1, 1, false), broken, recorder, Clock.systemUTC()).run();
        assertEquals(
                "internal error, this is a bug in ntask: java.lang.IllegalStateException: oh no",
                recorder.failure("a"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void anyGraphRunsEveryActionOnceAfterWhatItWaitsFor(int jobs) {
        for (long seed = 0; seed < 40; seed++) {
            Recorder events = new Recorder();
            Stage runs = new Stage();
            TextRegistry registry = randomGraph(new Random(seed), runs);
            Plan plan = Plan.of(registry, registry.select("t29", "t3", "t28"), action -> action.hashCode() % 7);
            BuildResult result =
                    new Build(plan, options(jobs, 3, false), runs, new SerialEvents(events), Clock.systemUTC()).run();
            String context = "seed " + seed + ", " + jobs + " jobs";
            assertTrue(result.succeeded(), context);
            assertEquals(plan.actions().size(), events.outcomes().size(), context);
            assertTrue(runs.most <= jobs, context);
            assertEquals("", runs.overlaps, context);
            List<String> ended = List.of(events.ends().replaceAll(" [A-Z]+", "").split(", "));
            for (Action action : plan.actions()) {
                for (Action dependency : plan.dependencies(action)) {
                    assertTrue(ended.indexOf(dependency.name()) < ended.indexOf(action.name()), context);
                }
            }
        }
    }

    @Test
    void withOneJobTheOrderIsThatOfThePlan() {
        for (long seed = 0; seed < 20; seed++) {
            Recorder events = new Recorder();
            TextRegistry registry = randomGraph(new Random(seed), new Stage());
            Plan plan = Plan.of(registry, registry.select("t29", "t3", "t28"));
            new Build(plan, options(1, 1, false), new Stage(), events, Clock.systemUTC()).run();
            assertEquals(
                    String.join(" ", plan.actions().stream().map(Action::name).toList()), events.started());
        }
    }

    private static TextRegistry randomGraph(Random random, Stage stage) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            StringBuilder line = new StringBuilder("t" + i + (random.nextInt(8) == 0 ? "!:" : ":"));
            for (int edge = random.nextInt(4); i > 0 && edge > 0; edge--) {
                line.append(random.nextInt(4) == 0 ? " >t" : " t").append(random.nextInt(i));
            }
            lines.add(line.toString());
            if (random.nextInt(3) == 0) {
                stage.hits("t" + i);
            }
        }
        Collections.shuffle(lines, random);
        return new TextRegistry(lines.toArray(String[]::new));
    }

    private Build build(TextRegistry registry, int jobs, boolean keepGoing, String... requested) {
        Plan plan = Plan.of(registry, registry.select(requested));
        return new Build(plan, options(jobs, 1, keepGoing), stage, recorder, Clock.systemUTC());
    }

    private static BuildOptions options(int jobs, int lookUps, boolean keepGoing) {
        return new BuildOptions("run", jobs, lookUps, keepGoing, Duration.ofMillis(300));
    }

    private static CompletableFuture<BuildResult> runInBackground(Build build) {
        return CompletableFuture.supplyAsync(build::run);
    }

    private static BuildResult get(CompletableFuture<BuildResult> result)
            throws InterruptedException, ExecutionException, TimeoutException {
        return result.get(20, TimeUnit.SECONDS);
    }
}
