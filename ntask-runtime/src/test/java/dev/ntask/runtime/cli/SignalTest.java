package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends signals to a real process. */
@EnabledOnOs(OS.LINUX)
final class SignalTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path root;

    private @Nullable Process process;

    @AfterEach
    void nothingIsLeft() {
        process().descendants().forEach(ProcessHandle::destroyForcibly);
        process().destroyForcibly();
    }

    @ParameterizedTest
    @CsvSource({"INT, -j1", "TERM, -j1", "HUP, -j1", "INT, -j4", "TERM, -j4", "HUP, -j4"})
    void aSignalEndsTheBuildInOrder(String signal, String jobs) throws Exception {
        start(jobs, "after");
        awaitFile("ready");
        send(signal);
        assertEquals(130, exitCode());
        assertTrue(output("out").endsWith("done. ran=0 cached=0 failed=0 skipped=0 cancelled=2\n"), output("out"));
        assertFalse(isAlive(grandchild()));
    }

    /** One that has thrown away its environment is found by its group. */
    @ParameterizedTest
    @ValueSource(strings = {"-j1", "-j4"})
    void whatCarriesNoMarkEndsToo(String jobs) throws Exception {
        start(jobs, "markless-command");
        awaitFile("ready");
        send("INT");
        assertEquals(130, exitCode());
        assertFalse(isAlive(grandchild()));
    }

    /** The command may tell that it runs before ntask has noted that it was started. */
    @RepeatedTest(20)
    void whatHasJustStartedEndsWithItsGroup() throws Exception {
        start("-j4", "markless-command");
        awaitFile("ready");
        send("INT");
        assertEquals(130, exitCode());
        assertFalse(isAlive(grandchild()));
    }

    @Test
    void whatAKilledNtaskLeftBehindEndsWhenTheNextOneStarts() throws Exception {
        start("command");
        awaitFile("ready");
        process().destroyForcibly().waitFor();
        assertTrue(isAlive(grandchild()));
        start("quick");
        assertEquals(0, exitCode(), output("err"));
        assertFalse(isAlive(grandchild()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void whatVerifyRunsInACopyEndsWithIt(String signal) throws Exception {
        Path copies = Files.createDirectory(root.resolve("copies"));
        Files.writeString(root.resolve("in.txt"), "");
        Files.writeString(root.resolve("other.txt"), "");
        process = launch(VerifyProject.class, "out", "err", "verify", "--inputs", "hanging");
        awaitFile("ready");
        send(signal);
        assertEquals(130, exitCode(), output("err"));
        assertFalse(isAlive(grandchild()));
        try (var left = Files.list(copies)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void whatIgnoresEverySignalIsKilled() throws Exception {
        start("stubborn-command");
        awaitFile("ready");
        send("INT");
        assertEquals(130, exitCode());
        assertFalse(isAlive(grandchild()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-j1", "-j4"})
    void aSecondSignalDoesNotWaitForCommands(String jobs) throws Exception {
        start(jobs, "stubborn-command");
        awaitFile("ready");
        send("INT");
        // Its patience with the command that does not listen is seconds; then it would kill it by itself.
        assertFalse(process().waitFor(300, TimeUnit.MILLISECONDS));
        long start = System.nanoTime();
        send("INT");
        assertEquals(130, exitCode());
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(4), "it took as long as without");
        assertFalse(isAlive(grandchild()));
    }

    @Test
    void aSecondSignalDoesNotWaitForABodyThatDoesNotListen() throws Exception {
        start("stubborn-body");
        awaitFile("ready");
        send("TERM");
        send("TERM");
        // Two signals of one kind may become one; the third one is then the second.
        assertFalse(process().waitFor(100, TimeUnit.MILLISECONDS));
        send("INT");
        assertEquals(130, exitCode());
    }

    @Test
    void aBodyThatEndsTheProcessHasNotSucceeded() throws Exception {
        start("exit");
        assertEquals(1, exitCode());
        assertEquals("error: the body of a task ended the process, as by System.exit; running: exit\n", output("err"));
    }

    @Test
    void commandsStartInTheWayThatSuitsThisJdk() throws Exception {
        start("mechanism");
        assertEquals(0, exitCode(), output("err"));
        String expected = LaunchMechanism.preferred(
                        System.getProperty("os.name"), Runtime.version().feature())
                .orElse("the default");
        assertEquals(expected, output("mechanism"));
        assertFalse(output("out").contains("WARN") || output("err").contains("DEPRECATED"), output("err"));
    }

    @Test
    void aThreadThatABodyLeftRunningKeepsNothingAlive() throws Exception {
        start("left-running");
        assertEquals(0, exitCode(), output("err"));
    }

    @Test
    void nothingIsCleanedWhileABuildUsesIt() throws Exception {
        start("command");
        awaitFile("ready");
        Process clean = launch("clean-out", "clean-err", "clean", "--all");
        assertTrue(clean.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(1, clean.exitValue());
        assertEquals(
                "error: another ntask is using " + root.toRealPath().resolve(".ntask") + "; clean when it has ended\n",
                output("clean-err"));
        assertTrue(Files.exists(root.resolve(".ntask/runs")));
        send("INT");
        assertEquals(130, exitCode());
    }

    /**
     * Background processes of a shell ignore some signals, and Java keeps what it inherits; so they are given back. The
     * terminal that these tests may run in is not inherited.
     */
    private void start(String... words) throws IOException {
        process = launch("out", "err", words);
    }

    private Process launch(String out, String err, String... words) throws IOException {
        return launch(SignalProject.class, out, err, words);
    }

    private Process launch(Class<?> main, String out, String err, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT,HUP,TERM"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // One that is not there is a warning of Java's since 25.
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(root.resolve("copies")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TOLD", root.toString());
        return builder.directory(root.toFile())
                .redirectOutput(root.resolve(out).toFile())
                .redirectError(root.resolve(err).toFile())
                .start();
    }

    private Process process() {
        return Objects.requireNonNull(process, "started");
    }

    private void send(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", signal, Long.toString(process().pid()))
                .start()
                .waitFor();
    }

    private int exitCode() throws InterruptedException, IOException {
        assertTrue(process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), output("out"));
        return process().exitValue();
    }

    private String output(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }

    private void awaitFile(String name) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(root.resolve(name))) {
            assertTrue(process().isAlive() && System.nanoTime() < deadline, output("out") + output("err"));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private long grandchild() throws IOException {
        return Long.parseLong(output("grandchild").strip());
    }

    private static boolean isAlive(long pid) throws IOException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
    }
}
