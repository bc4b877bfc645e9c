package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project on a small disk of its own, which is full. */
final class FullDiskIT {
    @TempDir
    Path temporary;

    private Project project;

    @BeforeEach
    void mount() throws Exception {
        Path disk = Files.createDirectory(temporary.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted || System.getenv("CI") != null, "only root can make a small disk");
        assertTrue(mounted, "there is no small disk to test with");
        project = new Project(disk).write("in", "1").write("Tasks.java", """
                import dev.ntask.*;

                class Tasks {
                    @Task
                    @Cached(inputs = "in", outputs = "out/")
                    static void copy() {
                        Ntask.shell("mkdir -p out && cat in > out/copy");
                    }

                    @Task
                    @Cached(inputs = "in", outputs = "big/")
                    static void fill() {
                        Ntask.shell("mkdir -p big && cat /dev/zero > big/zeros; test -s big/zeros");
                    }
                }
                """);
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", temporary.resolve("disk").toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private void fill() throws Exception {
        run("/bin/sh", "-c", "cat /dev/zero 2>/dev/null > " + project.path("zeros"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12, 24, 40})
    void noRoomToCompileIsSaidAndNothingIsLost(int left) throws Exception {
        fill();
        run("truncate", "-s", "-" + left + "K", project.path("zeros").toString());
        Launcher.Result result = project.launcher().run("copy");
        assertEquals(2, result.exitCode());
        assertTells(result);
        Files.delete(project.path("zeros"));
        assertEquals(0, project.launcher().run("copy").exitCode());
    }

    @Test
    void noRoomForAnArchiveIsNoError() throws Exception {
        project.launcher().run("copy"); // compiles, which says more
        Launcher.Result result =
                project.launcher().with("NTASK_ARCHIVE", "wait").run("-q", "copy");
        String note = "note: there is no archive for faster starts: Java could not make or use it\n";
        assertEquals(new Launcher.Result(0, "", note), result);
        assertEquals(List.of(), project.archives());
        assertFalse(Files.exists(project.path(".ntask/bin/archiving")));
        Launcher.Result again = project.launcher().with("NTASK_ARCHIVE", "").run("-q", "copy");
        assertEquals(new Launcher.Result(0, "", ""), again);
    }

    @Test
    void noRoomToRunIsSaidAndNothingIsLost() throws Exception {
        assertEquals(0, project.launcher().run("copy").exitCode());
        project.write("in", "2");
        fill();
        Launcher.Result result = project.launcher().run("copy");
        assertEquals(1, result.exitCode());
        assertTells(result);
        Files.delete(project.path("zeros"));
        assertEquals(0, project.launcher().run("copy").exitCode());
        assertEquals("2", Files.readString(project.path("out/copy")));
        project.write("in", "1");
        Launcher.Result restored = project.launcher().run("copy");
        assertTrue(restored.out().contains("o copy cached"), restored.toString());
        assertEquals("1", Files.readString(project.path("out/copy")));
    }

    @Test
    void aResultForWhichThereIsNoRoomIsNotStored() throws Exception {
        Launcher.Result result = project.launcher().run("fill");
        assertEquals(0, result.exitCode(), result.toString());
        assertTrue(result.err().contains("note: fill: is not stored: No space left on device\n"), result.err());
        assertFalse(result.err().contains("\tat "), result.err());
        project.write("in", "2");
        Files.delete(project.path("big/zeros"));
        Launcher.Result again = project.launcher().run("copy");
        assertEquals(0, again.exitCode(), again.toString());
        assertEquals("2", Files.readString(project.path("out/copy")));
        assertTrue(project.launcher().run("fill").out().contains("running fill"));
    }

    @Test
    void noRoomForTheRecordOfARunIsSaidOnceAndStopsNothing() throws Exception {
        Project elsewhere = new Project(temporary.resolve("elsewhere"))
                .write("Tasks.java", Project.tasks("talk", "shell(\"yes | head -c 6000000; echo the end\");"));
        elsewhere.launcher().run("--list");
        for (boolean fullBefore : new boolean[] {false, true}) {
            if (fullBefore) {
                fill();
            }
            Launcher.Result result =
                    elsewhere.launcher().run("talk", "--log-dir=" + project.path("logs"), "--max-runs=0");
            assertEquals(0, result.exitCode(), result.err());
            assertTrue(result.out().contains("\nthe end\n+ talk ("), "all of it is shown");
            assertTrue(result.err().startsWith("note: cannot write "), result.err());
            assertTrue(result.err().contains(": No space left on device"), result.err());
            assertEquals(1, result.err().lines().count(), result.err());
        }
        assertEquals(
                0,
                elsewhere
                        .launcher()
                        .run("log", "--log-dir=" + project.path("logs"))
                        .exitCode());
    }

    /** One line of ours that names the place and the reason, and no stack trace. */
    private void assertTells(Launcher.Result result) {
        String error = result.err()
                .lines()
                .filter(line -> line.startsWith("error: cannot "))
                .findFirst()
                .orElse("");
        assertTrue(error.contains(project.path(".ntask").toString()), result.err());
        assertTrue(error.contains("No space left on device"), result.err());
        assertFalse(result.err().contains("\tat "), result.err());
    }
}
