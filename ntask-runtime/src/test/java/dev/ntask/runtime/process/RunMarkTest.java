package dev.ntask.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunMarkTest {
    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    Path marks;

    @Test
    void isThereAsLongAsTheRun() throws IOException {
        RunMark mark = RunMark.set(marks.resolve("running"), "a", SELF);
        assertEquals(Long.toString(SELF), Files.readString(marks.resolve("running/a")));
        mark.close();
        assertFalse(Files.exists(marks.resolve("running/a")));
    }

    @Test
    void whatAKilledRunLeftIsEnded() throws Exception {
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        String run = "killed-" + System.nanoTime();
        Files.writeString(marks.resolve(run), Long.toString(killed.pid()));
        ProcessTree left = start(run, killed.pid());
        ProcessTree other = start(run + "-2", killed.pid());
        RunMark.set(marks, "next", SELF).close();
        assertTrue(left.await() > 128, "ended by a signal");
        assertFalse(Files.exists(marks.resolve(run)));
        assertTrue(other.handle().isAlive(), "a longer name is another run's");
        other.handle().destroyForcibly();
        other.await();
    }

    @Test
    void whatGoesOnIsLeftAlone() throws Exception {
        String run = "going-on-" + System.nanoTime();
        RunMark going = RunMark.set(marks, run, SELF);
        ProcessTree child = start(run, SELF);
        RunMark.set(marks, "next", SELF).close();
        assertTrue(child.handle().isAlive());
        assertTrue(Files.exists(marks.resolve(run)));
        child.handle().destroyForcibly();
        assertTrue(child.await(Duration.ofSeconds(20)));
        going.close();
    }

    @Test
    void aMarkThatWasNotFinishedIsRemoved() throws IOException {
        Files.writeString(marks.resolve("cut"), "");
        RunMark.set(marks, "next", SELF).close();
        assertFalse(Files.exists(marks.resolve("cut")));
    }

    private static ProcessTree start(String run, long pid) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put(RunMark.VARIABLE, RunMark.value(run, pid, "3"));
        return ProcessStarter.searching("")
                .start(new ProcessStart(List.of("sleep", "999"), Path.of("/"), environment, ProcessStart.Input.PIPE));
    }
}
