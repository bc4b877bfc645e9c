package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.ShellException;
import dev.ntask.ShellResult;
import dev.ntask.runtime.event.BuildEvent.Stream;
import dev.ntask.runtime.process.LineSplitter;
import dev.ntask.runtime.process.ProcessStart;
import dev.ntask.runtime.process.ProcessTree;
import dev.ntask.runtime.process.RunMark;
import dev.ntask.spi.Command;
import dev.ntask.spi.CommandLine;
import dev.ntask.spi.InputFeed;
import dev.ntask.spi.OutputPump;
import dev.ntask.spi.Startable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One command of a running task. */
final class TaskCommand {
    /** The exit code of a command that Ctrl-C has ended. */
    private static final int INTERRUPTED = 130;

    /** A signal reaches another process at once, on a busy machine a little later: in this part of the grace. */
    private static final int PART_OF_GRACE = 5;

    private final Command command;
    private final RunningTask task;
    private final Surroundings surroundings;
    private final CommandMeans means;

    private final ByteArrayOutputStream capturedOut = new ByteArrayOutputStream();
    private final ByteArrayOutputStream capturedErr = new ByteArrayOutputStream();
    private final LineSplitter out;
    private final LineSplitter err;

    TaskCommand(Command command, RunningTask task, Surroundings surroundings, CommandMeans means) {
        this.command = command;
        this.task = task;
        this.surroundings = surroundings;
        this.means = means;
        this.out = command.capturing() ? task.capturedSplitter(Stream.OUT) : task.splitter(Stream.OUT);
        this.err = command.capturing() ? task.capturedSplitter(Stream.ERR) : task.splitter(Stream.ERR);
    }

    /** Runs the command to its end. */
    ShellResult run() {
        try (CommandLine line = CommandLine.of(command)) {
            long start = System.nanoTime();
            ProcessTree tree = start(line);
            int returncode = await(tree);
            ShellResult result = new ShellResult(
                    returncode,
                    capturedOut.toString(StandardCharsets.UTF_8),
                    capturedErr.toString(StandardCharsets.UTF_8),
                    Duration.ofNanos(System.nanoTime() - start));
            if (command.checked() && !result.ok()) {
                showCapturedErrors();
                throw new ShellException(command.display(), returncode);
            }
            return result;
        }
    }

    private ProcessTree start(CommandLine line) {
        Path directory = surroundings
                .root()
                .resolve(command.directory().orElse(task.action().task().cwd()));
        ProcessStart start = new ProcessStart(
                Startable.words(command, line.words(), directory, surroundings.environment()),
                directory,
                variables(),
                inheritsInput() ? ProcessStart.Input.INHERITED : ProcessStart.Input.PIPE);
        try {
            return task.start(means.starter(), start);
        } catch (IOException e) {
            throw Startable.cannotStart(command, e);
        }
    }

    private boolean inheritsInput() {
        return surroundings.inheritsInput()
                && task.mayReadInput()
                && command.input().isEmpty();
    }

    /** What this command has beside the variables that all commands of the run have. */
    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(command.environment());
        // Last, because by these the command and all that it starts are found again.
        variables.put(Surroundings.RUN_ID, surroundings.runId());
        variables.put(RunMark.VARIABLE, task.id());
        return variables;
    }

    private int await(ProcessTree tree) {
        OutputPump outPump = OutputPump.start(tree.stdout(), new Taker(capturedOut, out), means.pumps());
        OutputPump errPump = OutputPump.start(tree.stderr(), new Taker(capturedErr, err), means.pumps());
        try {
            InputFeed.start(tree.stdin(), command.input().orElse(""));
            int returncode = awaitWithin(tree);
            outPump.finish();
            errPump.finish();
            return returncode;
        } catch (InterruptedException e) {
            task.end(tree);
            Thread.currentThread().interrupt();
            throw new NtaskException("interrupted: " + command.summary(), e);
        } finally {
            task.remove(tree);
            finish(outPump, out);
            finish(errPump, err);
        }
    }

    private int awaitWithin(ProcessTree tree) throws InterruptedException {
        if (command.limit().isPresent() && !tree.await(command.limit().get())) {
            task.end(tree);
            throw Startable.timedOut(command);
        }
        int returncode = tree.await();
        if (returncode == INTERRUPTED && inheritsInput()) {
            task.awaitStop(surroundings.killGrace().dividedBy(PART_OF_GRACE));
        }
        return returncode;
    }

    /** Reports also what a command printed before it was killed. */
    private static void finish(OutputPump pump, LineSplitter lines) {
        boolean interrupted = Thread.interrupted();
        try {
            pump.finish();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        lines.finish();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes what the command prints; no lambda, which would cost the first command some milliseconds. */
    private final class Taker implements OutputPump.Sink {
        private final ByteArrayOutputStream captured;
        private final LineSplitter lines;

        Taker(ByteArrayOutputStream captured, LineSplitter lines) {
            this.captured = captured;
            this.lines = lines;
        }

        @Override
        public void accept(byte[] buffer, int length) {
            if (command.capturing()) {
                captured.write(buffer, 0, length);
            }
            lines.accept(buffer, 0, length);
        }
    }

    /** Nobody has seen what a command said before it failed, if it was captured. */
    private void showCapturedErrors() {
        LineSplitter shown = task.splitter(Stream.ERR);
        shown.accept(capturedErr.toByteArray(), 0, capturedErr.size());
        shown.finish();
    }
}
