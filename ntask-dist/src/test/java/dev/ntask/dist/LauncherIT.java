package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where ntask is, where it is called, and what it is called with. */
final class LauncherIT {
    private static final Path HERE = Launcher.DISTRIBUTION;

    @TempDir
    Path temporary;

    @Test
    void theProjectIsFoundUpward() {
        Project project = Project.saying(temporary.resolve("project"), "hello").folder("a/b/c");
        assertSays("hello", Launcher.in(project.path("a/b/c")));
    }

    @Test
    void theNearestProjectIsMeant() {
        Project.saying(temporary, "outer");
        Project inner = Project.saying(temporary.resolve("a/inner"), "inner").folder("b");
        assertSays("inner", Launcher.in(inner.path("b")));
    }

    @Test
    void aConfigurationAloneIsNoProject() {
        Project project = Project.saying(temporary, "outer").write("a/ntask.toml", "");
        assertSays("outer", Launcher.in(project.path("a")));
    }

    @Test
    void aFolderOfTasksIsAProject() {
        Project project = new Project(temporary)
                .write("tasks/deep/down/Tasks.java", "package deep.down;\n" + Project.tasks("hello", "Words.say();"))
                .write("tasks/deep/down/Words.java", """
                        package deep.down;
                        class Words { static void say() { System.out.println("from a folder"); } }
                        """)
                .write("tasks/.#Tasks.java", "what an editor leaves")
                .folder("a");
        assertSays("from a folder", Launcher.in(project.path("a")));
    }

    @Test
    void aFolderOfTasksWithoutSourcesIsNoProject() {
        Project project = Project.saying(temporary, "outer").write("a/tasks/notes/today.txt", "");
        assertSays("outer", Launcher.in(project.path("a/tasks")));
    }

    @Test
    void aLoopOfLinksAmongTheSourcesEnds() throws IOException {
        Project project = new Project(temporary)
                .write("tasks/Tasks.java", Project.tasks("hello", "System.out.println(\"once\");"));
        Files.createSymbolicLink(project.path("tasks/again"), Path.of(".."));
        assertSays("once", project.launcher());
    }

    @Test
    void theLauncherMayBeALink() throws IOException {
        Project project = Project.saying(temporary.resolve("project"), "hello");
        Path absolute = Files.createSymbolicLink(temporary.resolve("absolute"), HERE.resolve("bin/ntask"));
        Files.createDirectories(temporary.resolve("a folder"));
        Path relative = Files.createSymbolicLink(temporary.resolve("a folder/relative"), Path.of("../absolute"));
        assertSays("hello", project.launcher().as(absolute.toString()));
        assertSays("hello", project.launcher().as(relative.toString()));
        assertSays("hello", project.launcher().as("../a folder/relative"));
    }

    @Test
    void theLauncherMayBeOnThePath() {
        Project project = Project.saying(temporary, "hello");
        Launcher launcher = project.launcher().with("PATH", HERE.resolve("bin") + ":/usr/bin:/bin");
        assertSays("hello", launcher.as("/usr/bin/env", "ntask"));
        assertSays("hello", launcher.as("/bin/sh", "-c", "ntask \"$@\"", "sh"));
    }

    @Test
    void otherShellsRunIt() {
        Project project = Project.saying(temporary, "hello");
        String script = HERE.resolve("bin/ntask").toString();
        assertSays("hello", project.launcher().as("bash", script));
        assertSays("hello", project.launcher().as("bash", "--posix", script));
        assertSays("hello", project.launcher().as("dash", script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space",
                "it's \"quoted\"",
                "two\nlines",
                "ends in newline\n",
                "żółć 木",
                "$HOME `id` \\ %s *",
                "-n",
                "a:b",
                "#x",
                "@args"
            })
    void aProjectMayHaveAnyPath(String name) {
        Project project = Project.saying(temporary.resolve(name), "hello").folder(name);
        assertSays("hello", project.launcher());
        assertSays("hello", project.launcher());
        assertSays("hello", Launcher.in(project.path(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "it's \"quoted\"", "two\nlines", "żółć 木", "$HOME `id` \\ *", "-n"})
    void ntaskMayBeInstalledAtAnyPath(String name) {
        Path installed = Launcher.copy(HERE, temporary.resolve(name).resolve("ntask"));
        Project project = Project.saying(temporary.resolve("project"), "hello");
        Launcher launcher = project.launcher().as(installed.resolve("bin/ntask").toString());
        assertSays("hello", launcher);
        assertSays("hello", launcher);
    }

    @Test
    void aColonInTheInstallationsPathIsSaid() {
        Path installed = Launcher.copy(HERE, temporary.resolve("a:b/ntask"));
        Project project = Project.saying(temporary.resolve("project"), "hello");
        Launcher launcher = project.launcher().as(installed.resolve("bin/ntask").toString());
        assertFails("ntask cannot run from a folder with a colon in its path: " + installed, launcher.run("hello"));
    }

    @Test
    void aSecondStartForksNothingAndFindsJavaByItself() {
        Project project = Project.saying(temporary, "hello");
        Launcher nothingElse = project.launcher().with("PATH", "/nowhere");
        assertSays("hello", nothingElse);
        assertSays("hello", nothingElse);
    }

    @Test
    void withoutAProjectTheDirectoryIsNamed() {
        assertFails(
                "no Tasks.java or tasks/ found from " + temporary + " upward",
                Launcher.in(temporary).run("x"));
        assertFails(
                "no Tasks.java or tasks/ found from " + temporary + " upward",
                Launcher.in(temporary).run());
    }

    @Test
    void versionAndHelpNeedNoProject() {
        Launcher.Result version = Launcher.in(temporary).run("--version");
        assertEquals(new Launcher.Result(0, "ntask " + System.getProperty("ntask.version") + "\n", ""), version);
        Launcher.Result help = Launcher.in(temporary).run("--help");
        assertEquals("", help.err());
        assertEquals(0, help.exitCode());
        assertTrue(help.out().contains("--version"), help.out());
    }

    private static void assertSays(String word, Launcher launcher) {
        Launcher.Result result = launcher.run("hello");
        assertTrue(result.out().contains(word), result.toString());
        assertEquals(0, result.exitCode(), result.toString());
    }

    private static void assertFails(String message, Launcher.Result result) {
        assertEquals(new Launcher.Result(2, "", "error: " + message + "\n"), result);
    }
}
