package dev.ntask.runtime.cli;

import dev.ntask.NtaskException;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.execute.ActionEnd;
import dev.ntask.runtime.execute.BuildResult;
import dev.ntask.runtime.execute.Fingerprinter;
import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.input.InputFile;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.store.Notes;
import dev.ntask.runtime.store.OutputTree;
import dev.ntask.runtime.store.Results;
import dev.ntask.runtime.store.disk.StateDirectory;
import dev.ntask.runtime.verify.RewrittenFiles;
import dev.ntask.runtime.verify.StageFailedException;
import dev.ntask.runtime.verify.StagedRun;
import dev.ntask.runtime.verify.TreeComparison;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Runs a cached task twice, and tells whether it wrote the same: else its result depends on what is not declared. */
final class Verifying {
    private static final String FIRST = "the first run";
    private static final int SAME = 0;
    private static final int DIFFERENT = 1;
    private static final int INTERRUPTED = 130;

    private final Launch launch;
    private final Registry registry;
    private final Invocation invocation;
    private final ProjectConfig config;
    private final Request.Verify request;

    Verifying(Launch launch, Registry registry, Invocation invocation, Request.Verify request) {
        this.launch = launch;
        this.registry = registry;
        this.invocation = invocation;
        this.config = ProjectConfig.read(invocation.root());
        this.request = request;
    }

    /** Returns the exit code: 0 if both runs wrote the same. */
    int exitCode(Plan plan) throws IOException {
        if (!request.settings().cache()) {
            throw new UsageException("verify compares what the cache holds of a task and what it needs,"
                    + " so neither --no-cache nor --no-deps can go with it");
        }
        Action action = plan.requested().get(0);
        if (action.task().cached().isEmpty()) {
            throw new NtaskException(
                    action.name() + " is not cached: it runs every time, so there is nothing to verify");
        }
        SharedState shared = SharedState.open(config.cacheDirectory(invocation.root()), invocation.root());
        try {
            return verify(plan, action, shared.directory());
        } catch (StageFailedException e) {
            invocation.err().println("error: " + e.getMessage());
            e.output().lines().forEach(line -> invocation.err().println("  " + line));
            return DIFFERENT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        } finally {
            shared.close();
        }
    }

    private int verify(Plan plan, Action action, StateDirectory state) throws IOException, InterruptedException {
        BuildResult first = build(plan, action, state);
        if (!first.succeeded()) {
            return unverified(first);
        }
        OutputTree one = left(first, plan, action, state);
        if (request.inputs()) {
            return compare(
                    action, one, staged(plan, action, first, state), "the run where only its inputs exist", state);
        }
        BuildResult second = build(plan, action, state);
        return second.succeeded()
                ? compare(action, one, left(second, plan, action, state), "the second run", state)
                : unverified(second);
    }

    /** What a build has left of an action: its outputs, or the inputs that it rewrites. */
    private OutputTree left(BuildResult build, Plan plan, Action action, StateDirectory state)
            throws IOException, InterruptedException {
        return isInPlace(action)
                ? RewrittenFiles.in(invocation.root(), inputs(plan, state), state.contents())
                : end(build, action).outputs();
    }

    private static boolean isInPlace(Action action) {
        return action.task().cached().isPresent()
                && action.task().cached().get().isInPlace();
    }

    /** The input files of the action that was asked for, as they are now. */
    private List<InputFile> inputs(Plan plan, StateDirectory state) throws IOException, InterruptedException {
        List<Prediction> predictions =
                new Inquiry(launch, invocation, config, request.settings()).predictions(plan, state);
        return predictions.get(predictions.size() - 1).inputs().files();
    }

    /** The ends of the dependencies that count for an action. */
    private static List<ActionEnd> known(Plan plan, Action action, BuildResult build) {
        List<ActionEnd> ends = new ArrayList<>();
        if (Fingerprinter.usesDependencies(action)) {
            for (Action dependency : plan.dependencies(action)) {
                ends.add(end(build, dependency));
            }
        }
        return ends;
    }

    private static ActionEnd end(BuildResult build, Action action) {
        ActionEnd end = build.ends().get(action);
        if (end == null) {
            throw new AssertionError(action + " was built and has no end: this is a bug");
        }
        return end;
    }

    private static int unverified(BuildResult build) {
        return build.cancelled() ? INTERRUPTED : DIFFERENT;
    }

    private BuildResult build(Plan plan, Action action, StateDirectory state) throws IOException {
        Settings settings = request.settings().withForced(List.of(action.task().ordinal()));
        return new Wiring(launch, registry, invocation, config, settings).run(plan, state);
    }

    private int compare(Action action, OutputTree one, OutputTree other, String where, StateDirectory state)
            throws IOException {
        List<String> differences = new TreeComparison(state.contents(), FIRST, where).of(one, other);
        tell(action, one, differences, where);
        return differences.isEmpty() ? SAME : DIFFERENT;
    }

    private OutputTree staged(Plan plan, Action action, BuildResult first, StateDirectory state)
            throws IOException, InterruptedException {
        Notes notes = message -> invocation.err().println("note: " + message);
        Results results = state.results(notes, Clock.systemUTC());
        StagedRun run =
                new StagedRun(invocation.root(), command(), invocation.environment(), results, state.contents());
        List<InputFile> inputs = inputs(plan, state);
        Interrupts interrupts = invocation.ownsProcess() ? Interrupts.of(new Waiting(Thread.currentThread())) : null;
        try {
            return run.outputs(action, inputs, known(plan, action, first));
        } finally {
            if (interrupts != null) {
                interrupts.close();
            }
        }
    }

    /** The words that start this project's ntask, without the launcher: it would look for sources to compile. */
    private List<String> command() {
        List<String> entries = new ArrayList<>();
        for (Path entry : launch.classPath()) {
            entries.add(invocation.root().resolve(entry).toString());
        }
        return List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                String.join(File.pathSeparator, entries),
                launch.getClass().getName());
    }

    /** What waits for the process of a staged run; that one ends what it has started. */
    private record Waiting(Thread thread) implements Interrupts.Interruptible {
        @Override
        public void cancel() {
            thread.interrupt();
        }

        @Override
        public void hurry() {
            thread.interrupt();
        }

        @Override
        public void exiting() {}
    }

    private void tell(Action action, OutputTree one, List<String> differences, String where) {
        String name = action.name();
        String left = isInPlace(action) ? "left" : "wrote";
        String noun = isInPlace(action) ? "input" : "output";
        if (differences.isEmpty()) {
            int count = one.files().size()
                    + one.links().size()
                    + one.emptyDirectories().size();
            String what =
                    count == 0 ? "succeeded" : left + " the same (" + count + " " + noun + (count == 1 ? ")" : "s)");
            invocation.out().println("verified. " + name + " " + what + " in " + FIRST + " and in " + where);
            return;
        }
        invocation
                .err()
                .println(
                        "error: " + name + " " + left + " other " + noun + "s in " + where + " than in " + FIRST + ":");
        for (String difference : differences) {
            invocation.err().println("  " + difference);
        }
    }
}
