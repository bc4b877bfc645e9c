package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    void theSearchPathOfCdDoesNotMatter() {
        Path other = Launcher.copy(HERE, temporary.resolve("other/dist"));
        Project project = Project.saying(other.resolveSibling("project"), "hello");
        Launcher launcher = project.launcher()
                .as("/bin/sh", "-c", "cd ../dist && exec \"$@\"", "sh")
                .and("bin/ntask")
                .with("CDPATH", "/usr:" + temporary);
        assertEquals(0, launcher.run("--version").exitCode());
        assertEquals("", launcher.run("--version").err());
    }

    @Test
    void oddWordsReachTheTaskAsTheyAre() {
        Project project = new Project(temporary).write("Tasks.java", """
                import dev.ntask.*;
                import java.util.List;

                class Tasks {
                    @Task
                    static void say(List<String> words) {
                        for (String word : words) {
                            System.out.println(word.length() + ":" + word);
                        }
                    }
                }
                """);
        String endless = "x".repeat(100_000);
        for (String word :
                List.of("", " ", "two\nlines", "żółć 木 \ud83d\ude00", "'\"$HOME`id`\\*?", "-", "a=b", endless)) {
            Launcher.Result result = project.launcher().run("-q", "say", "first", word);
            assertEquals(new Launcher.Result(0, "5:first\n" + word.length() + ":" + word + "\n", ""), result);
        }
        String[] many = new String[10_001];
        Arrays.fill(many, "word");
        many[0] = "say";
        assertEquals(
                10_000,
                project.launcher()
                        .run(many)
                        .out()
                        .lines()
                        .filter("4:word"::equals)
                        .count());
    }

    @Test
    void pathsAreSeenFromWhereNtaskWasCalled() {
        Project project =
                new Project(temporary.resolve("a project")).folder("a/b").write("Tasks.java", """
                import dev.ntask.*;
                import java.nio.file.Path;

                class Tasks {
                    @Task
                    static void show(Path file) {
                        System.out.println(file + " " + Ntask.callerDirectory());
                        Ntask.shell("echo $NTASK_ROOT; pwd");
                    }
                }
                """);
        Path root = project.root();
        assertEquals(
                root + "/a/x.txt " + root + "/a/b\n" + root + "\n" + root + "\n",
                Launcher.in(project.path("a/b")).run("-q", "show", "../x.txt").out());
        assertEquals(
                System.getProperty("user.home") + "/x.txt " + root + "\n" + root + "\n" + root + "\n",
                project.launcher().run("-q", "show", "~/x.txt").out());
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

    @Test
    void inputsAndOutputsMayHaveAnyName() throws IOException {
        Project project = new Project(temporary.resolve("it's \"odd\"\nżółć"))
                .write("in/two\nlines", "1")
                .write("in/it's \"quoted\" $HOME", "2")
                .write("in/żółć 木/-n", "3")
                .write("Tasks.java", """
                        import dev.ntask.*;

                        class Tasks {
                            @Task
                            @Cached(inputs = "in/**", outputs = "out/")
                            static void copy() {
                                Ntask.shell("cp -R in out");
                            }
                        }
                        """);
        assertTrue(project.launcher().run("copy").out().contains("running copy"));
        Files.delete(project.path("out/żółć 木/-n"));
        assertTrue(project.launcher().run("copy").out().contains("o copy cached"));
        assertEquals("3", Files.readString(project.path("out/żółć 木/-n")));
        assertEquals("1", Files.readString(project.path("out/two\nlines")));
        project.write("in/two\nlines", "4");
        Launcher.Result changed = project.launcher().run("copy");
        assertTrue(changed.out().contains("input-modified: in/two\\nlines"), changed.toString());
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
