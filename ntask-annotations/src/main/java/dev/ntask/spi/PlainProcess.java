package dev.ntask.spi;

import dev.ntask.NtaskException;
import dev.ntask.ShellException;
import dev.ntask.ShellResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One command outside a run: a child that shares our streams, killed with its descendants when its time is up. */
final class PlainProcess {
    private final Command command;
    private final Path root;

    PlainProcess(Command command, Path root) {
        this.command = command;
        this.root = root;
    }

    ShellResult run() {
        try (CommandLine line = CommandLine.of(command)) {
            long start = System.nanoTime();
            Process process = start(line);
            CompletableFuture<String> out = read(process.getInputStream());
            CompletableFuture<String> err = read(process.getErrorStream());
            feed(process);
            int returncode = await(process);
            ShellResult result =
                    new ShellResult(returncode, out.join(), err.join(), Duration.ofNanos(System.nanoTime() - start));
            if (command.checked() && !result.ok()) {
                throw new ShellException(command.display(), returncode);
            }
            return result;
        }
    }

    private Process start(CommandLine line) {
        ProcessBuilder builder = new ProcessBuilder(line.words());
        builder.directory(root.resolve(command.directory().orElse("")).toFile());
        builder.environment().putAll(command.environment());
        builder.environment().put("NTASK_ROOT", root.toString());
        builder.redirectInput(command.input().isPresent() ? Redirect.PIPE : Redirect.INHERIT);
        builder.redirectOutput(command.capturing() ? Redirect.PIPE : Redirect.INHERIT);
        builder.redirectError(command.capturing() ? Redirect.PIPE : Redirect.INHERIT);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new NtaskException("cannot start " + command.display() + ": " + e.getMessage(), e);
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void feed(Process process) {
        if (command.input().isEmpty()) {
            return;
        }
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(command.input().get().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The command closed its input before reading all of it, which is its right.
        }
    }

    private int await(Process process) {
        try {
            if (command.limit().isEmpty()) {
                return process.waitFor();
            }
            Duration limit = command.limit().get();
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            kill(process);
            throw new NtaskException("command timed out after " + limit.toMillis() + " ms: " + command.display());
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new NtaskException("interrupted: " + command.display(), e);
        }
    }

    private static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
