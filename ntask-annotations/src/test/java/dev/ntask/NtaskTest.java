package dev.ntask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.spi.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls of {@link Ntask} where there is no ntask, as in the unit test of a task: with this jar alone on the class path. */
@Timeout(60)
final class NtaskTest {
    @TempDir
    Path dir;

    /** A task as an author writes it. */
    private static String greet(String name, Path directory) {
        Ntask.depends(NtaskTest::never);
        Ntask.shell("printf 'hello %s' \"$NAME\" > greeting", Ntask.env("NAME", name), Ntask.cwd(directory));
        return Ntask.shell(List.of("cat", directory.resolve("greeting").toString()), Ntask.capture())
                .stdout();
    }

    private static void never() {
        throw new AssertionError("a dependency is not called");
    }

    @Test
    void aTaskIsAnOrdinaryMethod() {
        assertEquals("hello Ada", greet("Ada", dir));
    }

    @Test
    void dependenciesOfEveryKindAreNotCalled() {
        TaskRef1<String> one = a -> never();
        TaskRef2<String, String> two = (a, b) -> never();
        TaskRef3<String, String, String> three = (a, b, c) -> never();
        TaskRef4<String, String, String, String> four = (a, b, c, d) -> never();
        Ntask.depends();
        Ntask.depends(NtaskTest::never, NtaskTest::never);
        Ntask.depends(one);
        Ntask.depends(two);
        Ntask.depends(three);
        Ntask.depends(four);
        assertThrows(AssertionError.class, () -> one.run("called by hand"));
    }

    @Test
    void theVersionIsThatOfTheProject() {
        assertEquals(System.getProperty("ntask.version"), Ntask.VERSION);
    }

    @Test
    void theRootAndTheCallersDirectoryAreTheWorkingDirectory() {
        assertEquals(Path.of("").toAbsolutePath(), Ntask.root());
        assertEquals(Path.of("").toAbsolutePath(), Ntask.callerDirectory());
        assertEquals(
                Ntask.root() + "\n",
                Ntask.shell("echo \"$NTASK_ROOT\"", Ntask.capture()).stdout());
    }

    @Test
    void boundWorkIsTheWorkItself() {
        Runnable work = () -> {};
        Callable<String> call = () -> "result";
        assertSame(work, Ntask.bind(work));
        assertSame(call, Ntask.bind(call));
    }

    @Test
    void outputGoesWhereOursGoes() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Plain.class.getName())
                .start();
        process.getOutputStream().write("typed\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals("out\ntyped\n", out);
        assertEquals("err\nwhy\n", err);
    }

    /** A program that uses ntask's commands without ntask. */
    static final class Plain {
        private Plain() {}

        public static void main(String[] arguments) {
            Ntask.shell("echo out; echo err >&2; cat");
            try {
                Ntask.shell("echo unseen; echo why >&2; exit 1", Ntask.capture());
            } catch (ShellException e) {
                // What it said before is seen; why it was called is our business.
            }
        }
    }

    @Test
    void aScriptRunsInItsDirectoryAndLeavesNoFile() throws IOException {
        Files.writeString(dir.resolve("there"), "x");
        ShellResult result = Ntask.script("sh", "ls; echo \"$0\"", Ntask.cwd(dir), Ntask.capture());
        List<String> lines = result.stdout().lines().toList();
        assertEquals("there", lines.get(0));
        assertFalse(Files.exists(Path.of(lines.get(1))));
    }

    @Test
    void aTimeLimitHoldsOutsideARunToo() {
        NtaskException e = assertThrows(
                NtaskException.class,
                () -> Ntask.script("sh", "sleep 999", Ntask.timeout(Duration.ofMillis(200)), Ntask.stdin("")));
        assertEquals("command timed out after 200 ms: sh script", e.getMessage());
    }

    @Test
    void theHostOfARunTakesItsPlaceAndGivesItBack() {
        Host other = new Host() {
            @Override
            public Path root() {
                return dir;
            }
        };
        Host.install(other);
        try {
            assertEquals(dir, Ntask.root());
        } finally {
            Host.install(Host.plain());
        }
        assertSame(Host.plain(), Host.current());
    }
}
