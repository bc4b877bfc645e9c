package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists and trees of real tasks, in a real terminal, however wide it is. */
final class GraphIT {
    private static final String TASKS = """
            import dev.ntask.*;

            class Tasks {
                /** Compiles the sources of all modules, one after the other, and says how long it took. */
                @Task @Cached(inputs = "src/**", outputs = "build/") static void compile() { }

                /** Runs the tests. @param pattern which ones */
                @Task(deps = "compile", mustRunAfter = "api.lint") @Cached
                static void test(@Default("*") String pattern, boolean fast) { }

                /** Stops what still runs. */
                @Task(before = "release") static void stop() { }

                /** Tags a release. */
                @Task(deps = {"test", "api.lint", "internal"}) static void release(String version) { }

                @Task(hidden = true) static void internal() { }

                @Group("api") static class Api {
                    /** Checks the style. */
                    @Task(deps = "compile") @Cached static void lint() { }
                }
            }
            """;

    @TempDir
    Path temporary;

    private Project project;

    @BeforeEach
    void create() {
        project = new Project(temporary.resolve("project")).write("tasks/Tasks.java", TASKS);
        assertEquals(0, project.launcher().run("--list").exitCode());
    }

    private Terminal terminal(String locale) {
        Programs.require("tmux");
        return Terminal.withNtask(project.root(), temporary, locale);
    }

    /** What a command writes to a terminal of so many columns; tmux joins lines that were too wide. */
    private static List<String> screen(Terminal terminal, int columns, String command) {
        terminal.resize(columns);
        // Not the end of another command, which is on the screen until it is cleared.
        terminal.type("clear; ntask " + command + "; echo exit=$?-" + columns);
        terminal.awaitScreen("exit=0-" + columns);
        List<String> lines =
                terminal.screen().lines().map(String::stripTrailing).toList();
        int end = lines.indexOf("exit=0-" + columns);
        assertTrue(end >= 0, lines.toString());
        List<String> shown = lines.subList(0, end);
        assertTrue(shown.stream().allMatch(line -> line.length() <= columns), shown.toString());
        return shown;
    }

    @Test
    void theListFitsTheTerminal() {
        try (Terminal terminal = terminal("C.UTF-8")) {
            assertEquals(
                    List.of(
                            "Tasks",
                            "  compile  *                            Compiles the sources of all modules, one after the"
                                    + " other, and says how long it took.",
                            "  release     <version: String>         Tags a release.",
                            "  stop                                  Stops what still runs.",
                            "  test     *  [--pattern='*'] [--fast]  Runs the tests.",
                            "",
                            "api",
                            "  api.lint *                            Checks the style."),
                    screen(terminal, 150, "--list"));
            assertEquals(
                    List.of(
                            "Tasks",
                            "  compile  *                            Compiles the sources of all modules, one",
                            "                                        after the other, and says how long it",
                            "                                        took.",
                            "  release     <version: String>         Tags a release.",
                            "  stop                                  Stops what still runs.",
                            "  test     *  [--pattern='*'] [--fast]  Runs the tests.",
                            "",
                            "api",
                            "  api.lint *                            Checks the style."),
                    screen(terminal, 80, "--list"));
            assertEquals(
                    List.of(
                            "Tasks",
                            "  compile *",
                            "      Compiles the sources of all",
                            "      modules, one after the other, and",
                            "      says how long it took.",
                            "  release <version: String>",
                            "      Tags a release.",
                            "  stop",
                            "      Stops what still runs.",
                            "  test * [--pattern='*'] [--fast]",
                            "      Runs the tests.",
                            "",
                            "api",
                            "  api.lint *",
                            "      Checks the style."),
                    screen(terminal, 40, "--list"));
        }
    }

    @Test
    void theTreeFitsTheTerminal() {
        try (Terminal terminal = terminal("C.UTF-8")) {
            assertEquals(
                    List.of(
                            "release",
                            "├─ test *",
                            "│  ├─ compile *",
                            "│  └─ api.lint * (order only)",
                            "├─ api.lint *",
                            "│  └─ compile * (shown above)",
                            "├─ internal",
                            "└─ stop (before)"),
                    screen(terminal, 80, "--graph release"));
            assertEquals(
                    List.of(
                            "release",
                            "├─ test *",
                            "│  ├─ compile *",
                            "│  └─ api.lint * ~",
                            "├─ api.lint *",
                            "│  └─ compile * ^",
                            "├─ internal",
                            "└─ stop (before)",
                            "",
                            "~ order only",
                            "^ shown above"),
                    screen(terminal, 20, "--graph release"));
        }
    }

    @Test
    void withoutUtf8TheTreeIsPlain() {
        try (Terminal terminal = terminal("C")) {
            assertEquals(List.of("test *", "`- compile *"), screen(terminal, 80, "--graph test"));
        }
    }

    @Test
    void dataHasWhatTheCompilerRead() {
        Launcher.Result result = project.launcher().run("--list", "--json");
        assertEquals(new Launcher.Result(0, result.out(), ""), result);
        assertTrue(
                result.out()
                        .contains(
                                "\"source\": {\"file\": \"Tasks.java\", \"line\": 5, \"path\": \"tasks/Tasks.java\"}"),
                result.out());
        assertTrue(result.out().contains("\"before\": [\n        \"release\"\n      ]"), result.out());
        assertTrue(result.out().contains("\"description\": \"which ones\""), result.out());
        assertFalse(result.out().contains("\"name\": \"internal\""), result.out());
        String graph = project.launcher().run("--graph", "release", "--json").out();
        assertTrue(graph.contains("\"kind\": \"before\""), graph);
        assertTrue(graph.contains("\"kind\": \"order\""), graph);
    }
}
