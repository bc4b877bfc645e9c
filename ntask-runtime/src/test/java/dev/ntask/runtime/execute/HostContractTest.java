package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.Ntask;
import dev.ntask.NtaskException;
import dev.ntask.ShellException;
import dev.ntask.ShellResult;
import dev.ntask.runtime.TextRegistry;
import dev.ntask.spi.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Ntask} promises, outside a run and during one alike. */
@Timeout(60)
class HostContractTest {
    @TempDir
    static Path dir;

    /** The promises; written once. */
    abstract static class Contract {
        @Test
        void aStringGoesThroughTheShell() {
            assertEquals(
                    "a b\n",
                    Ntask.shell("printf '%s\\n' 'a b' | cat", Ntask.capture()).stdout());
        }

        @Test
        void aListDoesNot() {
            assertEquals(
                    "$HOME *\n",
                    Ntask.shell(List.of("printf", "%s %s\\n", "$HOME", "*"), Ntask.capture())
                            .stdout());
        }

        @Test
        void aScriptGoesToItsInterpreter() {
            ShellResult result = Ntask.script("/bin/sh", "echo \"$0\"\nexit 3", Ntask.capture(), Ntask.unchecked());
            assertEquals(3, result.returncode());
            assertFalse(Files.exists(Path.of(result.stdout().strip())), "the script file is removed");
        }

        @Test
        void anotherExitCodeThanZeroIsAnError() {
            ShellException e = assertThrows(ShellException.class, () -> Ntask.shell("exit 3"));
            assertEquals(3, e.returncode());
            assertEquals("exit 3", e.command());
            assertEquals("command failed (exit 3): exit 3", e.getMessage());
        }

        @Test
        void uncheckedReturnsTheExitCode() {
            ShellResult result = Ntask.shell("exit 3", Ntask.unchecked());
            assertEquals(3, result.returncode());
            assertFalse(result.ok());
            assertEquals("", result.stdout());
        }

        @Test
        void aKilledCommandHasTheCodeOfItsSignal() {
            assertEquals(137, Ntask.shell("kill -9 $$", Ntask.unchecked()).returncode());
        }

        @Test
        void captureReturnsBothStreamsAndTheTime() {
            ShellResult result = Ntask.shell("echo out; echo err >&2", Ntask.capture());
            assertEquals("out\n", result.stdout());
            assertEquals("err\n", result.stderr());
            assertTrue(result.ok());
            assertTrue(result.duration().compareTo(Duration.ZERO) > 0);
        }

        @Test
        void bytesThatAreNoTextAreReplaced() {
            assertEquals(
                    "a\ufffdb", Ntask.shell("printf 'a\\377b'", Ntask.capture()).stdout());
        }

        @Test
        void muchOutputIsCapturedWhole() {
            String line = "0123456789".repeat(10);
            ShellResult result = Ntask.shell(
                    "i=0; while [ $i -lt 5000 ]; do echo " + line + "; echo " + line + " >&2; i=$((i+1)); done",
                    Ntask.capture());
            assertEquals(5000 * 101, result.stdout().length());
            assertEquals(5000 * 101, result.stderr().length());
        }

        @Test
        void aGrandchildThatHoldsThePipeDoesNotHoldTheCommand() {
            ShellResult result = Ntask.shell("sleep 30 & echo $!", Ntask.capture());
            ProcessHandle sleep =
                    ProcessHandle.of(Long.parseLong(result.stdout().strip())).orElseThrow();
            assertTrue(sleep.isAlive(), "what a successful command left in the background stays");
            sleep.destroyForcibly();
        }

        @Test
        void variablesMergeOverTheInheritedOnes() {
            assertEquals(
                    "1 " + System.getenv("PATH") + "\n",
                    Ntask.shell("echo \"$A $PATH\"", Ntask.env("A", "1"), Ntask.capture())
                            .stdout());
        }

        @Test
        void theRootIsInTheEnvironment() {
            assertEquals(
                    Ntask.root() + "\n",
                    Ntask.shell("echo \"$NTASK_ROOT\"", Ntask.capture()).stdout());
        }

        @Test
        void commandsStartAtTheRootOrWhereToldTo() throws IOException {
            assertEquals(
                    Ntask.root().toRealPath() + "\n",
                    Ntask.shell("pwd -P", Ntask.capture()).stdout());
            assertEquals(
                    dir.toRealPath() + "\n",
                    Ntask.shell("pwd -P", Ntask.cwd(dir), Ntask.capture()).stdout());
        }

        @Test
        void aTextIsGivenOnStandardInput() {
            assertEquals(
                    "gr\u00fc\u00dfe",
                    Ntask.shell("cat", Ntask.stdin("gr\u00fc\u00dfe"), Ntask.capture())
                            .stdout());
        }

        @Test
        void aLongTextOnStandardInputNeedsNobodyToReadIt() {
            String text = "x".repeat(1 << 20);
            assertTrue(Ntask.shell("true", Ntask.stdin(text), Ntask.capture()).ok());
            assertEquals(
                    text, Ntask.shell("cat", Ntask.stdin(text), Ntask.capture()).stdout());
        }

        @Test
        void aTimeoutKillsTheWholeTree() throws Exception {
            Path pids = Files.createTempFile(dir, "pids", "");
            NtaskException e = assertThrows(
                    NtaskException.class,
                    () -> Ntask.shell(
                            "sleep 999 & echo $! > '" + pids + "'; wait", Ntask.timeout(Duration.ofMillis(300))));
            String message = String.valueOf(e.getMessage());
            assertTrue(message.startsWith("command timed out after 300 ms: sleep 999"), message);
            long pid = Long.parseLong(Files.readString(pids).strip());
            awaitGone(pid);
        }

        @ParameterizedTest
        @ValueSource(strings = {"no-such-program-here", "./no/such/program"})
        void aProgramThatIsNotThereIsNamed(String program) {
            NtaskException e = assertThrows(NtaskException.class, () -> Ntask.shell(List.of(program, "x")));
            String message = String.valueOf(e.getMessage());
            assertTrue(message.startsWith("cannot start " + program + " x: "), message);
            assertEquals(1, message.lines().count());
        }

        @Test
        void aDirectoryThatIsNotThereIsNamed() {
            NtaskException e = assertThrows(NtaskException.class, () -> Ntask.shell("true", Ntask.cwd("no/such/dir")));
            assertEquals(
                    "cannot start true: there is no directory " + Ntask.root().resolve("no/such/dir"), e.getMessage());
        }

        @Test
        void boundWorkRuns() throws Exception {
            StringBuilder seen = new StringBuilder();
            Ntask.bind(() -> {
                        seen.append("ran");
                    })
                    .run();
            assertEquals("ran", seen.toString());
            assertEquals("called", Ntask.bind(() -> "called").call());
        }

        @Test
        void dependsDoesNothing() {
            Ntask.depends(() -> {
                throw new AssertionError("a dependency is not called");
            });
            assertTrue(Ntask.callerDirectory().isAbsolute());
        }

        private static void awaitGone(long pid) throws InterruptedException {
            AtomicReference<ProcessHandle> process = new AtomicReference<>();
            ProcessHandle.of(pid).ifPresent(process::set);
            for (int i = 0; process.get() != null && isRunning(process.get()); i++) {
                assertTrue(i < 1000, "still running: " + pid);
                Thread.sleep(10);
            }
        }

        private static boolean isRunning(ProcessHandle process) {
            // One that was killed may stay a zombie where nobody collects orphans.
            return process.isAlive() && process.info().command().isPresent();
        }
    }

    @Nested
    class OutsideARun extends Contract {
        @BeforeEach
        void thePlainHostIsThere() {
            assertEquals(Host.plain(), Host.current());
        }
    }

    @Nested
    class DuringARun extends Contract {
        private RunHost host;
        private RunHost.Installed installed;
        private RunningTask task;

        @BeforeEach
        void enter() {
            Path root = Path.of("").toAbsolutePath();
            host = new RunHost(
                    new Surroundings(
                            root,
                            root,
                            System.getenv(),
                            "run-" + System.nanoTime(),
                            4711,
                            false,
                            Duration.ofMillis(200)),
                    event -> {});
            installed = host.install();
            task = host.enter(new TextRegistry("a:").action("a"));
        }

        @AfterEach
        void leave() {
            host.leave(task);
            installed.close();
        }
    }
}
