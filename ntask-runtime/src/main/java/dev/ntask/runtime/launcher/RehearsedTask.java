package dev.ntask.runtime.launcher;

import dev.ntask.Ntask;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A task for {@link Rehearsal}, cached and with all that takes part in most tasks. */
final class RehearsedTask extends Launch implements Registry {
    private final Path root;
    private final TaskDefinition task;
    private int runs;

    /**
     * Creates a task.
     *
     * @param known a task of the project, whose code is looked up for this one; its body is not run
     * @param cached whether its result is cached
     */
    RehearsedTask(Path root, TaskDefinition known, boolean cached) {
        this.root = root;
        this.task = new TaskDefinition(
                0,
                known.name(),
                known.group(),
                "",
                "",
                List.of(),
                List.of(),
                cached ? Optional.of(caching()) : Optional.empty(),
                true,
                false,
                false,
                "",
                Optional.empty(),
                known.method(),
                known.position());
    }

    private static CacheDefinition caching() {
        return new CacheDefinition(
                List.of("in", "*.txt"),
                List.of("out"),
                List.of("PATH"),
                List.of(),
                CacheDefinition.Propagation.OUTCOME,
                true,
                CacheDefinition.Mode.AFRESH);
    }

    String name() {
        return task.name();
    }

    /** Returns how often it was run. */
    int runs() {
        return runs;
    }

    @Override
    public Registry registry() {
        return this;
    }

    @Override
    public List<TaskDefinition> tasks() {
        return List.of(task);
    }

    @Override
    public Object[] bind(int ordinal, Arguments arguments) {
        return new Object[0];
    }

    @Override
    public void invoke(int ordinal, Object[] values) throws IOException {
        runs++;
        System.out.println(task.name());
        Ntask.shell("exit 0");
        Files.writeString(root.resolve("out"), "1");
    }

    @Override
    public CommandSpec command(int ordinal) {
        return CommandSpec.create();
    }
}
