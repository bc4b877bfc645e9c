package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.TinyDisk;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole processes on one project and on one store, killed, without space, and all at once. The long forms: {@code
 * -Dntask.kills=300}, {@code -Dntask.rounds=50}.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(3600)
final class ConcurrentProcessesTest {
    private static final long SEED = 20261122;
    private static final int KILLS = Integer.getInteger("ntask.kills", 5);
    private static final int ROUNDS = Integer.getInteger("ntask.rounds", 3);
    private static final int PROCESSES = 8;
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    private Path project(String name, String source) throws IOException {
        Path root = directory.resolve(name);
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("src/in"), source);
        return root;
    }

    /** What a process writes goes to files beside its project, whose names begin with its number. */
    private Process start(Path root, String number, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FireProject.class.getName()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(directory.resolve(number + ".out").toFile())
                .redirectError(directory.resolve(number + ".err").toFile())
                .start();
        started.add(process);
        return process;
    }

    private static int end(Process process) throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "hangs");
        return process.exitValue();
    }

    private String said(String number) throws IOException {
        String said = Files.readString(directory.resolve(number + ".out"))
                + Files.readString(directory.resolve(number + ".err"));
        assertFalse(said.contains("\tat ") || said.contains("Exception"), said);
        return said;
    }

    private void run(Path root, String... words) throws Exception {
        int exitCode = end(start(root, "run", words));
        assertEquals(0, exitCode, said("run"));
    }

    private static void assertMade(Path root, String source) throws IOException {
        for (int i = 0; i < 5; i++) {
            Path file = root.resolve("build/d" + i + "/out");
            assertEquals(FireProject.made(source, i), Files.readString(file), file.toString());
        }
    }

    private static void assertSound(Path store, Path root) throws IOException {
        assertEquals(List.of(), StateDirectory.of(store, root).verify().problems());
    }

    private void await(String number, String text) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(directory.resolve(number))
                || !Files.readString(directory.resolve(number)).contains(text)) {
            assertTrue(System.nanoTime() < deadline, () -> number + " never says " + text);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void ofEightProcessesOneRunsTheTaskAndTheOthersWaitForItByNameAndHit() throws Exception {
        Path root = project("p", "one");
        Path hold = Files.createFile(directory.resolve("p.hold"));
        Process first = start(root, "0", "compile");
        await("p.ran", "compile");
        List<Process> others = new ArrayList<>();
        for (int i = 1; i < PROCESSES; i++) {
            others.add(start(root, Integer.toString(i), "test"));
        }
        for (int i = 1; i < PROCESSES; i++) {
            await(i + ".err", "waiting for pid " + first.pid());
        }
        assertEquals(1, end(start(root, "gc", "cache", "gc")));
        assertEquals(
                "error: another ntask is using " + root.resolve(".ntask") + "; collect when it has ended\n",
                said("gc"));
        run(root, "cache", "verify");
        run(root, "cache", "stats");
        Files.delete(hold);
        assertEquals(0, end(first), said("0"));
        for (int i = 1; i < PROCESSES; i++) {
            assertEquals(0, end(others.get(i - 1)), said(Integer.toString(i)));
            assertTrue(said(Integer.toString(i)).contains("compile"), said(Integer.toString(i)));
        }
        assertEquals("compile\n", Files.readString(directory.resolve("p.ran")), "it ran once");
        assertMade(root, "one");
        assertSound(root.resolve(".ntask"), root);
    }

    @Test
    void processesInWorkTreesOfOneRepositoryShareAStoreThatIsCollectedMeanwhile() throws Exception {
        Path main = project("main", "0");
        Path store = directory.resolve("store");
        Files.writeString(main.resolve("ntask.toml"), "cache_dir = \"../store\"\ncache_max_size = \"600 KiB\"\n");
        git(main, "init", "-q");
        git(main, "add", ".");
        git(main, "-c", "user.name=n", "-c", "user.email=e", "commit", "-qm", "all");
        List<Path> trees = new ArrayList<>(List.of(main));
        for (int i = 1; i < 4; i++) {
            git(main, "worktree", "add", "-q", "../tree" + i);
            trees.add(directory.resolve("tree" + i));
        }
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            List<Process> running = new ArrayList<>();
            List<String> sources = new ArrayList<>();
            for (int i = 0; i < trees.size(); i++) {
                sources.add(Integer.toString(random.nextInt(4)));
                Files.writeString(trees.get(i).resolve("src/in"), sources.get(i));
                running.add(start(trees.get(i), "r" + i, "test"));
                running.add(start(trees.get(i), "s" + i, "test"));
            }
            Process collector = start(main, "gc", "cache", "gc");
            for (int i = 0; i < running.size(); i++) {
                String number = (i % 2 == 0 ? "r" : "s") + i / 2;
                assertEquals(0, end(running.get(i)), said(number));
                said(number);
            }
            // It says so if others use the store.
            assertTrue(end(collector) == 0 || said("gc").contains("is using"), said("gc"));
            for (int i = 0; i < trees.size(); i++) {
                assertMade(trees.get(i), sources.get(i));
            }
            assertSound(store, main);
        }
    }

    @Test
    void afterAKillAtAnyMomentTheNextRunIsRight() throws Exception {
        Path root = project("p", "0");
        run(root, "test");
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            String source = Integer.toString(random.nextInt(4));
            Files.writeString(root.resolve("src/in"), source);
            Process killed = start(root, "killed", "test");
            killed.waitFor(random.nextInt(1100), TimeUnit.MILLISECONDS);
            killed.destroyForcibly().waitFor();
            assertSound(root.resolve(".ntask"), root);
            run(root, "test");
            assertMade(root, source);
            if (random.nextInt(4) == 0) {
                run(root, "cache", "gc");
                assertEquals(
                        0, List.of(root.resolve(".ntask/tmp").toFile().list()).size(), "leftovers");
            }
        }
    }

    @Test
    void onAFullDiskNothingIsWrongAndNobodySeesAStackTrace() throws Exception {
        Path root = Files.createDirectories(directory.resolve("p"));
        try (TinyDisk disk = TinyDisk.over(root, 700)) {
            project("p", "0");
            run(root, "test");
            int failed = 0;
            for (int pages = 0; pages < 210; pages += 210 / Math.max(6, ROUNDS)) {
                String source = "source " + pages;
                Files.writeString(root.resolve("src/in"), source);
                disk.leave(pages);
                failed += end(start(root, "full", "test")) == 0 ? 0 : 1;
                said("full");
                disk.empty();
                assertSound(root.resolve(".ntask"), root);
                run(root, "test");
                assertMade(root, source);
                run(root, "clean");
                run(root, "cache", "gc");
            }
            assertTrue(failed > 0, "there was space enough");
        }
    }

    private static void git(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, git.waitFor(), command.toString());
    }
}
