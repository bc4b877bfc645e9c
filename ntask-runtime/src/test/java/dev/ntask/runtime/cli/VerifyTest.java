package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyTest {
    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void createProject() throws IOException {
        root = temporary.toRealPath();
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("in.txt"), "in");
        Files.writeString(root.resolve("other.txt"), "other");
        Files.writeString(root.resolve("src/A"), "a");
        Files.createDirectories(root.resolve("far"));
        Files.writeString(root.resolve("far/target"), "t");
        Files.createSymbolicLink(root.resolve("link"), Path.of("far/target"));
    }

    private CliRig.Result run(String... words) {
        return new CliRig(new VerifyProject(root), root)
                .with("PATH", System.getenv("PATH"))
                .run(words);
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    @Test
    void aTaskThatWritesTheSameTwiceIsVerified() {
        CliRig.Result result = run("verify", "honest");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(
                "verified. honest wrote the same (1 output) in the first run and in the second run",
                lastLine(result.out()));
        assertEquals(
                2,
                result.out().lines().filter(line -> line.startsWith("+ honest")).count(),
                result.out());
    }

    @Test
    void aTaskWithoutOutputsOnlyHasToSucceed() {
        assertEquals(
                "verified. lint succeeded in the first run and in the second run",
                lastLine(run("verify", "lint").out()));
    }

    @Test
    void aTaskThatRewritesItsInputsLeavesThemAloneTheSecondTime() throws IOException {
        CliRig.Result result = run("verify", "format");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(
                "verified. format left the same (1 input) in the first run and in the second run",
                lastLine(result.out()));
        assertEquals("A", Files.readString(root.resolve("src/A")));
        result = run("verify", "format", "--inputs");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(
                "verified. format left the same (1 input) in the first run and in the run where only its inputs exist",
                lastLine(result.out()));
    }

    @Test
    void oneThatIsNeverDoneIsFoundOut() {
        CliRig.Result result = run("verify", "restless");
        assertEquals(1, result.exitCode());
        assertEquals("""
                error: restless left other inputs in the second run than in the first run:
                  src/A: differs at byte 2 (sizes 2 and 3)
                """, result.err());
        assertEquals(1, run("verify", "restless", "--inputs").exitCode());
    }

    @Test
    void itSaysWhichOutputsDifferAndAtWhichByte() {
        CliRig.Result result = run("verify", "random");
        assertEquals(1, result.exitCode());
        assertEquals("""
                error: random wrote other outputs in the second run than in the first run:
                  build/random/1: only in the first run
                  build/random/2: only in the second run
                  build/random/text: differs at byte 10 of 11
                """, result.err());
    }

    @Test
    void itLooksIntoArchives() {
        assertEquals("""
                error: packed wrote other outputs in the second run than in the first run:
                  build/packed.jar: entry b.txt differs at byte 6 of 7
                """, run("verify", "packed").err());
    }

    @Test
    void whatOnlyBeginsLikeAnArchiveIsComparedByItsBytes() {
        assertEquals("""
                error: broken wrote other outputs in the second run than in the first run:
                  build/broken.jar: differs at byte 17 of 18
                """, run("verify", "broken").err());
    }

    @Test
    void executableBitsAndLinksCount() {
        assertEquals("""
                error: modes wrote other outputs in the second run than in the first run:
                  build/modes/link: a link to 1, then a link to 2
                  build/modes/tool: executable only in the first run
                """, run("verify", "modes").err());
    }

    @Test
    void declaredInputsAndWhatDependenciesWriteAreEnough() {
        CliRig.Result result = run("verify", "honest", "--suffix=.md", "--inputs");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(
                "verified. honest --suffix=.md wrote the same (1 output) in the first run"
                        + " and in the run where only its inputs exist",
                lastLine(result.out()));
    }

    @Test
    void whatLiesBehindATaskThatTakesNoNoticeOfItIsThereToo() {
        CliRig.Result result = run("verify", "--inputs", "far");
        assertEquals(0, result.exitCode(), result.err());
    }

    @Test
    void aFileThatIsReadButNotDeclaredIsMissed() {
        CliRig.Result result = run("verify", "--inputs", "sloppy");
        assertEquals(1, result.exitCode());
        assertEquals("""
                error: sloppy wrote other outputs in the run where only its inputs exist than in the first run:
                  build/sloppy: differs at byte 3 of 7
                """, result.err());
    }

    @Test
    void aTaskThatFailsWithoutAnUndeclaredFileSaysSo() {
        CliRig.Result result = run("verify", "--inputs", "peeking");
        assertEquals(1, result.exitCode());
        assertTrue(
                result.err().startsWith("error: peeking fails where only its declared inputs exist; it said:\n  "),
                result.err());
        assertFalse(result.err().contains("\\n"), result.err());
        assertTrue(result.err().contains("other.txt"), result.err());
    }

    @Test
    void theStageIsRemoved() throws IOException {
        Path stages = Path.of(System.getProperty("java.io.tmpdir"));
        long before = count(stages);
        run("verify", "--inputs", "honest");
        run("verify", "--inputs", "peeking");
        run("verify", "random");
        assertEquals(before, count(stages));
    }

    private static long count(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(path -> path.getFileName().toString().startsWith("ntask-"))
                    .count();
        }
    }

    @Test
    void aTaskThatIsNotCachedHasNothingToVerify() {
        CliRig.Result result = run("verify", "free");
        assertEquals(
                new CliRig.Result(
                        1, "", "error: free is not cached: it runs every time, so there is nothing to verify\n"),
                result);
    }

    @Test
    void itNeedsTheCache() {
        String message = "error: verify compares what the cache holds of a task and what it needs,"
                + " so neither --no-cache nor --no-deps can go with it\n";
        assertEquals(new CliRig.Result(2, "", message), run("verify", "--no-cache", "random"));
        assertEquals(new CliRig.Result(2, "", message), run("--no-deps", "verify", "random"));
    }

    @Test
    void aTaskThatFailsIsNotCompared() throws IOException {
        Files.delete(root.resolve("other.txt"));
        CliRig.Result result = run("verify", "peeking");
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("x peeking FAILED"), result.err());
        assertTrue(!result.err().contains("wrote other outputs"), result.err());
    }

    @Test
    void withoutDependenciesOnlyTheTaskItselfRunsAndNothingIsStored() {
        assertEquals(1, run("--no-deps", "honest").exitCode());
        assertEquals(0, run("honest").exitCode());
        CliRig.Result alone = run("--no-deps", "honest");
        assertEquals("running honest", alone.out().lines().findFirst().orElseThrow());
        assertEquals("done. ran=1 cached=0 failed=0 skipped=0", lastLine(alone.out()));
    }
}
