package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.NtaskException;
import dev.ntask.runtime.registry.CacheDefinition.Mode;
import dev.ntask.runtime.store.disk.StoreLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A task that goes on from its last outputs finds just those, or none. */
@Timeout(60)
class IncrementalTest {
    @TempDir
    Path root;

    @TempDir
    Path other;

    @TempDir
    Path shared;

    /** {@code log} appends what it reads to what it wrote before. */
    private static TestProject project(Path root) {
        TestProject project = new TestProject(root, "log:")
                .cached("log", "in", "out/", Mode.INCREMENTAL)
                .write("in", "1");
        return project.body("log", values -> {
            String before = project.exists("out/log") ? project.read("out/log") : "";
            project.write("out/log", before + project.read("in"));
        });
    }

    private static String runOn(TestProject project, String input) {
        project.write("in", input).inANewProcess();
        return project.run("log") + ", " + project.read("out/log");
    }

    @Test
    void itFindsWhatItLeft() {
        TestProject project = project(root);
        assertEquals("log EXECUTED, 1", runOn(project, "1"));
        assertEquals("log EXECUTED, 12", runOn(project, "2"));
        assertEquals("log UP_TO_DATE, 12", runOn(project, "2"));
        assertEquals(List.of(), project.notices());
    }

    @Test
    void aHitPutsItsResultBackAndTheNextRunGoesOnFromThat() {
        TestProject project = project(root);
        runOn(project, "1");
        runOn(project, "2");
        assertEquals("log RESTORED, 1", runOn(project, "1"));
        assertEquals("log EXECUTED, 13", runOn(project, "3"));
    }

    @Test
    void whatSomebodyElseHasChangedIsNotGoneOnFrom() {
        TestProject project = project(root);
        runOn(project, "1");
        project.write("out/log", "edited");
        assertEquals("log EXECUTED, 2", runOn(project, "2"));
        project.write("out/stray", "not the task's");
        assertEquals("log EXECUTED, 3", runOn(project, "3"));
        assertFalse(project.exists("out/stray"));
        project.delete("out/log");
        assertEquals("log EXECUTED, 4", runOn(project, "4"));
    }

    @Test
    void aRunThatFailedIsNotGoneOnFrom() {
        TestProject project = project(root);
        runOn(project, "1");
        project.write("in", "2").inANewProcess();
        TestProject failing = new TestProject(root, "log:").cached("log", "in", "out/", Mode.INCREMENTAL);
        failing.body("log", values -> {
            failing.write("out/log", "half");
            throw new NtaskException("no");
        });
        assertEquals("log FAILED", failing.run("log"));
        assertEquals("log EXECUTED, 2", runOn(project, "2"));
    }

    @Test
    void aRunWithoutTheCacheGoesOnButIsNotGoneOnFrom() {
        TestProject project = project(root);
        runOn(project, "1");
        project.cacheEnabled = false;
        assertEquals("log EXECUTED, 12", runOn(project, "2"));
        project.cacheEnabled = true;
        assertEquals("log EXECUTED, 3", runOn(project, "3"));
    }

    @Test
    void whoeverForcesItGetsItFromNothing() {
        TestProject project = project(root);
        runOn(project, "1");
        project.forced = Set.of(0);
        assertEquals("log EXECUTED, 2", runOn(project, "2"));
    }

    @Test
    void anotherTaskStillBeginsWithNothing() {
        TestProject project = project(root).cached("log", "in", "out/");
        runOn(project, "1");
        assertEquals("log EXECUTED, 2", runOn(project, "2"));
    }

    @Test
    void becomingIncrementalIsAChange() {
        TestProject project = project(root).cached("log", "in", "out/");
        runOn(project, "1");
        project.cached("log", "in", "out/", Mode.INCREMENTAL);
        project.inANewProcess();
        assertEquals("log EXECUTED", project.run("log"));
        assertEquals(List.of("log: declaration-changed: mode: <none> -> ['incremental']"), project.misses());
    }

    @Test
    void otherProjectsThatShareTheStoreDoNotFindIt() throws IOException {
        TestProject mine = project(root).keepingItsStateIn(shared);
        TestProject theirs = project(other).keepingItsStateIn(shared);
        runOn(mine, "1");
        assertEquals("log EXECUTED, 12", runOn(mine, "2"));
        assertEquals("log EXECUTED, 2", runOn(theirs, "2"));
        Files.delete(root.resolve("out/log"));
        assertEquals("log RESTORED, 12", runOn(mine, "2"));
        Files.delete(other.resolve("out/log"));
        assertEquals("log RESTORED, 2", runOn(theirs, "2"));
        assertTrue(Files.notExists(shared.resolve("ac")));
    }

    @Test
    void aResultOfOneProjectAloneIsKeptAndCountedLikeOthers() throws IOException {
        TestProject mine = project(root).keepingItsStateIn(shared);
        runOn(mine, "1");
        runOn(mine, "2");
        assertEquals(2, mine.state().statistics().results());
        assertEquals(0, mine.state().statistics().unusedContents());
        assertEquals(List.of(), mine.state().verify().problems());
        mine.state().collect(new StoreLimits(Long.MAX_VALUE, Duration.ofDays(1)), Instant.now());
        Files.delete(root.resolve("out/log"));
        assertEquals("log RESTORED, 12", runOn(mine, "2"));
        mine.state().cleanEntries();
        assertEquals("log EXECUTED, 2", runOn(mine, "2"));
    }
}
