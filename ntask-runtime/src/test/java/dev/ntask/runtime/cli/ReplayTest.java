package dev.ntask.runtime.cli;

import static dev.ntask.Ntask.capture;
import static dev.ntask.Ntask.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cached task wrote can be seen again. */
final class ReplayTest {
    @TempDir
    Path root;

    /** {@code compile} warns and is cached; {@code test} needs it and fails. */
    private CliRig.Result run(String... words) {
        FakeLaunch project = new FakeLaunch("compile*\nlint*\ntest @compile")
                .body("compile", given -> {
                    System.out.println("one");
                    System.err.println("warning: two");
                    shell("echo hidden", capture());
                    System.out.println("");
                    System.out.print("no end");
                })
                .body("lint", given -> System.out.println("clean"))
                .body("test", given -> {
                    throw new IllegalStateException("broken");
                });
        return new CliRig(project, root).run(words);
    }

    @Test
    void aHitIsSilentUnlessAsked() {
        run("compile");
        assertEquals(List.of(), shown(run("compile")));
        assertEquals(List.of(), shown(run("-v", "--replay=never", "compile")));
    }

    @Test
    void aHitTellsItsLinesAgainEachToItsStream() {
        CliRig.Result first = run("compile");
        assertEquals(List.of("one", "", "no end", "! warning: two"), shown(first));
        assertEquals(shown(first), shown(run("--replay", "always", "compile")));
        assertEquals(shown(first), shown(run("-v", "compile")));
    }

    @Test
    void theOrderOfBothStreamsIsKept() throws IOException {
        run("compile");
        CliRig.Result again = run("--replay=always", "compile");
        assertTrue(again.out().indexOf("no end") < again.out().indexOf("o compile cached"), again.out());
        assertEquals("one\nwarning: two\n\nno end", lastLog("compile"));
    }

    @Test
    void whenATaskFailsWhatItNeedsIsToldAgain() {
        run("compile", "lint");
        CliRig.Result failed = run("-k", "--replay=failures", "lint", "test");
        assertEquals(1, failed.exitCode());
        assertEquals(List.of("one", "", "no end", "! warning: two"), shown(failed));
        assertTrue(failed.err().indexOf("warning: two") < failed.err().indexOf("x test FAILED"), failed.err());
    }

    @Test
    void anOutputThatIsGoneIsNoReasonToRunAgain() throws IOException {
        run("lint");
        try (Stream<Path> blobs = Files.walk(root.resolve(".ntask/cas"))) {
            for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
                if (Files.readString(blob).equals("clean\n")) {
                    Files.delete(blob);
                }
            }
        }
        CliRig.Result again = run("--replay=always", "lint");
        assertTrue(again.out().contains("ran=0 cached=1"), again.out());
        assertTrue(again.err().startsWith("note: lint: its output cannot be shown again: "), again.err());
    }

    private String lastLog(String task) throws IOException {
        try (Stream<Path> logs = Files.walk(root.resolve(".ntask/runs"))) {
            return Files.readString(logs.filter(path -> path.endsWith(task + ".log"))
                    .sorted()
                    .reduce((first, second) -> second)
                    .orElseThrow());
        }
    }

    /** The lines that are not ntask's own, those of standard error last and marked. */
    private static List<String> shown(CliRig.Result result) {
        return Stream.concat(result.out().lines(), result.err().lines().map(line -> "! " + line))
                .filter(line ->
                        !line.matches("(\\[.*|running .*|[+o] .*|  log: .*|x .*|done\\. .*|! (x |  log|failed|note).*"
                                + "|!     ?at .*|! .*Exception.*|! \\tat .*)"))
                .toList();
    }
}
