package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who watches sees, and what the keyboard does. */
final class WatchTerminalIT {
    private static final String TASKS = """
            import dev.ntask.*;
            import static dev.ntask.Ntask.*;

            class Tasks {
                @Task @Cached(inputs = "src/**") static void count() {
                    shell("ls src | wc -l; if [ -e src/hold ]; then"
                            + " (sleep 999 & echo $! > grandchild); echo $$ > child; echo u''p; sleep 998; fi");
                }
            }
            """;

    @TempDir
    Path temporary;

    private Project project;
    private Terminal terminal;

    @BeforeEach
    void open() {
        Programs.require("tmux");
        project = new Project(temporary.resolve("project"))
                .write("Tasks.java", TASKS)
                .write("src/a", "");
        terminal = Terminal.withNtask(project.root(), temporary, "C.UTF-8");
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    @Test
    void eachRunHasTheScreenForItselfAndControlCEndsTheWatch() {
        terminal.type("ntask watch count; echo exit=$?");
        terminal.awaitScreen("watch: waiting for changes...");
        String first = terminal.screen();
        assertTrue(first.contains("ntask watch count"), first);
        assertTrue(first.contains("Watching: src/**\nTarget:   count (initial run)\nPress Ctrl-C to exit.\n"), first);
        project.write("src/b", "");
        terminal.awaitScreen("count (change: src/b created)");
        terminal.awaitScreen("watch: waiting for changes...");
        String second = terminal.screen();
        assertTrue(second.startsWith("Watching: src/**\nTarget:   count (change: src/b created)\n"), second);
        assertFalse(second.contains("rerun"), second);
        assertEquals(1, Pattern.compile("Target:").matcher(second).results().count(), second);
        terminal.press("C-c");
        terminal.awaitScreen("exit=0");
        assertUsable();
    }

    @Test
    void controlCEndsWhatRuns() throws IOException {
        project.write("src/hold", "");
        terminal.type("ntask watch count --restart; echo exit=$?");
        terminal.awaitScreen("up");
        terminal.press("C-c");
        terminal.awaitScreen("exit=0");
        assertGone("child");
        assertGone("grandchild");
        assertUsable();
    }

    @Test
    void controlCEndsTheWaitForTasksThatCompile() {
        project.write("Tasks.java", "class");
        terminal.type("ntask watch count; echo exit=$?");
        terminal.awaitScreen("watch: waiting for this to be mended...");
        terminal.press("C-c");
        terminal.awaitScreen("exit=0");
        assertUsable();
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
