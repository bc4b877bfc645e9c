package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.runtime.process.ProcessStart;
import dev.ntask.runtime.process.ProcessTree;
import dev.ntask.runtime.process.RunMark;
import dev.ntask.runtime.process.Termination;
import dev.ntask.spi.Command;
import dev.ntask.spi.CommandLine;
import dev.ntask.spi.InputFeed;
import dev.ntask.spi.OutputPump;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Runs the commands that tasks declare as tools, and keeps what they print until a body may have changed it. */
public final class ToolOutputs {
    /** What says its version takes moments; one that waits for something must not hold up the build for ever. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Surroundings surroundings;
    private final Map<String, Known> known = new HashMap<>();

    /** How often something may have changed what tools are; apart from the answers, so that counting never waits for one. */
    private final AtomicLong changes = new AtomicLong();

    private final Termination termination = new Termination(Duration.ZERO);

    /** Made when the first tool is asked; as {@link #known}, guarded by this. */
    private @Nullable CommandMeans means;

    /** Guards the two below, so that nobody has to wait for a tool to stop it. */
    private final Object lock = new Object();

    private @Nullable ProcessTree running;
    private boolean stopped;

    /** Creates the tools of a build; they run where and as commands of tasks do. */
    public ToolOutputs(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What a tool says about itself.
     *
     * @param text what it prints, after its exit code if that is not 0
     * @param failure how it failed: then the text is about the failure, and two versions may well fail alike
     */
    record Answer(String text, Optional<String> failure) {}

    /** An answer to a question that was put after so many changes. */
    private record Known(Answer answer, long changes) {}

    /** Makes every tool be asked again; to be called when a body or a restore has finished: it may have made the tool. */
    void forget() {
        changes.incrementAndGet();
    }

    /**
     * Returns what a command line prints.
     *
     * @throws NtaskException if it does not end
     * @throws InterruptedException if the build was stopped
     */
    synchronized Answer of(String line) throws IOException, InterruptedException {
        // Counted before it is asked: what changes meanwhile may have come too late for the answer.
        long now = changes.get();
        Known last = known.get(line);
        if (last == null || last.changes() != now) {
            last = new Known(run(line), now);
            known.put(line, last);
        }
        return last.answer();
    }

    /** Ends the tool that runs, if one does, and lets no other start. */
    void stop() {
        @Nullable ProcessTree tree;
        synchronized (lock) {
            stopped = true;
            tree = running;
            running = null;
        }
        if (tree != null) {
            termination.end(List.of(tree), Optional.empty());
        }
    }

    private void setRunning(@Nullable ProcessTree tree) throws InterruptedException {
        synchronized (lock) {
            running = tree;
            if (stopped) {
                throw new InterruptedException("the build was stopped");
            }
        }
    }

    private CommandMeans means() {
        if (means == null) {
            means = CommandMeans.of(surroundings);
        }
        return means;
    }

    private Answer run(String line) throws IOException, InterruptedException {
        CommandMeans means = means();
        ProcessTree tree = means.starter()
                .start(new ProcessStart(
                        CommandLine.of(Command.ofShell(line)).words(),
                        surroundings.root(),
                        Map.of(Surroundings.RUN_ID, surroundings.runId(), RunMark.VARIABLE, surroundings.mark("tool")),
                        ProcessStart.Input.PIPE));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputPump outPump = OutputPump.start(tree.stdout(), (b, n) -> out.write(b, 0, n), means.pumps());
        OutputPump errPump = OutputPump.start(tree.stderr(), (b, n) -> err.write(b, 0, n), means.pumps());
        InputFeed.start(tree.stdin(), "");
        await(line, tree);
        outPump.finish();
        errPump.finish();
        int returncode = tree.await();
        // One stream after the other: how two pipes interleave is chance.
        String text = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        if (returncode == 0) {
            return new Answer(text, Optional.empty());
        }
        String reason = err.toString(StandardCharsets.UTF_8).strip();
        int end = reason.indexOf('\n');
        String first = (end < 0 ? reason : reason.substring(0, end)).strip();
        return new Answer(
                "exit " + returncode + "\n" + text,
                Optional.of("exited with " + returncode + (first.isEmpty() ? "" : " (" + first + ")")));
    }

    private void await(String line, ProcessTree tree) throws InterruptedException {
        boolean ended = false;
        try {
            setRunning(tree);
            ended = tree.await(LIMIT);
            if (!ended) {
                throw new NtaskException("the tool `" + line + "` did not end within " + LIMIT.toSeconds() + " s");
            }
            setRunning(null);
        } finally {
            if (!ended) {
                termination.end(List.of(tree), Optional.empty());
            }
        }
    }
}
