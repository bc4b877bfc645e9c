package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged ntask says of real code that has changed: by method, with line and path. */
final class WhyIT {
    private static final String TASKS = """
            import dev.ntask.*;
            import java.nio.file.*;

            class Tasks {
                @Task @Cached(inputs = "/in.txt", outputs = "/gen/")
                static void gen() throws Exception {
                    write("gen/G", Files.readString(Path.of("in.txt")));
                }

                @Task(deps = "gen") @Cached(inputs = {"/gen/**", "/src/**"}, outputs = "/build/")
                static void build(@Default("1") String level) throws Exception { compile(level); }

                static void compile(String level) throws Exception { write("build/C", flags() + level); }

                static String flags() { return "-source " + Versions.jdk(); }

                static void write(String file, String text) throws Exception {
                    Files.createDirectories(Path.of(file).getParent());
                    Files.writeString(Path.of(file), text);
                }

                @Task(deps = "build") static void setup() { }

                @Task(deps = "setup") @Cached static void test() { }
            }
            """;

    private static final String VERSIONS = """
            class Versions {
                static String jdk() {
                    return "17";
                }
            }
            """;

    @TempDir
    Path temporary;

    private Project project;

    @BeforeEach
    void runOnce() {
        project = project("project");
        assertEquals(0, project.launcher().run("test").exitCode());
    }

    private Project project(String name) {
        return new Project(temporary.resolve(name))
                .write("tasks/Tasks.java", TASKS)
                .write("tasks/Versions.java", VERSIONS)
                .write("in.txt", "in")
                .write("src/A", "a");
    }

    private static String why(Project project, String... words) {
        Launcher.Result result = project.launcher().and("--why").run(words);
        assertEquals(new Launcher.Result(0, result.out(), ""), result);
        return result.out();
    }

    @Test
    void aMethodThatChangedIsNamedWithItsLineAndTheWayThere() {
        assertTrue(why(project, "build").contains("\n  HIT: no changes\n"));
        project.write("tasks/Versions.java", "// moved down\n" + VERSIONS.replace("17", "21"));
        String page = why(project, "build");
        assertTrue(page.contains("\n  MISS: 1 change since last cache\n"), page);
        assertTrue(page.contains("""

                        Changes:
                          code                            changed
                              Versions.java:4 jdk() changed, reached via build -> compile -> flags
                        """), page);
        assertTrue(why(project, "gen").contains("\n  HIT: no changes\n"));
    }

    @Test
    void whatWasCompiledManyTimesSinceTheTaskRanIsStillKnown() {
        for (int i = 0; i < 3; i++) {
            project.write("tasks/Versions.java", VERSIONS.replace("17", "2" + i));
            assertEquals(0, project.launcher().run("gen").exitCode());
        }
        String page = why(project, "build");
        assertTrue(page.contains("Versions.java:3 jdk() changed"), page);
    }

    @Test
    void theMethodIsThereAsData() {
        project.write("tasks/Versions.java", VERSIONS.replace("17", "21"));
        String data = why(project, "build", "--json");
        assertTrue(
                data.contains("{\"change\": \"changed\", \"what\": \"jdk()\", \"file\": \"Versions.java\", \"line\": 3,"
                        + " \"path\": \"build -> compile -> flags\"}"),
                data);
        assertTrue(data.contains("  \"verdict\": \"miss\",\n"), data);
    }

    @Test
    void theChainLeadsDownToTheFirstCause() {
        project.write("in.txt", "changed");
        String page = why(project, "test");
        assertTrue(page.contains("\n  DEPENDS on gen (gen would run: in.txt changed)\n"), page);
        assertTrue(page.contains("\n  by way of setup -> build -> gen\n"), page);
    }

    @Test
    void aTaskThatIsNotCachedHandsItsCauseOn() {
        project.write("tasks/Tasks.java", TASKS.replace("setup() { }", "setup() { System.out.println(); }"));
        String page = why(project, "test");
        assertTrue(page.contains("""
                        Changes:
                          setup                           dependency changed
                              code                            changed
                                  Tasks.java:22 setup() changed
                        """), page);
    }

    @Test
    void inAnotherCheckoutTheNearestResultOfTheStoreIsCompared() throws IOException {
        String shared = "cache_dir = \"" + temporary.resolve("shared") + "\"\n";
        Project one = project("one").write("ntask.toml", shared);
        Project two = project("two").write("ntask.toml", shared).write("src/A", "another");
        assertEquals(0, one.launcher().run("build").exitCode());
        assertEquals(0, two.launcher().run("gen").exitCode());
        String page = why(two, "build");
        assertTrue(page.contains("Compared to:  build, the nearest of what is stored\n"), page);
        assertTrue(page.contains("  MISS: 1 change from that result\n"), page);
        assertTrue(page.contains("  src/A                           modified, "), page);
    }

    @Test
    void inTheTerminalNothingIsWiderThanEightyColumns() throws IOException {
        Programs.require("tmux");
        project.write("tasks/Versions.java", VERSIONS.replace("17", "21"));
        project.write("src/A", "b").write("in.txt", "changed");
        try (Terminal terminal = Terminal.withNtask(project.root(), temporary, "C.UTF-8")) {
            terminal.type("ntask --why build; echo exit=$?");
            terminal.awaitScreen("exit=0");
            String screen = terminal.screen();
            List<String> lines = screen.lines().toList();
            assertTrue(lines.contains("  DEPENDS on gen (gen would run: in.txt changed)"), screen);
            assertTrue(
                    lines.contains("      Versions.java:3 jdk() changed, reached via build -> compile -> flags"),
                    screen);
            assertFalse(lines.stream().anyMatch(line -> line.length() > 80), screen);
        }
    }

    @Test
    void nothingIsKeptWhereNothingChanged() throws IOException {
        Path parts = project.path(".ntask/code-parts");
        try (Stream<Path> files = Files.list(parts)) {
            assertEquals(1, files.count());
        }
        Files.delete(parts.resolve(parts.toFile().list()[0]));
        assertEquals(0, project.launcher().run("test").exitCode());
        assertEquals(0, parts.toFile().list().length);
    }
}
