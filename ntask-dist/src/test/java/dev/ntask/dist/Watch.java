package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A call of {@code ntask watch} that goes on until it is ended. */
final class Watch implements AutoCloseable {
    private static final Pattern CAUSE = Pattern.compile("(?m)^Target: .*? \\((.*)\\)$");
    private static final String WAITS = "watch: waiting for changes...\n";
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path output;

    private Watch(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts one, and waits until its first run is over. */
    static Watch start(Project project, String... words) {
        Watch watch = begin(project, words);
        watch.awaitWaiting(1);
        return watch;
    }

    /** Starts one. */
    static Watch begin(Project project, String... words) {
        Path output = project.root().resolveSibling("output");
        return new Watch(project.launcher().and("watch").startInto(output, words), output);
    }

    /** Starts one by a command of the shell, which has the words of the call as its own: {@code "$@" | head}. */
    static Watch through(String command, Project project, String... words) {
        Path output = project.root().resolveSibling("output");
        String script = Launcher.DISTRIBUTION.resolve("bin/ntask").toString();
        Launcher shell = project.launcher().as("/bin/sh", "-c", command, "sh");
        return new Watch(shell.and(script).and("watch").startInto(output, words), output);
    }

    /** Everything that it has said so far. */
    String output() {
        return read(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return ""; // it is being replaced
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why each run began, so far. */
    List<String> causes() {
        return CAUSE.matcher(output())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** Waits until it has nothing to do for the nth time. */
    void awaitWaiting(int times) {
        await(() -> output().split(WAITS, -1).length > times, "waiting for the " + times + ". time");
    }

    /** Waits until it has nothing to do, however often that was so before. */
    void awaitIdle() {
        await(() -> output().endsWith(WAITS), "waiting");
    }

    void awaitOutput(String text) {
        await(() -> output().contains(text), "'" + text + "'");
    }

    void awaitOutput(String text, int times) {
        await(() -> output().split(Pattern.quote(text), -1).length > times, "'" + text + "' " + times + " times");
    }

    /** Waits for a file with a line in it: it is there before what is written to it. */
    void awaitLine(Path file) {
        await(() -> read(file).endsWith("\n"), "line in " + file);
    }

    void awaitContent(Path file, String text) {
        await(() -> read(file).contains(text), "'" + text + "' in " + file);
    }

    private void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end && process.isAlive(), () -> "no " + what + ":\n" + output());
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Sends a signal, and returns the exit code. */
    int end(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return end();
    }

    /** Waits until it ends by itself, and returns the exit code. */
    int end() {
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), this::output);
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
