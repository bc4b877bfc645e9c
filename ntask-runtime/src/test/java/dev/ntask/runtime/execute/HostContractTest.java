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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
        void theWordsOfAListArriveAsTheyAre() {
            List<String> words = List.of(
                    "", "a b", "it's", "\"", "$(x)", "\\n", "*", "-", "--", "\n", "\u017c\u00f3\u0142w \ud83d\ude00");
            List<String> command =
                    new ArrayList<>(List.of("/bin/sh", "-c", "for word; do printf '<%s>' \"$word\"; done", "sh"));
            command.addAll(words);
            assertEquals(
                    "<" + String.join("><", words) + ">",
                    Ntask.shell(command, Ntask.capture()).stdout());
        }

        @Test
        void aWordTooLongForTheSystemIsToldInOneShortLine() {
            String line = ": " + "x".repeat(8 << 20);
            for (NtaskException e : List.of(
                    assertThrows(NtaskException.class, () -> Ntask.shell(line)),
                    assertThrows(NtaskException.class, () -> Ntask.shell(List.of("true", line))))) {
                String message = String.valueOf(e.getMessage());
                assertTrue(
                        message.endsWith("it is longer than this system lets a command line be;"
                                + " hand over what is long by stdin(..), in a file, or as a script(..)"),
                        message);
                assertTrue(message.length() < 400, message);
            }
        }

        @Test
        void aLongScriptIsNoLongCommandLine() {
            String source = "# " + "x".repeat(1 << 20) + "\necho done";
            assertEquals("done\n", Ntask.script("sh", source, Ntask.capture()).stdout());
        }

        @Test
        void theMessageOfALongCommandIsItsFirstLineAndTheExceptionHasItAll() {
            String command = "exit 4\n# and more";
            ShellException e = assertThrows(ShellException.class, () -> Ntask.shell(command));
            assertEquals("command failed (exit 4): exit 4 ...", e.getMessage());
            assertEquals(command, e.command());
        }

        @Test
        void whatTheShellDoesNotFindIsItsExitCode127() {
            ShellException e =
                    assertThrows(ShellException.class, () -> Ntask.shell("no-such-program-here 2>/dev/null"));
            assertEquals(127, e.returncode());
        }

        @Test
        void aCommandMayCloseItsOutput() {
            ShellResult result = Ntask.shell("echo before; exec >&- 2>&-; exit 3", Ntask.capture(), Ntask.unchecked());
            assertEquals("before\n", result.stdout());
            assertEquals(3, result.returncode());
        }

        @Test
        void programsAreSearchedOnThePathOfTheCommand() throws IOException {
            Path folder = Files.createDirectories(dir.resolve("programs"));
            Path program = folder.resolve("only-here");
            Files.writeString(program, "#!/bin/sh\necho found\n");
            assertTrue(program.toFile().setExecutable(true));
            String path = folder + ":" + System.getenv("PATH");
            assertEquals(
                    "found\n",
                    Ntask.shell(List.of("only-here"), Ntask.env("PATH", path), Ntask.capture())
                            .stdout());
            assertThrows(
                    NtaskException.class,
                    () -> Ntask.shell(List.of("printf", "x"), Ntask.env("PATH", folder.toString())));
        }

        @Test
        void aVariableMayBeOverwrittenAndEmpty() {
            assertEquals(
                    "<2> <>\n",
                    Ntask.shell(
                                    "echo \"<$A> <${B-unset}>\"",
                                    Ntask.env("A", "1"),
                                    Ntask.env("A", "2"),
                                    Ntask.env("B", ""),
                                    Ntask.capture())
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
            try (Witness witness = new Witness(dir)) {
                NtaskException e = assertThrows(
                        NtaskException.class,
                        () -> Ntask.shell(
                                "exec 9> '" + witness.path() + "'; sleep 999 & wait",
                                Ntask.timeout(Duration.ofMillis(300))));
                String message = String.valueOf(e.getMessage());
                assertTrue(message.startsWith("command timed out after 300 ms: exec 9> "), message);
                witness.awaitDeaths();
            }
        }

        @Test
        void aLimitThatNobodyReachesIsNone() {
            assertTrue(Ntask.shell("true", Ntask.timeout(ChronoUnit.FOREVER.getDuration()))
                    .ok());
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
            installed = host.install(false);
            task = host.enter(new TextRegistry("a:").action("a"));
        }

        @AfterEach
        void leave() {
            host.leave(task);
            installed.close();
        }
    }
}
