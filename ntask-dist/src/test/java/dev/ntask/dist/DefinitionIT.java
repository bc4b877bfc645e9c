package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that define no tasks, or that cannot: what is wrong is named, and nothing else happens. */
final class DefinitionIT {
    @TempDir
    Path temporary;

    private Project project;

    @BeforeEach
    void project() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        project = new Project(temporary.resolve("project")).folder(".");
    }

    @Test
    void aFolderInPlaceOfTheFileIsSaid() {
        project.folder("Tasks.java").folder("a");
        assertFails(
                project.path("Tasks.java")
                        + " is a folder; tasks are in a file of this name, or in files below a folder tasks",
                Launcher.in(project.path("a")).run("hello"));
    }

    @Test
    void aLinkThatLeadsNowhereIsSaid() throws IOException {
        Files.createSymbolicLink(project.path("Tasks.java"), Path.of("nowhere"));
        assertFails(
                project.path("Tasks.java") + " is a link that leads nowhere",
                project.launcher().run("hello"));
        Files.delete(project.path("Tasks.java"));
        project.write("tasks/Tasks.java", Project.tasks("hello", ""));
        Files.createSymbolicLink(project.path("tasks/More.java"), Path.of("nowhere"));
        assertFails(
                "tasks/More.java is a link that leads nowhere",
                project.launcher().run("hello"));
    }

    @Test
    void sourcesWithoutATaskAreSaid() {
        for (String source : new String[] {"", "// nothing\n", "class Tasks {}\n"}) {
            project.write("Tasks.java", source);
            assertEquals(
                    new Launcher.Result(0, "No tasks: no method here has the annotation @Task.\n", ""),
                    project.launcher().run());
            assertFails(
                    "no task named 'hello'. (ntask --list)", project.launcher().run("hello"));
        }
    }

    @Test
    void aByteOrderMarkIsNamedBehindWhatJavacSays() {
        project.write("Tasks.java", "\ufeff" + Project.tasks("hello", ""));
        Launcher.Result result = project.launcher().run("hello");
        assertEquals(2, result.exitCode());
        assertTrue(
                result.err()
                        .endsWith("error: Tasks.java begins with a byte order mark, which javac does not take;"
                                + " save it without\n"),
                result.err());
    }

    @Test
    void aTaskCalledLikeACommandIsSaidWhereItIsCompiled() {
        project.write("Tasks.java", Project.tasks("clean", "System.out.println(\"my own\");"));
        Launcher.Result first = project.launcher().run("run", "clean");
        assertTrue(first.out().contains("my own\n"), first.toString());
        assertTrue(first.err().contains("Tasks.java:"), first.err());
        assertTrue(first.err().contains("warning: [NT014]"), first.err());
        Launcher.Result again = project.launcher().run("run", "clean");
        assertTrue(again.out().contains("my own\n"), again.toString());
        assertFalse(again.err().contains("NT014"), again.err());
        Launcher.Result builtIn = project.launcher().run("clean");
        assertEquals(0, builtIn.exitCode(), builtIn.toString());
        assertFalse(builtIn.out().contains("my own"), builtIn.out());
    }

    @Test
    void aFileMayBeOfAPackage() {
        project.write("Tasks.java", "package deep.down;\n" + Project.tasks("hello", "System.out.println(\"hi\");"));
        assertTrue(project.launcher().run("hello").out().contains("hi\n"));
        assertTrue(project.launcher().run("hello").out().contains("hi\n"));
    }

    @Test
    void ofFileAndFolderTheFileIsReadAndTheOtherNamed() {
        project.write("Tasks.java", Project.tasks("hello", "System.out.println(\"hi\");"))
                .write("tasks/More.java", "class More {}");
        Launcher.Result result = project.launcher().run("hello");
        assertEquals(
                "note: there is a Tasks.java, so the sources in tasks/ are not read;"
                        + " a project has the one or the other\n",
                result.err());
        assertTrue(result.out().contains("hi\n"), result.out());
    }

    @Test
    void sourcesMayHaveAnyName() {
        project.write("tasks/it's \"odd\"\n木 $HOME/-n *.java", "class Word { static String word() { return \"hi\"; } }")
                .write("tasks/@x/Tasks.java", Project.tasks("hello", "System.out.println(Word.word());"));
        for (int i = 0; i < 2; i++) {
            Launcher.Result result = project.launcher().run("-q", "hello");
            assertEquals(new Launcher.Result(0, "hi\n", ""), result);
        }
    }

    @Test
    void anUnreadableFolderOfSourcesIsSaid() throws IOException {
        project.write("tasks/Tasks.java", Project.tasks("hello", ""))
                .folder("tasks/closed")
                .folder(".ntask");
        Files.setPosixFilePermissions(project.path(".ntask"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Launcher unprivileged = project.launcher()
                .as(Launcher.copy(Launcher.DISTRIBUTION, temporary.resolve("installed"))
                        .resolve("bin/ntask")
                        .toString())
                .unprivileged();
        Files.setPosixFilePermissions(project.path("tasks/closed"), PosixFilePermissions.fromString("--x--x--x"));
        assertFails("tasks/closed: permission denied", unprivileged.run("hello"));
        Files.setPosixFilePermissions(project.path("tasks"), PosixFilePermissions.fromString("--x--x--x"));
        assertFails(project.path("tasks") + ": permission denied", unprivileged.run("hello"));
    }

    @Test
    void namesThatAreNoTextAreSaid() throws Exception {
        shell("mkdir tasks && touch tasks/B$(printf '\\377').java");
        project.write("tasks/Tasks.java", Project.tasks("hello", ""));
        assertFails(
                "tasks/B\ufffd.java has a name that is not text in UTF-8",
                project.launcher().run("hello"));
        shell("d=p$(printf '\\377') && mkdir $d && cp tasks/Tasks.java $d");
        Launcher inside = project.launcher()
                .as("/bin/sh", "-c", "cd p* && exec \"$@\"", "sh")
                .and(Launcher.DISTRIBUTION.resolve("bin/ntask").toString());
        assertFails(
                "the path of the project is not text in UTF-8, so that Java cannot name it: " + project.path("p\ufffd")
                        + "; rename the folder",
                inside.run("hello"));
    }

    private void shell(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(project.root().toFile())
                .inheritIO()
                .start();
        assertEquals(0, shell.waitFor());
    }

    @Test
    void anInitializerThatThrowsIsNamedWithItsFileAndCause() {
        project.write(
                "Tasks.java",
                Project.tasks("hello", "")
                        .replace("class Tasks {", "class Tasks {\n    static int number = Integer.parseInt(\"x\");"));
        assertEquals(0, project.launcher().run("--list").exitCode());
        Launcher.Result result = project.launcher().run("hello");
        assertEquals(2, result.exitCode());
        assertTrue(
                result.err()
                        .startsWith("x hello FAILED: class Tasks cannot be initialized:"
                                + " java.lang.NumberFormatException: For input string: \"x\" (Tasks.java:5)\n"),
                result.err());
        assertFalse(result.err().contains("\tat "), result.err());
        assertTrue(project.launcher().run("hello", "-v").err().contains("\tat "));
    }

    @Test
    void whatNeedsNoTasksWorksWithoutAndWithBrokenOnes() {
        project.write(".ntask/ac/left", "");
        assertEquals(new Launcher.Result(0, "cleaned\n", ""), project.launcher().run("clean"));
        assertFalse(Files.exists(project.path(".ntask/ac")));
        project.write("Tasks.java", "class Tasks { oops }").write("ntask.toml", "cach_dir = 1\n");
        assertEquals(0, project.launcher().run("--help").exitCode());
        assertFails(
                "ntask.toml:1:1: unknown key 'cach_dir'. Did you mean 'cache_dir'?",
                project.launcher().run("clean"));
        project.write("ntask.toml", "");
        assertEquals(new Launcher.Result(0, "", ""), project.launcher().run("-q", "clean", "--all"));
        assertFalse(Files.exists(project.path(".ntask")));
        assertEquals(2, project.launcher().run("--list").exitCode());
        assertFails(
                "clean takes no 'hello'; usage: ntask clean [--all]",
                project.launcher().run("clean", "hello"));
    }

    private static void assertFails(String message, Launcher.Result result) {
        assertEquals(new Launcher.Result(2, "", "error: " + message + "\n"), result);
    }
}
