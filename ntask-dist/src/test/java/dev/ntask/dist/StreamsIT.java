package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard streams that are closed, full or no longer read. */
final class StreamsIT {
    private static final String SCRIPT =
            Launcher.DISTRIBUTION.resolve("bin/ntask").toString();

    @TempDir
    Path temporary;

    private Project project;

    @BeforeEach
    void project() {
        project = new Project(temporary.resolve("project")).write("Tasks.java", Project.tasks("hello", """
                        System.out.println("hello");
                        System.err.println("careful");
                        shell("for i in 0 1 2; do readlink /proc/$PPID/fd/$i >> fds.txt; done; cat");
                        """));
        assertEquals(0, project.launcher().run("--list").exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<&-", ">&-", "2>&-", "<&- >&- 2>&-"})
    void aClosedStreamIsAsGoodAsNone(String closed) throws IOException {
        for (int i = 0; i < 2; i++) {
            Files.deleteIfExists(project.path("fds.txt"));
            Launcher.Result result = through("exec \"$@\" " + closed).run("hello");
            assertEquals(0, result.exitCode(), result.toString());
            String[] streams = Files.readString(project.path("fds.txt")).split("\n", -1);
            assertEquals(closed.contains("<&-") ? "/dev/null" : streams[0], streams[0]);
            assertEquals(closed.matches("(.* )?>&-.*") ? "/dev/null" : streams[1], streams[1]);
            assertEquals(closed.contains("2>&-") ? "/dev/null" : streams[2], streams[2]);
        }
        assertEquals(0, through("exec \"$@\" " + closed).run("--list").exitCode());
        assertEquals(2, through("exec \"$@\" " + closed).run("nope").exitCode());
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoError() throws IOException {
        project.write(
                "Tasks.java",
                Project.tasks(
                        "hello",
                        "for (int i = 0; i < 50_000; i++) System.out.println(\"line \" + i);"
                                + " new java.io.File(\"done\").mkdir();"));
        Launcher.Result result =
                through("{ \"$@\"; echo \"exit $?\" >&2; } | head -1").run("hello");
        assertEquals(new Launcher.Result(0, "running hello\n", "exit 0\n"), result);
        assertTrue(Files.isDirectory(project.path("done")));
    }

    @Test
    void aFullDiskBehindTheOutputIsSaid() {
        for (String words : new String[] {"--list", "--help", "hello"}) {
            Launcher.Result result = through("exec \"$@\" > /dev/full").run(words);
            assertEquals(1, result.exitCode());
            assertTrue(result.err().endsWith("error: cannot write to standard output\n"), result.err());
        }
    }

    private Launcher through(String command) {
        return project.launcher().as("/bin/sh", "-c", command, "sh").and(SCRIPT);
    }
}
