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
        long killed = endedProcess();
        String run = "killed-" + System.nanoTime();
        Files.writeString(marks.resolve(run), Long.toString(killed));
        ProcessTree left = start(run, killed);
        ProcessTree other = start(run + "-2", killed);
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

    /** As in another container, whose numbers mean other processes here. */
    @Test
    void whatGoesOnIsKnownByItsLockWhateverItsNumber() throws Exception {
        String run = "elsewhere-" + System.nanoTime();
        long nobody = endedProcess();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        marks.toString(),
                        run,
                        Long.toString(nobody))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals('M', other.getInputStream().read());
        ProcessTree child = start(run, nobody);
        RunMark.set(marks, "next", SELF).close();
        assertTrue(child.handle().isAlive());
        assertTrue(Files.exists(marks.resolve(run)));
        other.destroyForcibly().waitFor();
        RunMark.set(marks, "next", SELF).close();
        assertTrue(child.await() > 128, "ended by a signal");
        assertFalse(Files.exists(marks.resolve(run)));
    }

    /** Has a run until it is killed. */
    static final class Other {
        private Other() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws IOException {
            RunMark mark = RunMark.set(Path.of(arguments[0]), arguments[1], Long.parseLong(arguments[2]));
            System.out.print('M');
            System.out.flush();
            System.in.read();
            mark.close();
        }
    }

    @Test
    void aNumberThatSomebodyElseHasByNowSavesNobody() throws Exception {
        String run = "reused-" + System.nanoTime();
        Files.writeString(marks.resolve(run), Long.toString(SELF));
        ProcessTree left = start(run, SELF);
        RunMark.set(marks, "next", SELF).close();
        assertTrue(left.await() > 128, "ended by a signal");
        assertFalse(Files.exists(marks.resolve(run)));
    }

    private static long endedProcess() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        return ended.pid();
    }

    @Test
    void aMarkThatWasNotFinishedIsRemoved() throws IOException {
        Files.writeString(marks.resolve("cut"), "");
        RunMark.set(marks, "next", SELF).close();
        assertFalse(Files.exists(marks.resolve("cut")));
    }

    private static ProcessTree start(String run, long pid) throws IOException {
        Map<String, String> environment = Map.of(RunMark.VARIABLE, RunMark.value(run, pid, "3"));
        return ProcessStarter.of(Map.of())
                .start(new ProcessStart(List.of("sleep", "999"), Path.of("/"), environment, ProcessStart.Input.PIPE));
    }
}
