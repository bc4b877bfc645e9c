package dev.ntask.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TerminationTest {
    private static final Termination.Mark MARK = new Termination.Mark("NTASK_TEST_MARK", "run-" + System.nanoTime());

    private final Termination termination = new Termination(Duration.ofMillis(200));
    private final List<ProcessHandle> seen = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        seen.forEach(ProcessHandle::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsAChildAndItsChildren(boolean group) throws Exception {
        ProcessTree tree = start(group, "sleep 999 & echo $!; echo $$; wait");
        List<ProcessHandle> processes = readPids(tree, 2);
        termination.end(List.of(tree), Optional.empty());
        assertAllGone(processes);
    }

    @Test
    void endsAGrandchildInTheBackgroundWhoseParentIsGone() throws Exception {
        ProcessTree tree = start(true, "(sleep 999 & echo $!); echo $$; read never");
        List<ProcessHandle> processes = readPids(tree, 2);
        termination.end(List.of(tree), Optional.empty());
        assertAllGone(processes);
    }

    @Test
    void endsByItsMarkWhatLeftParentAndGroup() throws Exception {
        ProcessTree tree = start(true, "setsid sh -c 'echo $$; exec sleep 999' & echo $$; wait");
        List<ProcessHandle> processes = readPids(tree, 2);
        tree.handle().destroyForcibly();
        tree.await();
        termination.end(List.of(tree), Optional.of(MARK));
        assertAllGone(processes);
    }

    @Test
    void killsWhatIgnoresThePoliteSignal() throws Exception {
        ProcessTree tree = start(true, "trap '' TERM; echo $$; while :; do sleep 1; done");
        List<ProcessHandle> processes = readPids(tree, 1);
        termination.end(List.of(tree), Optional.of(MARK));
        assertAllGone(processes);
        assertEquals(137, tree.await());
    }

    @Test
    void givesTimeToCleanUp() throws Exception {
        Termination patient = new Termination(Duration.ofSeconds(30));
        ProcessTree tree = start(true, "trap 'echo cleaned; exit 7' TERM; echo $$; while :; do sleep 0.05; done");
        BufferedReader out = reader(tree);
        seen.add(ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow());
        patient.end(List.of(tree), Optional.empty());
        assertEquals("cleaned", out.readLine());
        assertEquals(7, tree.await());
    }

    @Test
    void hurryingEndsTheGraceOfWhatIsBeingEnded() throws Exception {
        Termination patient = new Termination(Duration.ofHours(1));
        ProcessTree tree = start(true, "trap '' TERM; echo $$; while :; do sleep 1; done");
        List<ProcessHandle> processes = readPids(tree, 1);
        Thread ending = new Thread(() -> patient.end(List.of(tree), Optional.empty()));
        ending.start();
        patient.hurry();
        ending.join(20_000);
        assertFalse(ending.isAlive());
        assertAllGone(processes);
    }

    @Test
    void anInterruptedThreadStillEndsThemAndStaysInterrupted() throws Exception {
        ProcessTree tree = start(true, "trap '' TERM; sleep 999 & echo $!; echo $$; wait; wait");
        List<ProcessHandle> processes = readPids(tree, 2);
        Thread.currentThread().interrupt();
        termination.end(List.of(tree), Optional.of(MARK));
        assertTrue(Thread.interrupted());
        assertAllGone(processes);
    }

    @Test
    void anEndedTreeIsNoProblem() throws Exception {
        ProcessTree tree = start(true, "exit 3");
        assertEquals(3, tree.await());
        termination.end(List.of(tree), Optional.of(MARK));
        assertEquals(3, tree.await());
    }

    @Test
    void withoutSetsidAChildStillRuns() throws Exception {
        ProcessTree tree = ProcessStarter.of(Map.of("PATH", "/nowhere:"))
                .start(new ProcessStart(
                        List.of("/bin/sh", "-c", "exit 4"), Path.of("/"), Map.of(), ProcessStart.Input.PIPE));
        assertEquals(4, tree.await());
        assertFalse(tree.leadsGroup());
    }

    @Test
    void aChildHasExactlyTheVariablesItIsGiven() throws Exception {
        ProcessTree tree = ProcessStarter.of(Map.of("A", "0", "B", "\u00e4"))
                .start(new ProcessStart(
                        List.of("/usr/bin/env"), Path.of("/"), Map.of("A", "1", "EMPTY", ""), ProcessStart.Input.PIPE));
        String all = new String(tree.stdout().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(List.of("A=1", "B=\u00e4", "EMPTY="), all.lines().sorted().toList());
    }

    private static ProcessTree start(boolean group, String script) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("PATH", group ? System.getenv("PATH") : "");
        ProcessStarter starter = ProcessStarter.of(environment);
        Map<String, String> own = Map.of("PATH", System.getenv("PATH"), MARK.variable(), MARK.value());
        ProcessTree tree = starter.start(
                new ProcessStart(List.of("/bin/sh", "-c", script), Path.of("/"), own, ProcessStart.Input.PIPE));
        assertEquals(group, tree.leadsGroup());
        return tree;
    }

    private static BufferedReader reader(ProcessTree tree) {
        return new BufferedReader(new InputStreamReader(tree.stdout(), StandardCharsets.UTF_8));
    }

    private List<ProcessHandle> readPids(ProcessTree tree, int count) throws IOException {
        BufferedReader reader = reader(tree);
        for (int i = 0; i < count; i++) {
            seen.add(ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow());
        }
        return List.copyOf(seen);
    }

    private static void assertAllGone(List<ProcessHandle> processes) {
        for (ProcessHandle process : processes) {
            assertFalse(ProcessMarks.isRunning(process), "still running: " + process.info());
        }
    }
}
