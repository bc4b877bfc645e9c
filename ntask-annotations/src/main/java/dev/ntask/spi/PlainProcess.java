package dev.ntask.spi;

import dev.ntask.NtaskException;
import dev.ntask.ShellException;
import dev.ntask.ShellResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int returncode = await(process, out, err);
            ShellResult result = new ShellResult(
                    returncode,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8),
                    Duration.ofNanos(System.nanoTime() - start));
            if (command.checked() && !result.ok()) {
                System.err.print(result.stderr());
                throw new ShellException(command.display(), returncode);
            }
            return result;
        }
    }

    private Process start(CommandLine line) {
        ProcessBuilder builder = new ProcessBuilder(line.words());
        Path directory = root.resolve(command.directory().orElse(""));
        builder.directory(directory.toFile());
        builder.environment().putAll(command.environment());
        builder.environment().put("NTASK_ROOT", root.toString());
        builder.command(Startable.words(command, line.words(), directory, builder.environment()));
        builder.redirectInput(command.input().isPresent() ? Redirect.PIPE : Redirect.INHERIT);
        builder.redirectOutput(command.capturing() ? Redirect.PIPE : Redirect.INHERIT);
        builder.redirectError(command.capturing() ? Redirect.PIPE : Redirect.INHERIT);
        try {
            return builder.start();
        } catch (IOException e) {
            throw Startable.cannotStart(command, e);
        }
    }

    private int await(Process process, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        OutputPump outPump = OutputPump.start(process.getInputStream(), into(out), PlainProcess::onOwnThread);
        OutputPump errPump = OutputPump.start(process.getErrorStream(), into(err), PlainProcess::onOwnThread);
        try {
            InputFeed.start(process.getOutputStream(), command.input().orElse(""));
            int returncode = await(process);
            outPump.finish();
            errPump.finish();
            return returncode;
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new NtaskException("interrupted: " + command.summary(), e);
        }
    }

    private static void onOwnThread(Runnable pump) {
        Thread thread = new Thread(pump, "output of a command");
        thread.setDaemon(true);
        thread.start();
    }

    private static OutputPump.Sink into(OutputStream target) {
        return (buffer, length) -> {
            try {
                target.write(buffer, 0, length);
            } catch (IOException e) {
                throw new AssertionError("memory does not fail: this is a bug", e);
            }
        };
    }

    private int await(Process process) throws InterruptedException {
        if (command.limit().isEmpty()) {
            return process.waitFor();
        }
        if (!process.waitFor(TimeUnit.NANOSECONDS.convert(command.limit().get()), TimeUnit.NANOSECONDS)) {
            kill(process);
            throw Startable.timedOut(command);
        }
        return process.exitValue();
    }

    private static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
