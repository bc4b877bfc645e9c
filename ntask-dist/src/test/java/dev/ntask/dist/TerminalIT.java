package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a real terminal shows: who gets the keyboard, and whom Ctrl-C ends. */
final class TerminalIT {
    /** Each task writes the numbers of what it has started before it says that it is up. */
    private static final String TASKS = """
            import dev.ntask.*;
            import static dev.ntask.Ntask.*;

            class Tasks {
                @Task static void busy() {
                    shell("sh -c '(sleep 999 & echo $! > grandchild)'; echo $$ > child; echo u''p; sleep 998");
                }

                @Task static void stubborn() {
                    shell("trap '' INT TERM HUP; (sleep 999 & echo $! > grandchild); echo $$ > child; echo u''p;"
                            + " while :; do sleep 0.2; done");
                }

                @Task(deps = "busy") static void after() { System.out.println("never"); }

                @Task static void ask() { shell("printf 'name? '; read name; echo hello \\"<$name>\\""); }

                @Task static void captured() {
                    System.out.println("got <" + shell("read name; echo $name", capture()).stdout().strip() + ">");
                }

                @Task static void copy() { shell("cat"); }

                @Task @Cached static void kept() throws Exception {
                    shell("cat; echo done");
                    System.out.println("read <" + System.in.read() + ">");
                }

                @Task static void body() throws Exception {
                    System.out.print("sure? ");
                    System.out.println("read <" + (char) System.in.read() + ">");
                }
            }
            """;

    @TempDir
    static Path temporary;

    private static Project project;
    private Terminal terminal;

    @BeforeAll
    static void compile() {
        Programs.require("tmux");
        project = new Project(temporary.resolve("project")).write("Tasks.java", TASKS);
        Launcher.Result compiled = project.launcher().run("--list");
        assertEquals(0, compiled.exitCode(), compiled.toString());
    }

    @BeforeEach
    void open() {
        terminal = Terminal.withNtask(project.root(), temporary, "C.UTF-8");
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntask after", "ntask after -j2"})
    void controlCEndsEverythingAndGivesTheTerminalBack(String line) throws IOException {
        terminal.type(line + "; echo exit=$?");
        terminal.awaitScreen("up");
        terminal.press("C-c");
        terminal.awaitScreen("exit=130");
        String screen = terminal.screen();
        assertTrue(screen.contains("done. ran=0 cached=0 failed=0 skipped=0 cancelled=2"), screen);
        assertFalse(screen.contains("FAILED"), screen);
        assertFalse(screen.contains("never"), screen);
        assertGone("child");
        assertGone("grandchild");
        assertUsable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntask stubborn", "ntask stubborn -j2"})
    void aSecondControlCWaitsForNobody(String line) throws IOException {
        terminal.type(line + "; echo exit=$?");
        terminal.awaitScreen("up");
        terminal.press("C-c");
        terminal.press("C-c");
        terminal.awaitScreen("exit=130");
        assertGone("child");
        assertGone("grandchild");
        assertUsable();
    }

    @Test
    void aCommandAsksAndIsAnswered() {
        terminal.type("ntask ask");
        terminal.awaitScreen("name? ");
        terminal.type("Ada");
        terminal.awaitScreen("hello <Ada>");
        terminal.awaitScreen("done. ran=1");
    }

    @Test
    void aCapturedCommandGetsTheKeyboardToo() {
        terminal.type("ntask captured");
        terminal.awaitScreen("running captured");
        terminal.type("Ada");
        terminal.awaitScreen("got <Ada>");
        terminal.awaitScreen("done. ran=1");
    }

    @Test
    void aCommandReadsUntilControlD() {
        terminal.type("ntask copy -q | tr a-z A-Z");
        terminal.type("some words");
        terminal.awaitScreen("some words");
        terminal.press("C-d");
        terminal.awaitScreen("SOME WORDS");
        assertUsable();
    }

    @Test
    void aBodyAsksAndIsAnswered() {
        terminal.type("ntask body");
        terminal.awaitScreen("sure? ");
        terminal.type("y");
        terminal.awaitScreen("read <y>");
    }

    /** What is typed decides no result that is kept. */
    @Test
    void aCachedTaskDoesNotGetTheKeyboard() {
        terminal.type("ntask kept; echo exit=$?");
        terminal.awaitScreen("read <-1>");
        terminal.awaitScreen("exit=0");
    }

    @Test
    void inParallelNobodyGetsTheKeyboard() {
        terminal.type("ntask copy -j2; echo exit=$?");
        terminal.awaitScreen("exit=0");
    }

    /** The shell reads what is typed, and shows it. */
    private void assertUsable() {
        terminal.type("echo $((6*7))usable");
        terminal.awaitScreen("42usable");
        terminal.awaitScreen("echo $((6*7))usable");
    }

    private void assertGone(String file) throws IOException {
        Path process = Path.of("/proc", Files.readString(project.path(file)).strip(), "stat");
        assertFalse(Files.exists(process) && !Files.readString(process).contains(") Z "), file);
    }
}
