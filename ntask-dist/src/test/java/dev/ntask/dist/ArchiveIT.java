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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Starts with an archive of classes in place. Java itself would run what is in it whatever has become of the jars; so each
 * of these does something to a jar, to the archive or to Java, and sees that the new code runs, and nothing else is said.
 */
final class ArchiveIT {
    private static final String VERSION = System.getProperty("ntask.version");

    @TempDir
    Path temporary;

    private Path installed;
    private ArchivedProject archived;

    @BeforeEach
    void makeOne() throws IOException {
        installed = Launcher.copy(Launcher.DISTRIBUTION, temporary.resolve("ntask"));
        JarFile.unpack(ours("ntask-runtime"));
        Project project = Project.saying(temporary.resolve("a project"), "one");
        Launcher launcher = project.launcher().as(installed.resolve("bin/ntask").toString());
        archived = ArchivedProject.of(project, launcher, "one");
    }

    @AfterEach
    void close() {
        archived.close();
    }

    private Path ours(String name) {
        return installed.resolve("lib/" + name + "-" + VERSION + ".jar");
    }

    private void makeAnother(String word) {
        archived.close();
        archived = ArchivedProject.of(archived.project(), archived.launcher(), word);
    }

    @Test
    void whereNothingHappenedItStays() {
        Path archive = archived.archive();
        archived.says("one");
        for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            for (String flag : List.of("-Xshare:auto", "-Xshare:off")) {
                Launcher.Result result =
                        archived.launcher().with(variable, flag).run("-q", "hello");
                assertEquals(0, result.exitCode(), result.toString());
                assertEquals("one\n", result.out());
            }
        }
        assertEquals(archive, archived.archive());
    }

    @Test
    void anotherNtaskInTheSamePlaceIsTheOneThatRuns() throws IOException {
        JarFile.replace(ours("ntask-runtime"), "ntask " + VERSION, "NTASK " + VERSION);
        Launcher launcher = archived.launcher();
        assertEquals(new Launcher.Result(0, "NTASK " + VERSION + "\n", ""), launcher.run("--version"));
        archived.says("one");
        assertEquals(new Launcher.Result(0, "NTASK " + VERSION + "\n", ""), launcher.run("--version"));
        JarFile.replace(ours("ntask-runtime"), " ran=", " RAN=");
        assertEnds("done. RAN=1 cached=0 failed=0 skipped=0\n", launcher);
        assertFalse(archived.hasArchive());
    }

    /** A stamp may describe the new ntask already while the old one's archive is still there, as after a crash. */
    @Test
    void anArchiveOfAnOlderNtaskIsNotTakenForThatOfTheNewOne() throws IOException {
        List<String> old = archived.command(List.of(), "-q", "hello");
        Path archive = archived.archive();
        Path aside = Files.move(archive, temporary.resolve("aside"));
        JarFile.replace(ours("ntask-runtime"), " ran=", " RAN=");
        makeAnother("one");
        Files.move(aside, archive);
        String[] loud = old.subList(0, old.size() - 2).toArray(String[]::new);
        assertEnds(
                "done. RAN=1 cached=0 failed=0 skipped=0\n", archived.launcher().as(loud));
    }

    private static void assertEnds(String end, Launcher launcher) {
        Launcher.Result result = launcher.run("hello");
        assertTrue(result.out().endsWith(end), result.toString());
        assertEquals(0, result.exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"picocli-4.7.7.jar", "ntask-runtime"})
    void aDamagedNtaskFailsAsItDoesWithoutAnArchive(String name) throws IOException {
        Path jar = name.endsWith(".jar") ? installed.resolve("lib/" + name) : ours(name);
        Path aside = Files.move(jar, temporary.resolve("aside"));
        assertFailsAlike(name);
        Files.write(jar, Arrays.copyOf(Files.readAllBytes(aside), 5000));
        assertFailsAlike(name);
        Files.delete(jar);
        Files.move(aside, jar);
        archived.says("one");
    }

    /** Java itself finds no main class where our first jar is missing; an archive may still hold it. */
    private void assertFailsAlike(String name) {
        Launcher.Result result = archived.launcher().run("-q", "hello");
        Launcher.Result without =
                archived.launcher().with("NTASK_ARCHIVE", "off").run("-q", "hello");
        assertNotEquals(0, without.exitCode());
        if (name.equals("ntask-runtime")) {
            assertNotEquals(0, result.exitCode());
            assertEquals("", result.out());
        } else {
            assertEquals(without, result);
        }
    }

    @Test
    void anotherJarInThePlaceOfTheTasksIsNotRun() throws IOException {
        JarFile.replace(archived.project().jar(), "one", "two");
        archived.says("one");
    }

    @Test
    void aJarOfTasksThatIsCutShortOrGoneIsMadeAgain() throws IOException {
        Path jar = archived.project().jar();
        Files.write(jar, Arrays.copyOf(Files.readAllBytes(jar), 1000));
        archived.says("one");
        makeAnother("one");
        Files.move(archived.project().jar(), archived.path("aside.jar"));
        archived.says("one");
    }

    @Test
    void anEditRunsAndItsArchiveTakesThePlaceOfTheOld() throws IOException {
        Path before = archived.archive();
        Path source = archived.path("Tasks.java");
        FileTime time = Files.getLastModifiedTime(source);
        Project.saying(archived.project().root(), "two");
        Files.setLastModifiedTime(source, time);
        archived.says("two");
        assertEquals(List.of(), archived.project().archives());
        makeAnother("two");
        assertNotEquals(before, archived.archive());
        archived.says("two");
    }

    @Test
    void whateverHappensToTheArchiveTheTasksRun() throws IOException {
        Path archive = archived.archive();
        byte[] content = Files.readAllBytes(archive);
        byte[] stamp = Files.readAllBytes(archived.path(".ntask/stamp"));
        byte[] launch = Files.readAllBytes(archived.path(".ntask/launch"));
        for (int length : List.of(0, 100, 5000, content.length / 2, content.length - 5000, content.length - 1)) {
            Files.delete(archive);
            Files.write(archive, Arrays.copyOf(content, length));
            archived.says("one");
            assertFalse(archived.hasArchive());
            Files.write(archived.path(".ntask/stamp"), stamp);
            Files.write(archived.path(".ntask/launch"), launch);
        }
        Files.write(archive, new byte[content.length]);
        archived.says("one");
        Files.write(archived.path(".ntask/stamp"), stamp);
        Files.write(archived.path(".ntask/launch"), launch);
        Files.move(archive, archived.path("renamed"));
        archived.says("one");
        Files.write(archived.path(".ntask/stamp"), stamp);
        Files.write(archived.path(".ntask/launch"), launch);
        Files.createDirectory(archive);
        archived.says("one");
    }

    @Test
    void theSameArchiveAtAnotherTimeIsReadAndBelieved() throws IOException {
        Path archive = archived.archive();
        byte[] content = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.write(archive, content);
        archived.says("one");
        assertEquals(archive, archived.archive());
    }

    @Test
    void theArchiveOfAnotherProjectIsNotBelieved() throws IOException {
        Project other = Project.saying(temporary.resolve("other"), "two");
        try (ArchivedProject others =
                ArchivedProject.of(other, archived.launcher().at(other.root()), "two")) {
            Files.move(others.archive(), archived.archive(), StandardCopyOption.REPLACE_EXISTING);
            archived.says("one");
            others.says("two");
        }
    }

    @Test
    void aLaunchFileThatNamesTheArchiveOfAnotherProjectDoesNoHarm() throws IOException {
        Project other = Project.saying(temporary.resolve("other"), "two");
        try (ArchivedProject others =
                ArchivedProject.of(other, archived.launcher().at(other.root()), "two")) {
            List<String> lines = new ArrayList<>(Files.readAllLines(archived.path(".ntask/launch")));
            lines.set(5, others.archive().toString());
            Files.write(archived.path(".ntask/launch"), lines);
            archived.says("one");
        }
    }

    @Test
    void aCopyUsesACopyOfTheArchive() throws IOException {
        Project copy = new Project(Launcher.copy(archived.project().root(), temporary.resolve("copy")));
        ArchivedProject.says("one", archived.launcher().at(copy.root()));
        assertEquals(1, copy.archives().size());
        Project.saying(archived.project().root(), "two");
        archived.says("two");
        ArchivedProject.says("one", archived.launcher().at(copy.root()));
    }

    @Test
    void aMovedInstallationIsAnother() throws IOException {
        Path moved = Files.move(installed, temporary.resolve("moved"));
        Launcher launcher = archived.launcher().as(moved.resolve("bin/ntask").toString());
        ArchivedProject.says("one", launcher);
        ArchivedProject.says("one", launcher);
    }

    @Test
    void anotherJavaHomeIsAnotherJava() throws IOException {
        String other = Jdks.other().toString();
        ArchivedProject.says("one", archived.launcher().with("JAVA_HOME", other));
        archived.says("one");
        archived.close();
        archived = ArchivedProject.of(archived.project(), archived.launcher().with("JAVA_HOME", other), "one");
        ArchivedProject.says(
                "one", archived.launcher().with("JAVA_HOME", Jdks.own().toString()));
        archived.says("one");
    }

    @Test
    void anotherJavaInTheSamePlaceTakesNoHarm(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        try {
            archived.close();
            Path java = Launcher.copy(Jdks.own().toRealPath(), folder.resolve("java"));
            Launcher launcher = archived.launcher().with("JAVA_HOME", java.toString());
            archived = ArchivedProject.of(archived.project(), launcher, "one");
            Files.move(java, folder.resolve("aside"));
            Launcher.copy(Jdks.other().toRealPath(), java);
            archived.says("one");
        } finally {
            // JUnit would warn of each link that leads out of a JDK.
            new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
        }
    }

    @Test
    void offMakesNoneAndUsesNone() {
        String body = "System.out.println(System.getProperty(\"ntask.archive\"));";
        Project other = new Project(temporary.resolve("other")).write("Tasks.java", Project.tasks("hello", body));
        Launcher off = archived.launcher().at(other.root()).with("NTASK_ARCHIVE", "off");
        ArchivedProject.says("null", off);
        ArchivedProject.says("null", off);
        assertFalse(Files.exists(other.path(".ntask/bin/archive-lock")));
        try (ArchivedProject others = ArchivedProject.of(other, off, "null")) {
            String archive = other.root().relativize(others.archive()).toString();
            others.says(archive);
            ArchivedProject.says("null", off);
            others.says(archive);
        }
    }

    /**
     * The first class that does makes Java open all jars; so runs are tried that also remove the records of old ones. The
     * jar of the tasks comes before these and may be opened: what bodies load the newer sort of archive does not hold.
     */
    @ParameterizedTest
    @ValueSource(strings = {"hello", "work"})
    void noClassComesFromOurJars(String task) throws Exception {
        Project project =
                new Project(temporary.resolve("other")).write("in", "1").write("Tasks.java", """
                        import dev.ntask.*;

                        class Tasks {
                            @Task
                            @Cached(inputs = "/in", outputs = "/out")
                            static void hello() {
                                System.out.println("hello");
                                Ntask.shell("cat in > out");
                            }

                            @Task
                            static void work() {
                                Ntask.shell("exit 0");
                            }
                        }
                        """);
        Path log = temporary.resolve("log");
        try (ArchivedProject done =
                ArchivedProject.of(project, archived.launcher().at(project.root()), "hello")) {
            for (int i = 0; i < 4; i++) {
                assertEquals(0, done.launcher().run("--max-runs=0", "hello").exitCode());
            }
            assertTrue(Files.exists(project.path(".ntask/builds")), "the build is known by now");
            try (Stream<Path> runs = Files.list(project.path(".ntask/runs"))) {
                assertTrue(runs.count() > 1);
            }
            Process process = new ProcessBuilder(
                            done.command(List.of("-Xlog:class+load:file=" + log), "-q", "--max-runs=1", task))
                    .directory(project.root().toFile())
                    .inheritIO()
                    .start();
            assertEquals(0, process.waitFor());
        }
        List<String> classes = Files.readAllLines(log);
        assertTrue(classes.stream().anyMatch(line -> line.contains(".launcher.Main source: shared objects file")));
        assertTrue(classes.stream().anyMatch(line -> line.contains(" NtaskRegistry source: shared objects file")));
        assertEquals(
                List.of(),
                classes.stream()
                        .filter(line -> line.contains(" source: file:" + installed))
                        .toList());
    }
}
