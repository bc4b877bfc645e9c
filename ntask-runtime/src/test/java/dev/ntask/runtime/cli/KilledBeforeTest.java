package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a run that was killed has left running writes until the next run ends it: no look from before counts. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
final class KilledBeforeTest {
    @TempDir
    Path temp;

    @Test
    void whatIsWrittenWhileItIsEndedIsSeen() throws IOException {
        Path root = temp.toRealPath();
        Files.writeString(root.resolve("in"), "1");
        FakeLaunch project = new FakeLaunch("make*")
                .cached("make", "in", "made")
                .body("make", given -> Files.writeString(root.resolve("made"), "right"));
        for (int i = 0; i < 4; i++) {
            new CliRig(project, root).run("make");
        }
        assertTrue(Files.isDirectory(root.resolve(".ntask/builds")), "the build is known");
        for (int i = 0; i < 5; i++) {
            Process left = left(root, "killed" + i);
            try {
                new CliRig(project, root).run("make");
                assertEquals("right", Files.readString(root.resolve("made")));
            } finally {
                left.destroyForcibly();
            }
        }
    }

    /** Starts what writes when it is told to end, if it is not killed before. */
    private static Process left(Path root, String run) throws IOException {
        String action = run + "-" + root.hashCode();
        ProcessBuilder command = new ProcessBuilder(
                "/bin/sh", "-c", "trap 'printf wrong >made; exit' TERM; echo ready; while :; do :; done");
        command.directory(root.toFile());
        command.environment().put("NTASK_ACTION_ID", action + ".make");
        Process left = command.start();
        assertEquals('r', left.getInputStream().read());
        Files.writeString(
                Files.createDirectories(root.resolve(".ntask/running")).resolve(run), "" + root.hashCode());
        return left;
    }
}
