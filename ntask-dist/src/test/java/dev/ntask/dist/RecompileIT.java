package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When tasks are compiled anew, and when not: what runs is always what the sources say. */
final class RecompileIT {
    @TempDir
    Path temporary;

    private Project project;

    @BeforeEach
    void compileOnce() {
        project = Project.saying(temporary.resolve("project"), "one");
        says("one");
    }

    @Test
    void whatDidNotChangeIsNotCompiled() {
        String compilation = project.compilation();
        says("one");
        says("one");
        assertEquals(compilation, project.compilation());
    }

    @Test
    void anEditOfTheSameLengthInTheSameMomentShows() throws IOException {
        Path source = project.path("Tasks.java");
        FileTime time = Files.getLastModifiedTime(source);
        for (String word : new String[] {"two", "six", "ten", "two"}) {
            Project.saying(project.root(), word);
            Files.setLastModifiedTime(source, time);
            says(word);
        }
    }

    @Test
    void aTouchedFileIsNotCompiled() throws IOException {
        String compilation = project.compilation();
        Files.setLastModifiedTime(
                project.path("Tasks.java"), FileTime.from(Instant.now().minusSeconds(1000)));
        says("one");
        Files.setLastModifiedTime(
                project.path("Tasks.java"), FileTime.from(Instant.now().plusSeconds(1000)));
        says("one");
        Path copy = Files.copy(project.path("Tasks.java"), project.path("copy"));
        Files.move(copy, project.path("Tasks.java"), StandardCopyOption.REPLACE_EXISTING);
        says("one");
        assertEquals(compilation, project.compilation());
    }

    /** Javac is called, and finds the same code: what was cached is a hit until the code itself is another. */
    @Test
    void anEditThatChangesNoCodeRunsNothing() {
        Project cached = new Project(temporary.resolve("cached")).write("in", "1");
        String before = "import dev.ntask.*;\n\nclass Tasks {\n";
        String after = "@Task @Cached(inputs = \"/in\") static void read() { System.out.println(%s); }\n}\n";
        cached.write("Tasks.java", before + String.format(after, "1"));
        assertTrue(cached.launcher().run("read").out().contains("done. ran=1 cached=0"));
        for (String edit : new String[] {"// A comment.\n", "/** Reads. */\n", "\n\n    ", "/* long */ "}) {
            String compilation = cached.compilation();
            cached.write("Tasks.java", before + edit + String.format(after, "1"));
            Launcher.Result result = cached.launcher().run("read");
            assertTrue(result.out().contains("done. ran=0 cached=1"), edit + result);
            assertNotEquals(compilation, cached.compilation(), edit);
        }
        cached.write("Tasks.java", before + String.format(after, "2"));
        Launcher.Result result = cached.launcher().run("read");
        assertTrue(result.out().contains("x read: cache miss (body-changed"), result.toString());
        assertTrue(result.out().contains("done. ran=1 cached=0"), result.toString());
    }

    @Test
    void aFileReplacedByAnOlderOneShows() throws IOException {
        Project other = Project.saying(temporary.resolve("other"), "old");
        Files.setLastModifiedTime(
                other.path("Tasks.java"), FileTime.from(Instant.now().minusSeconds(100_000)));
        Files.move(other.path("Tasks.java"), project.path("Tasks.java"), StandardCopyOption.REPLACE_EXISTING);
        says("old");
    }

    @Test
    void addedAndRemovedSourcesShow() throws IOException {
        String task = "System.out.println(Words.word());";
        Project folder = new Project(temporary.resolve("folder"))
                .write("tasks/Tasks.java", Project.tasks("hello", task))
                .write("tasks/Words.java", "class Words { static String word() { return \"first\"; } }");
        assertSays(folder, "first");
        String compilation = folder.compilation();
        folder.write("tasks/Unrelated.java", "class Unrelated { }");
        assertSays(folder, "first");
        assertNotEquals(compilation, folder.compilation());
        Files.delete(folder.path("tasks/Words.java"));
        Launcher.Result broken = folder.launcher().run("hello");
        assertEquals(2, broken.exitCode());
        assertTrue(broken.err().contains("tasks/Tasks.java:"), broken.err());
        folder.write("tasks/more/Words.java", "class Words { static String word() { return \"moved\"; } }");
        assertSays(folder, "moved");
    }

    @Test
    void compileErrorsAreJavacsOwnAndNothingOldRuns() {
        String good = compilationOf(project);
        project.write("Tasks.java", Project.tasks("hello", "int x = \"no\";"));
        for (int i = 0; i < 2; i++) {
            Launcher.Result broken = project.launcher().run("hello");
            assertEquals(2, broken.exitCode());
            assertEquals("", broken.out());
            assertTrue(
                    broken.err()
                            .startsWith("Tasks.java:7: error: incompatible types: String cannot be converted to int"),
                    broken.err());
            assertTrue(broken.err().endsWith("1 error\n"), broken.err());
        }
        Project.saying(project.root(), "one");
        says("one");
        assertEquals(good, compilationOf(project));
    }

    private static String compilationOf(Project project) {
        return project.compilation();
    }

    @Test
    void aCopiedProjectRunsItsOwnTasksWithoutCompiling() {
        String compiled = project.jar().getFileName().toString();
        Project copy = new Project(Launcher.copy(project.root(), temporary.resolve("the copy")));
        String compilation = copy.compilation();
        assertSays(copy, "one");
        assertEquals(compilation, copy.compilation());
        Project.saying(copy.root(), "two");
        assertSays(copy, "two");
        says("one");
        assertEquals(compiled, project.jar().getFileName().toString());
    }

    @Test
    void aMovedProjectRunsWithoutCompiling() throws IOException {
        String compilation = project.compilation();
        Project moved = new Project(Files.move(project.root(), temporary.resolve("moved")));
        assertSays(moved, "one");
        assertEquals(compilation, moved.compilation());
    }

    @Test
    void aMovedInstallationDoesNotCompileButAChangedOneDoes() throws IOException {
        Path installed = Launcher.copy(Launcher.DISTRIBUTION, temporary.resolve("installed"));
        String compilation = project.compilation();
        Launcher launcher = project.launcher().as(installed.resolve("bin/ntask").toString());
        assertTrue(launcher.run("hello").out().contains("one"));
        assertTrue(launcher.run("hello").out().contains("one"));
        assertEquals(compilation, project.compilation());

        Path processor =
                installed.resolve("lib/compile/ntask-processor-" + System.getProperty("ntask.version") + ".jar");
        byte[] bytes = Files.readAllBytes(processor);
        Files.write(processor, withZipComment(bytes));
        assertTrue(launcher.run("hello").out().contains("one"));
        assertNotEquals(compilation, project.compilation());
    }

    /** The same archive with other bytes: a comment at its very end. */
    private static byte[] withZipComment(byte[] zip) {
        byte[] changed = java.util.Arrays.copyOf(zip, zip.length + 1);
        changed[zip.length - 2] = 1;
        changed[zip.length] = '!';
        return changed;
    }

    @Test
    void oldJarsGoAway() {
        for (String word : new String[] {"two", "six", "ten"}) {
            Project.saying(project.root(), word);
            says(word);
        }
        assertEquals(2, project.jars().size(), project.jars().toString());
        assertFalse(Files.exists(project.path(".ntask/bin/compiling")));
    }

    private void says(String word) {
        assertSays(project, word);
    }

    private static void assertSays(Project project, String word) {
        Launcher.Result result = project.launcher().run("hello");
        assertTrue(result.out().contains(word), result.toString());
        assertEquals(0, result.exitCode(), result.toString());
    }
}
