package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.Ntask;
import dev.ntask.runtime.TextRegistry.Body;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results are reused exactly when nothing that decides them has changed. */
@Timeout(60)
class CachedBuildTest {
    @TempDir
    Path root;

    /** lint reads src; compile turns src into build; test reads build and tests. */
    private TestProject javaProject() {
        TestProject project = new TestProject(root, "lint:", "compile:", "test: compile", "check: lint test")
                .cached("lint", "src/**", "")
                .cached("compile", "src/**", "build/")
                .cached("test", "tests/**", "")
                .write("src/a.txt", "a1")
                .write("src/b.txt", "b1")
                .write("tests/t.txt", "t");
        return project.body("compile", upperCase(project));
    }

    private static Body upperCase(TestProject project) {
        return values -> {
            for (String name : List.of("a.txt", "b.txt")) {
                if (project.exists("src/" + name)) {
                    project.write("build/" + name, project.read("src/" + name).toUpperCase(java.util.Locale.ROOT));
                }
            }
        };
    }

    @Test
    void theSecondRunDoesNothing() {
        TestProject project = javaProject();
        assertEquals("lint EXECUTED, compile EXECUTED, test EXECUTED, check EXECUTED", project.run("check"));
        assertEquals(List.of("lint: first-run", "compile: first-run", "test: first-run"), project.misses());
        project.inANewProcess();
        assertEquals("lint UP_TO_DATE, compile UP_TO_DATE, test UP_TO_DATE, check EXECUTED", project.run("check"));
        assertEquals(List.of(), project.misses());
        assertEquals(List.of(), project.notices());
    }

    @Test
    void aSuccessWithoutOneOfTheOutputsThatAreNamedIsNotStored() {
        TestProject project = new TestProject(root, "a:")
                .cached("a", "", "out/x out/dir/ *.log")
                .body("a", values -> {});
        project.body("a", values -> project.write("out/dir/y", "y"));
        assertEquals("a EXECUTED", project.run("a"));
        assertEquals(
                List.of("a: is not stored: it succeeded without writing its output out/x;"
                        + " where that may be, declare it with a wildcard"),
                project.notices());
        project.body("a", values -> project.write("out/x", "x"));
        project.run("a");
        assertEquals(
                List.of("a: is not stored: it succeeded without writing its output out/dir/;"
                        + " where that may be, declare it with a wildcard"),
                project.notices());
        project.body("a", values -> {
            project.write("out/x", "x");
            Files.createDirectories(root.resolve("out/dir"));
        });
        assertEquals("a EXECUTED", project.run("a"));
        assertEquals(List.of(), project.notices());
        assertEquals("a UP_TO_DATE", project.run("a"));
    }

    @Test
    void deletedOutputsAreRestoredByteForByte() {
        TestProject project = javaProject();
        project.run("check");
        project.delete("build/a.txt");
        project.write("build/b.txt", "damaged");
        project.write("build/stale.txt", "not the task's");
        assertEquals("compile RESTORED, test UP_TO_DATE", project.run("test"));
        assertEquals("A1", project.read("build/a.txt"));
        assertEquals("B1", project.read("build/b.txt"));
        assertEquals("compile UP_TO_DATE, test UP_TO_DATE", project.run("test"));
    }

    @Test
    void aChangeThatLeavesTheOutcomeStopsThere() {
        TestProject project = javaProject();
        project.run("check");
        // compile makes the same of it, so test need not run again.
        project.write("src/a.txt", "A1");
        assertEquals("lint EXECUTED, compile EXECUTED, test UP_TO_DATE, check EXECUTED", project.run("check"));
        assertEquals(
                List.of("lint: input-modified: src/a.txt", "compile: input-modified: src/a.txt"), project.misses());
    }

    @Test
    void aChangeOfTheOutcomeReachesTheDependants() {
        TestProject project = javaProject();
        project.run("check");
        project.write("src/a.txt", "a2");
        assertEquals("compile EXECUTED, test EXECUTED", project.run("test"));
        assertEquals(
                List.of("compile: input-modified: src/a.txt", "test: upstream-invalidated: compile"), project.misses());
        assertEquals("compile UP_TO_DATE, test UP_TO_DATE", project.run("test"));
    }

    @Test
    void goingBackIsAHit() {
        TestProject project = javaProject();
        project.run("test");
        project.write("src/a.txt", "a2");
        project.run("test");
        project.write("src/a.txt", "a1");
        assertEquals("compile RESTORED, test UP_TO_DATE", project.run("test"));
        assertEquals("A1", project.read("build/a.txt"));
    }

    @Test
    void addedAndRemovedInputsAreNamed() {
        TestProject project = javaProject();
        project.run("lint");
        project.write("src/c.txt", "c");
        project.delete("src/b.txt");
        project.run("lint");
        assertEquals(List.of("lint: input-removed: src/b.txt (+1 more)"), project.misses());
    }

    @Test
    void anExecutableBitIsAChangeThatNamesTheFile() {
        TestProject project = javaProject();
        project.run("lint");
        assertTrue(root.resolve("src/a.txt").toFile().setExecutable(true));
        assertEquals("lint EXECUTED", project.inANewProcess().run("lint"));
        assertEquals(1, project.misses().size());
        assertTrue(
                project.misses().get(0).contains("src/a.txt"), project.misses().get(0));
        assertEquals("lint UP_TO_DATE", project.inANewProcess().run("lint"));
    }

    @Test
    void excludedAndIgnoredFilesAreNoInputs() {
        TestProject project = new TestProject(root, "a:").cached("a", "src/** !src/made/", "");
        project.write(".gitignore", "*.log\n")
                .write("src/a", "1")
                .write("src/made/b", "1")
                .write("src/c.log", "1");
        project.run("a");
        project.write("src/made/b", "2").write("src/c.log", "2");
        assertEquals("a UP_TO_DATE", project.inANewProcess().run("a"));
        project.write("src/a", "2");
        assertEquals("a EXECUTED", project.inANewProcess().run("a"));
        assertEquals("a UP_TO_DATE", project.inANewProcess().run("a"));
    }

    @Test
    void aTouchedFileIsNoChange() throws IOException {
        TestProject project = javaProject();
        project.run("lint");
        Files.setLastModifiedTime(
                root.resolve("src/a.txt"), FileTime.from(Instant.now().plusSeconds(5)));
        assertEquals("lint UP_TO_DATE", project.run("lint"));
    }

    @Test
    void staleOutputsDoNotSurviveARun() {
        TestProject project = javaProject();
        project.run("compile");
        project.delete("src/b.txt");
        assertEquals("compile EXECUTED", project.run("compile"));
        assertFalse(project.exists("build/b.txt"));
        assertTrue(project.exists("build/a.txt"));
    }

    @Test
    void argumentsCount() {
        TestProject project = new TestProject(root, "test(pattern=all):").cached("test", "", "");
        var auth = project.registry.action("test", "pattern", "auth");
        var db = project.registry.action("test", "pattern", "db");
        assertEquals("test --pattern=auth EXECUTED", project.run(auth));
        assertEquals("test --pattern=db EXECUTED", project.run(db));
        assertEquals("test --pattern=auth UP_TO_DATE", project.run(auth));
        assertEquals("test EXECUTED", project.run("test"));
    }

    @Test
    void declaredVariablesCountAndUnsetIsNotEmpty() {
        TestProject project =
                new TestProject(root, "a:").cached("a", "", "", List.of("MODE"), List.of(), Propagation.OUTCOME, true);
        project.environment.remove("MODE");
        project.run("a");
        project.environment.put("MODE", "");
        assertEquals("a EXECUTED", project.run("a"));
        assertEquals(1, project.misses().size());
        assertTrue(
                project.misses().get(0).startsWith("a: env-changed: MODE: "),
                project.misses().get(0));
        project.environment.put("OTHER", "x");
        assertEquals("a UP_TO_DATE", project.run("a"));
        project.environment.remove("MODE");
        assertEquals("a UP_TO_DATE", project.run("a"));
    }

    @Test
    void whatDeclaredToolsPrintCounts() {
        TestProject project = new TestProject(root, "a:", "b:")
                .cached("a", "", "", List.of(), List.of("cat version; echo x >> calls"), Propagation.OUTCOME, true)
                .cached("b", "", "", List.of(), List.of("cat version; echo x >> calls"), Propagation.OUTCOME, true)
                .write("version", "1");
        project.run("a", "b");
        project.delete("calls");
        assertEquals("a UP_TO_DATE, b UP_TO_DATE", project.run("a", "b"));
        assertEquals("x\n", project.read("calls"), "once while no body runs");
        project.write("version", "2");
        assertEquals("a EXECUTED, b EXECUTED", project.run("a", "b"));
        project.delete("version");
        assertEquals("a EXECUTED", project.run("a"));
        assertTrue(
                project.misses().get(0).startsWith("a: tool-changed: cat version"),
                project.misses().get(0));
    }

    @Test
    void aToolIsAskedAgainAfterABodyThatMayHaveMadeIt() {
        TestProject project = new TestProject(root, "first:", "install: first", "use: install")
                .cached("first", "", "", List.of(), List.of("cat tool"), Propagation.OUTCOME, true)
                .cached("use", "", "out", List.of(), List.of("cat tool"), Propagation.OUTCOME, true);
        project.body("install", values -> project.write("tool", project.read("latest")));
        project.body("use", values -> project.write("out", project.read("tool")));
        project.write("tool", "0").write("latest", "1");
        project.run("use");
        project.write("tool", "0").write("latest", "2");
        assertEquals("first UP_TO_DATE, install EXECUTED, use EXECUTED", project.run("use"));
        assertEquals("2", project.read("out"));
    }

    @Test
    void codeJavaAndPlatformCountWhereStrict() {
        TestProject project = new TestProject(root, "strict:", "lax:")
                .cached("strict", "", "")
                .cached("lax", "", "", List.of(), List.of(), Propagation.OUTCOME, false);
        project.run("strict", "lax");
        project.code.put("strict", "other");
        project.code.put("lax", "other");
        assertEquals("strict EXECUTED, lax UP_TO_DATE", project.run("strict", "lax"));
        assertEquals(List.of("strict: body-changed"), project.misses());
        project.platform = new PlatformFacts(25, "linux-amd64");
        assertEquals("strict EXECUTED, lax UP_TO_DATE", project.run("strict", "lax"));
        assertEquals(List.of("strict: java-changed: 17 -> 25"), project.misses());
        project.platform = new PlatformFacts(25, "linux-aarch64");
        assertEquals("strict EXECUTED, lax UP_TO_DATE", project.run("strict", "lax"));
        assertEquals(List.of("strict: platform-changed: linux-amd64 -> linux-aarch64"), project.misses());
    }

    @Test
    void aChangePassesThroughTasksThatAreNotCached() {
        TestProject project = new TestProject(root, "c: b", "b: a", "a:")
                .cached("a", "in", "")
                .cached("c", "", "")
                .write("in", "1");
        project.run("c");
        assertEquals("a UP_TO_DATE, b EXECUTED, c UP_TO_DATE", project.run("c"));
        project.write("in", "2");
        assertEquals("a EXECUTED, b EXECUTED, c EXECUTED", project.run("c"));
        project.code.put("b", "new code");
        assertEquals("a UP_TO_DATE, b EXECUTED, c EXECUTED", project.run("c"));
    }

    @Test
    void propagationCanBeChosen() {
        TestProject project = new TestProject(root, "outcome: up", "fingerprint: up", "none: up", "up:")
                .cached("up", "in", "out")
                .cached("fingerprint", "", "", List.of(), List.of(), Propagation.FINGERPRINT, true)
                .cached("none", "", "", List.of(), List.of(), Propagation.NONE, true)
                .cached("outcome", "", "")
                .write("in", "1");
        project.body("up", values -> project.write("out", project.read("in").strip()));
        project.run("outcome", "fingerprint", "none");
        project.write("in", "1\n");
        assertEquals(
                "up EXECUTED, outcome UP_TO_DATE, fingerprint EXECUTED, none UP_TO_DATE",
                project.run("outcome", "fingerprint", "none"));
        project.write("in", "2");
        assertEquals(
                "up EXECUTED, outcome EXECUTED, fingerprint EXECUTED, none UP_TO_DATE",
                project.run("outcome", "fingerprint", "none"));
    }

    @Test
    void failuresAreNeverStored() {
        TestProject project = new TestProject(root, "a:").cached("a", "", "out");
        project.body("a", values -> {
            project.write("out", "half");
            throw new IllegalStateException("no");
        });
        assertEquals("a FAILED", project.run("a"));
        assertEquals("a FAILED", project.run("a"));
        project.body("a", values -> project.write("out", "whole"));
        assertEquals("a EXECUTED", project.run("a"));
        assertEquals("a UP_TO_DATE", project.run("a"));
        assertEquals("whole", project.read("out"));
    }

    @Test
    void anInputThatChangesMeanwhileKeepsTheResultFromBeingStored() {
        TestProject project =
                new TestProject(root, "b: a", "a:").cached("a", "in", "").cached("b", "", "");
        project.write("in", "before");
        project.body("a", values -> project.write("in", "during"));
        assertEquals("a EXECUTED, b EXECUTED", project.run("b"));
        assertEquals(
                List.of("a: is not stored: in changed while it ran", "b: is not cached: what a did is not known"),
                project.notices());
        project.body("a", values -> {});
        assertEquals("a EXECUTED, b EXECUTED", project.run("b"));
        assertEquals("a UP_TO_DATE, b UP_TO_DATE", project.run("b"));
    }

    @Test
    void theSequenceOnTheCommandLineCountsWithOneJob() {
        TestProject project = new TestProject(root, "fmt:", "lint:").cached("lint", "in", "");
        project.write("in", "ugly");
        project.run("lint");
        project.body("fmt", values -> project.write("in", "nice"));
        assertEquals("fmt EXECUTED, lint EXECUTED", project.run("fmt", "lint"));
        assertEquals("fmt EXECUTED, lint UP_TO_DATE", project.run("fmt", "lint"));
    }

    @Test
    void whatAnotherBodyWritesBeforeTheSlotIsFreeIsSeen() {
        // Both are looked up before either runs; first changes what second reads, though nobody has said so.
        TestProject project =
                new TestProject(root, "first:", "second:", "all: first second").cached("second", "in", "");
        project.write("in", "old");
        project.run("second");
        project.write("in", "new");
        project.body("first", values -> project.write("in", "old"));
        assertEquals(Outcome.UP_TO_DATE, runAll(project).get("second"));
        assertEquals(List.of(), project.notices());
    }

    private static Map<String, Outcome> runAll(TestProject project) {
        project.run("all");
        return project.outcomes();
    }

    @Test
    void withoutCacheNothingIsReadOrWritten() {
        TestProject project = javaProject();
        project.run("check");
        project.cacheEnabled = false;
        project.write("build/stale.txt", "");
        project.write("src/a.txt", "a2");
        assertEquals("lint EXECUTED, compile EXECUTED, test EXECUTED, check EXECUTED", project.run("check"));
        assertFalse(project.exists("build/stale.txt"), "outputs are removed before every run");
        project.cacheEnabled = true;
        assertEquals("lint EXECUTED, compile EXECUTED, test EXECUTED, check EXECUTED", project.run("check"));
    }

    @Test
    void aForcedTaskRunsAndIsStored() {
        TestProject project = javaProject();
        project.run("test");
        project.forced = Set.of(project.registry.action("compile").task().ordinal());
        assertEquals("compile EXECUTED, test UP_TO_DATE", project.run("test"));
        assertEquals(List.of("compile: forced"), project.misses());
        project.forced = Set.of();
        assertEquals("compile UP_TO_DATE, test UP_TO_DATE", project.run("test"));
    }

    @Test
    void aTaskWhoseCodeIsUnknownIsNotCachedAndNeitherIsWhatFollows() {
        TestProject project =
                new TestProject(root, "b: a", "a:").cached("a", "", "").cached("b", "", "");
        project.withoutCode.add("a");
        project.run("b");
        assertEquals("a EXECUTED, b EXECUTED", project.run("b"));
        assertEquals(
                List.of("a: is not cached: its code cannot be found", "b: is not cached: what a did is not known"),
                project.notices());
    }

    @Test
    void anUnreadableResultIsAMissAndIsMadeAgain() throws IOException {
        TestProject project = javaProject();
        project.run("compile");
        try (Stream<Path> blobs = Files.walk(root.resolve(".ntask/cas"))) {
            for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
                blob.toFile().setWritable(true);
                Files.delete(blob);
            }
        }
        project.delete("build/a.txt");
        assertEquals("compile EXECUTED", project.run("compile"));
        assertTrue(
                project.misses().get(0).startsWith("compile: entry-"),
                project.misses().get(0));
        assertEquals("A1", project.read("build/a.txt"));
        assertEquals("compile UP_TO_DATE", project.run("compile"));
    }

    @Test
    void outputsMayBeNamedByArguments() {
        TestProject project = new TestProject(root, "gen(name=x):").cached("gen", "", "build/{name}/");
        project.body("gen", values -> project.write("build/" + values[0] + "/f", "made for " + values[0]));
        var a = project.registry.action("gen", "name", "a");
        var star = project.registry.action("gen", "name", "*");
        assertEquals("gen --name=a EXECUTED", project.run(a));
        assertEquals("gen --name='*' EXECUTED", project.run(star));
        assertEquals("made for a", project.read("build/a/f"), "a star in an argument is only a star");
        assertEquals("gen --name=a UP_TO_DATE", project.run(a));
        assertEquals("gen --name=../x FAILED", project.run(project.registry.action("gen", "name", "../x")));
        assertEquals(
                "outputs of gen --name=../x are named by name, which must not contain the segment ..",
                project.recorder.failure("gen --name=../x"));
    }

    /** Else {@code build/{name}} would be all of {@code build}. */
    @ParameterizedTest
    @CsvSource({"build/{name}, '', build/", "build/{name}/f, '', build//f", "build/{name}/f, /a, build//a/f"})
    void argumentsLeaveNoNameOfAnOutputEmpty(String output, String name, String resolved) {
        TestProject project = new TestProject(root, "gen(name=x):").cached("gen", "", output);
        project.write("build/of-another", "");
        String action = project.registry.action("gen", "name", name).name();
        assertEquals(action + " FAILED", project.run(project.registry.action("gen", "name", name)));
        assertEquals(
                "outputs of " + action + " are named by name, which must not leave a name empty: " + resolved,
                project.recorder.failure(action));
        assertTrue(project.exists("build/of-another"));
    }

    @Test
    void actionsOfOneTaskThatWriteTheSameFilesNeverRunTogether() throws Exception {
        TestProject project =
                new TestProject(root, "gen(name=x):", "all: gen[name=a] gen[name=b]").cached("gen", "", "out");
        project.jobs = 4;
        CountDownLatch one = new CountDownLatch(1);
        project.body("gen", values -> {
            project.write("out", (String) values[0]);
            assertFalse(one.await(50, TimeUnit.MILLISECONDS), "nobody counts down");
            assertEquals(values[0], project.read("out"));
        });
        assertEquals(3, project.run("all").split(", ").length);
        assertFalse(project.recorder.ends().contains("FAILED"), project.recorder.ends());
    }

    @Test
    void anUnreadableInputFailsItsTaskByName() {
        TestProject project = new TestProject(root, "a:").cached("a", "in", "");
        project.write("in", "x");
        project.body("a", values -> {});
        Path loop = root.resolve("in");
        project.delete("in");
        try {
            Files.createSymbolicLink(loop, loop);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        String ends = project.run("a");
        // Either is fine, a link is an input by its text; that it ends is the point.
        assertTrue(ends.equals("a EXECUTED") || ends.equals("a FAILED"), ends);
    }

    @Test
    void anotherProcessThatHoldsTheOutputsIsWaitedForAndLookedUpAgain() throws Exception {
        TestProject project = javaProject();
        project.run("compile");
        Process other = LockHolder.hold(root, "compile");
        project.recorder = new Recorder();
        Build build = project.build(project.host(), Plan.of(project.registry, project.registry.select("compile")));
        CompletableFuture<BuildResult> result = CompletableFuture.supplyAsync(build::run);
        assertEquals(
                "compile: waiting for pid " + other.pid() + ", which works on its outputs",
                project.recorder.awaitNotice());
        other.getOutputStream().close();
        assertTrue(result.get(20, TimeUnit.SECONDS).succeeded());
        assertEquals("compile UP_TO_DATE", project.recorder.ends());
    }

    @Test
    void waitingForALockCanBeCancelled() throws Exception {
        TestProject project = javaProject();
        project.run("compile");
        Process other = LockHolder.hold(root, "compile");
        project.recorder = new Recorder();
        Build build = project.build(project.host(), Plan.of(project.registry, project.registry.select("compile")));
        CompletableFuture<BuildResult> result = CompletableFuture.supplyAsync(build::run);
        project.recorder.awaitNotice();
        build.cancel();
        assertTrue(result.get(20, TimeUnit.SECONDS).cancelled());
        assertEquals("compile CANCELLED", project.recorder.ends());
        other.getOutputStream().close();
    }

    @Test
    void anNtaskCalledFromATaskDoesNotWaitForThatTask() throws Exception {
        TestProject project = javaProject();
        project.run("compile");
        // The parent of this process runs compile: a task of it has started us.
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        Process holder = LockHolder.hold(root, "compile", Long.toString(parent));
        project.run("compile");
        holder.getOutputStream().close();
        assertEquals(
                "compile is being run by pid " + parent
                        + ", which has started this ntask: both would wait for ever;"
                        + " make it a dependency instead of calling ntask from a task",
                project.recorder.failure("compile"));
    }

    @Test
    void anInputWithoutWildcardThatIsNotThereIsTold() {
        TestProject project = new TestProject(root, "a:").cached("a", "config.json src/** !src/old", "");
        project.write("src/A", "");
        project.run("a");
        assertEquals(List.of("a: its input config.json does not exist"), project.notices());
        project.run("a");
        assertEquals(List.of(), project.notices());
    }

    @Test
    void anInputPatternThatMatchesNoFileIsTold() {
        TestProject project = new TestProject(root, "a:").cached("a", "scr/** !src/old", "");
        project.write("src/A", "");
        project.run("a");
        assertEquals(List.of("a: its input pattern scr/** matches no file"), project.notices());
        assertEquals("a UP_TO_DATE", project.run("a"));
        assertEquals(List.of(), project.notices());
        project.write("scr/A", "");
        assertEquals("a EXECUTED", project.run("a"));
        assertEquals(List.of(), project.notices());
    }

    @Test
    void aToolThatFailsSaysNothingAboutItself() {
        TestProject project = new TestProject(root, "a:")
                .cached("a", "", "", List.of(), List.of("cat version"), Propagation.OUTCOME, true);
        project.run("a");
        assertEquals("a EXECUTED", project.run("a"), "it failed alike, and may be another by now");
        assertEquals(
                List.of("a: is not cached: its tool `cat version` exited with 1"
                        + " (cat: version: No such file or directory), which does not say what it is;"
                        + " where it may fail, declare `cat version || true`"),
                project.notices());
        project.write("version", "1");
        assertEquals("a EXECUTED", project.run("a"));
        assertEquals("a UP_TO_DATE", project.run("a"));
    }

    @Test
    void aBodyMayUseCommandsAndTheirOutputsAreRestoredToo() {
        TestProject project = new TestProject(root, "a:").cached("a", "", "bin/");
        project.body(
                "a",
                values -> Ntask.shell(
                        "mkdir -p bin; echo '#!/bin/sh' > bin/run; chmod 750 bin/run; ln -s run bin/link; mkdir bin/empty"));
        project.run("a");
        project.body("a", values -> {
            throw new AssertionError("not again");
        });
        Ntask.shell("rm -r bin", Ntask.cwd(root));
        assertEquals("a RESTORED", project.run("a"));
        assertTrue(Files.isExecutable(root.resolve("bin/run")));
        assertTrue(Files.isSymbolicLink(root.resolve("bin/link")));
        assertEquals("a UP_TO_DATE", project.run("a"));
    }

    @Test
    void anActionThatIsStoppedIsNotStored() throws Exception {
        TestProject project = new TestProject(root, "a:").cached("a", "", "");
        CountDownLatch begun = new CountDownLatch(1);
        project.body("a", values -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // A body that takes no notice.
            }
        });
        RunHost host = project.host();
        Build build = project.build(host, Plan.of(project.registry, project.registry.select("a")));
        CompletableFuture<BuildResult> result = CompletableFuture.supplyAsync(build::run);
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        build.cancel();
        assertTrue(result.get(20, TimeUnit.SECONDS).cancelled());
        project.body("a", values -> {});
        assertEquals("a EXECUTED", project.run("a"));
    }
}
