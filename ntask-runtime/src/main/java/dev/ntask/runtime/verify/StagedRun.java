package dev.ntask.runtime.verify;

import dev.ntask.NtaskException;
import dev.ntask.runtime.execute.ActionEnd;
import dev.ntask.runtime.execute.OutputPatterns;
import dev.ntask.runtime.input.InputFile;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.store.ContentStore;
import dev.ntask.runtime.store.OutputTree;
import dev.ntask.runtime.store.Outputs;
import dev.ntask.runtime.store.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs an action where nothing of its project exists but what its fingerprint covers. */
public final class StagedRun {
    private static final int INTERRUPTED = 130;
    private static final long PATIENCE_SECONDS = 5;

    private final Path project;
    private final List<String> ntask;
    private final Map<String, String> environment;
    private final Results results;
    private final ContentStore contents;

    /**
     * Creates staged runs of a project's actions.
     *
     * @param ntask the words of the command that is ntask with this project's tasks, in whatever directory it starts
     * @param results the project's results
     * @param contents keeps the files that a run writes
     */
    public StagedRun(
            Path project, List<String> ntask, Map<String, String> environment, Results results, ContentStore contents) {
        this.project = project;
        this.ntask = List.copyOf(ntask);
        this.environment = Map.copyOf(environment);
        this.results = results;
        this.contents = contents;
    }

    /**
     * Runs an action and returns what it wrote, or what it left of the inputs that it rewrites.
     *
     * @param inputs its input files
     * @param dependencies how those ended whose outcome its fingerprint has
     * @throws NtaskException if it fails there, with what it printed
     */
    public OutputTree outputs(Action action, List<InputFile> inputs, List<ActionEnd> dependencies)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.of(project)) {
            stage.addInputs(inputs);
            for (OutputTree tree : KnownFiles.of(dependencies)) {
                stage.addOutputs(tree);
            }
            run(action, stage.root());
            if (action.task().cached().isPresent()
                    && action.task().cached().get().isInPlace()) {
                return RewrittenFiles.in(stage.root(), inputs, contents);
            }
            Path state = stage.root().resolve(".ntask");
            Outputs outputs = new Outputs(stage.root(), state, results, file -> {
                throw new AssertionError(file + " is compared with nothing: this is a bug");
            });
            return outputs.capture(action.name(), OutputPatterns.of(action));
        }
    }

    private void run(Action action, Path directory) throws IOException, InterruptedException {
        Path log = Files.createTempFile("ntask-stage", ".log");
        try {
            List<String> words = new ArrayList<>(ntask);
            words.addAll(List.of("--no-deps", "--quiet", "run"));
            words.addAll(action.words());
            ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            int exitCode = await(builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start());
            if (exitCode == INTERRUPTED) {
                // A terminal tells both of us; who hears it first is chance.
                throw new InterruptedException(action.name() + " was interrupted");
            }
            if (exitCode != 0) {
                throw new StageFailedException(action.name(), text(log).strip());
            }
        } finally {
            Files.delete(log);
        }
    }

    private static int await(Process ntask) throws InterruptedException {
        try {
            return ntask.waitFor();
        } catch (InterruptedException e) {
            end(ntask);
            throw e;
        }
    }

    /** Lets it end what it has started; whoever interrupts this as well does not wait for what takes its time. */
    private static void end(Process ntask) throws InterruptedException {
        ntask.destroy();
        try {
            ntask.waitFor();
        } catch (InterruptedException e) {
            ntask.destroy();
            if (!ntask.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                ntask.destroyForcibly();
            }
        }
    }

    private static String text(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    }
}
