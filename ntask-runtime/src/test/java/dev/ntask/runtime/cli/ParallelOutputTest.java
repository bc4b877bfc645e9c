package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.Ntask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What many tasks write at once, on the screen and in their logs. */
@Timeout(300)
final class ParallelOutputTest {
    private static final List<String> TASKS = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    private static final int LINES = 10_000;

    @TempDir
    Path root;

    @Test
    void linesOfEightTasksAreNeverTornAndAllAreLogged() throws IOException {
        // Each writes a line in two pieces, the second with the beginning of the next line.
        String out = run("awk 'BEGIN { printf \"TASK\"; for (i = 0; i < " + LINES
                + "; i++) { printf \" %d%s\\nTASK\", i, \"TASK\"; if (i % 100 == 0) fflush() } }'; printf ' end'");
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            wanted.add("TASK " + i + "TASK");
        }
        wanted.add("TASK end");
        check(out, wanted);
    }

    @Test
    void carriageReturnsAndBytesThatAreNoTextStayInTheirLines() throws IOException {
        String out = run("i=0; while [ $i -lt 200 ]; do printf '10%%\\r20%%\\r\\nTASK\\377\\303\\n'; i=$((i+1)); done");
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            wanted.add("10%\r20%");
            wanted.add("TASK\ufffd\ufffd");
        }
        check(out, wanted);
    }

    @Test
    void anEndlessLineIsCutSoThatItFitsTheMemory() throws IOException {
        int size = 10 << 20;
        FakeLaunch launch =
                new FakeLaunch("a").body("a", words -> Ntask.shell("head -c " + size + " /dev/zero | tr '\\0' x"));
        String out = run(launch, "a", "-j", "2", "-q");
        long written = 0;
        for (String line : out.lines().toList()) {
            assertTrue(line.startsWith("[a] x") && line.length() < 1_100_000, "a line of " + line.length());
            written += line.length() - "[a] ".length();
        }
        assertEquals(size, written);
        assertEquals(size, log("a").replace("\n", "").length());
    }

    @Test
    void whatBodiesPrintPieceByPieceIsTheirs() throws IOException {
        CountDownLatch all = new CountDownLatch(2);
        FakeLaunch.Body body = words -> {
            all.countDown();
            assertTrue(all.await(60, TimeUnit.SECONDS));
        };
        FakeLaunch launch = new FakeLaunch("a\nb");
        for (String task : List.of("a", "b")) {
            launch.body(task, words -> {
                body.run(words);
                for (int i = 0; i < 500; i++) {
                    System.out.print(task);
                    System.out.append('-').print(i);
                    System.out.println();
                }
            });
        }
        List<String> lines = List.of(run(launch, "a", "b", "-j", "2", "-q").split("\n"));
        for (String task : List.of("a", "b")) {
            List<String> wanted = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                wanted.add("[" + task + "] " + task + "-" + i);
            }
            assertEquals(
                    wanted,
                    lines.stream().filter(line -> line.startsWith("[" + task)).toList());
        }
        assertEquals(1000, lines.size());
    }

    private String run(String command) {
        FakeLaunch launch = new FakeLaunch(String.join("\n", TASKS));
        List<String> words = new ArrayList<>(List.of("-q", "-j", "8"));
        for (String task : TASKS) {
            launch.body(task, none -> Ntask.shell(command.replace("TASK", task)));
            words.add(task);
        }
        return run(launch, words.toArray(String[]::new));
    }

    private String run(FakeLaunch launch, String... words) {
        CliRig.Result result =
                new CliRig(launch, root).with("PATH", System.getenv("PATH")).run(words);
        assertEquals("", result.err());
        assertEquals(0, result.exitCode());
        return result.out();
    }

    private void check(String out, List<String> wanted) throws IOException {
        List<String> lines = List.of(out.split("\n"));
        for (String task : TASKS) {
            List<String> own =
                    wanted.stream().map(line -> line.replace("TASK", task)).toList();
            String prefix = "[" + task + "] ";
            assertEquals(
                    own,
                    lines.stream()
                            .filter(line -> line.startsWith(prefix))
                            .map(line -> line.substring(prefix.length()))
                            .toList());
            assertEquals(own, List.of(log(task).replace("\r\n", "\n").split("\n")));
        }
        assertEquals(TASKS.size() * wanted.size(), lines.size());
    }

    private String log(String task) throws IOException {
        try (Stream<Path> runs = Files.list(root.resolve(".ntask/runs"))) {
            byte[] log = Files.readAllBytes(runs.findFirst().orElseThrow().resolve(task + ".log"));
            return new String(log, StandardCharsets.UTF_8);
        }
    }
}
