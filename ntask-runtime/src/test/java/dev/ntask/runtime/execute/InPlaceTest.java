package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.NtaskException;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A task that rewrites its inputs is up to date where they are as it once left them. */
@Timeout(60)
class InPlaceTest {
    @TempDir
    Path root;

    /** {@code format} makes every letter in src a capital; {@code compile} copies what it finds there. */
    private TestProject project() {
        TestProject project = new TestProject(root, "format:", "compile: format")
                .cached("format", "src/**", "", Mode.IN_PLACE)
                .cached("compile", "src/**", "build/")
                .write("src/a.txt", "a")
                .write("src/b.txt", "B");
        return project.body("format", values -> format(project, "src/a.txt", "src/b.txt"))
                .body("compile", values -> project.write("build/all", project.read("src/a.txt")));
    }

    /** Writes only what changes, as formatters do. */
    private static void format(TestProject project, String... files) {
        for (String file : files) {
            String text = project.read(file);
            String formatted = text.toUpperCase(Locale.ROOT);
            if (!text.equals(formatted)) {
                project.write(file, formatted);
            }
        }
    }

    @Test
    void whatItHasRewrittenIsClean() {
        TestProject project = project();
        assertEquals("format EXECUTED", project.run("format"));
        assertEquals("A", project.read("src/a.txt"));
        assertEquals(List.of(), project.notices());
        project.inANewProcess();
        assertEquals("format UP_TO_DATE", project.run("format"));
    }

    @Test
    void anEditIsFormattedAndNamedAsTheCause() throws IOException {
        TestProject project = project();
        project.run("format");
        project.write("src/b.txt", "bb").inANewProcess();
        Files.setLastModifiedTime(root.resolve("src/a.txt"), FileTime.fromMillis(1_000_000));
        assertEquals("format EXECUTED", project.run("format"));
        assertEquals(List.of("format: input-modified: src/b.txt"), project.misses());
        assertEquals("BB", project.read("src/b.txt"));
        assertEquals(
                1_000_000, Files.getLastModifiedTime(root.resolve("src/a.txt")).toMillis());
        assertEquals("format UP_TO_DATE", project.run("format"));
    }

    @Test
    void whatWasOnceCleanStillIsAndNothingIsPutBack() {
        TestProject project = project();
        project.run("format");
        project.write("src/a.txt", "x").inANewProcess();
        project.run("format");
        project.write("src/a.txt", "A").inANewProcess();
        assertEquals("format UP_TO_DATE", project.run("format"));
        assertEquals("A", project.read("src/a.txt"));
        assertEquals("B", project.read("src/b.txt"));
    }

    @Test
    void whatIsFormattedToTheSameStopsThere() {
        TestProject project = project();
        assertEquals("format EXECUTED, compile EXECUTED", project.run("compile"));
        assertEquals("A", project.read("build/all"));
        project.write("src/a.txt", "a").inANewProcess();
        assertEquals("format EXECUTED, compile UP_TO_DATE", project.run("compile"));
        project.write("src/a.txt", "c").inANewProcess();
        assertEquals("format EXECUTED, compile EXECUTED", project.run("compile"));
        assertEquals("C", project.read("build/all"));
        assertEquals("format UP_TO_DATE, compile UP_TO_DATE", project.run("compile"));
    }

    @Test
    void whoComesAfterIsPredictedOnlyWhenItIsClean() {
        TestProject project = project();
        assertEquals("format MISS (first-run), compile DEPENDS on format", project.forecast("compile"));
        project.run("compile");
        assertEquals("format HIT, compile HIT", project.forecast("compile"));
        project.write("src/a.txt", "a").inANewProcess();
        assertEquals("format MISS (input-modified: src/a.txt), compile DEPENDS on format", project.forecast("compile"));
    }

    @Test
    void aFailureIsNotClean() {
        TestProject project = project().body("format", values -> {
            throw new NtaskException("cannot parse");
        });
        assertEquals("format FAILED", project.run("format"));
        assertEquals("format FAILED", project.run("format"));
    }

    @Test
    void filesMayComeAndGo() {
        TestProject project = project();
        project.body("format", values -> {
            if (project.exists("src/b.txt")) {
                project.delete("src/b.txt");
                project.write("src/c.txt", "C");
            }
        });
        assertEquals("format EXECUTED", project.run("format"));
        project.inANewProcess();
        assertEquals("format UP_TO_DATE", project.run("format"));
        project.write("src/b.txt", "B").inANewProcess();
        assertEquals("format EXECUTED", project.run("format"));
        assertEquals(List.of("format: input-added: src/b.txt"), project.misses());
    }

    /** With outputs it says which of its inputs it rewrites; the others are only read. */
    private TestProject stampProject() {
        TestProject project = new TestProject(root, "stamp:")
                .cached("stamp", "version src/**", "src/a.txt", Mode.IN_PLACE)
                .write("version", "1")
                .write("src/a.txt", "a")
                .write("src/b.txt", "b");
        return project.body("stamp", values -> project.write("src/a.txt", "a" + project.read("version")));
    }

    @Test
    void outputsAreNeitherRemovedNorPutBack() {
        TestProject project = stampProject();
        project.body(
                "stamp",
                values -> project.write("src/a.txt", project.read("src/a.txt").charAt(0) + "1"));
        assertEquals("stamp EXECUTED", project.run("stamp"));
        assertEquals("a1", project.read("src/a.txt"), "it was there when the body began");
        assertEquals("stamp UP_TO_DATE", project.run("stamp"));
        project.delete("src/a.txt");
        project.inANewProcess();
        assertEquals("stamp FAILED", project.run("stamp"), "nothing is there to read");
    }

    @Test
    void anInputThatIsOnlyReadMustNotChangeMeanwhile() {
        TestProject project = stampProject();
        project.body("stamp", values -> {
            project.write("src/a.txt", "a1");
            project.write("src/b.txt", "edited");
        });
        assertEquals("stamp EXECUTED", project.run("stamp"));
        assertEquals(List.of("stamp: is not stored: src/b.txt changed while it ran"), project.notices());
        project.body("stamp", values -> project.write("src/a.txt", "a1"));
        assertEquals("stamp EXECUTED", project.run("stamp"));
        assertEquals("stamp UP_TO_DATE", project.run("stamp"));
    }

    @Test
    void whatAnotherTaskHasWrittenIsNotRewrittenUnnoticed() {
        TestProject project = new TestProject(root, "gen:", "format: gen")
                .cached("gen", "in", "src/gen.txt")
                .cached("format", "src/**", "", Mode.IN_PLACE)
                .write("in", "g");
        project.body("gen", values -> project.write("src/gen.txt", project.read("in")))
                .body("format", values -> format(project, "src/gen.txt"));
        assertEquals("gen EXECUTED, format EXECUTED", project.run("format"));
        assertEquals(
                List.of("format: is not stored: src/gen.txt, an output of gen, was written while it ran"),
                project.notices());
    }

    @Test
    void anotherProcessThatFormatsIsWaitedFor() throws Exception {
        TestProject project = project();
        project.run("format");
        Process other = LockHolder.hold(root, "format");
        project.recorder = new Recorder();
        Build build = project.build(project.host(), Plan.of(project.registry, project.registry.select("format")));
        CompletableFuture<BuildResult> result = CompletableFuture.supplyAsync(build::run);
        assertEquals(
                "format: waiting for pid " + other.pid() + ", which works on its outputs",
                project.recorder.awaitNotice());
        other.getOutputStream().close();
        assertTrue(result.get(20, TimeUnit.SECONDS).succeeded());
        assertEquals("format UP_TO_DATE", project.recorder.ends());
    }
}
