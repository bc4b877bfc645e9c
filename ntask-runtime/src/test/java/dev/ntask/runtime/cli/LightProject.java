package dev.ntask.runtime.cli;

import dev.ntask.runtime.Launch;
import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.SourcePosition;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.registry.TaskMethod;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The main class of a project as light as generated code is: one task, which does nothing. */
final class LightProject extends Launch implements Registry {
    public static void main(String[] arguments) {
        new LightProject().start(arguments);
    }

    @Override
    public Registry registry() {
        return this;
    }

    @Override
    public CommandSpec command(int ordinal) {
        throw new IndexOutOfBoundsException(ordinal);
    }

    @Override
    public List<TaskDefinition> tasks() {
        return List.of(new TaskDefinition(
                0,
                "nothing",
                Optional.empty(),
                "",
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                true,
                false,
                "",
                Optional.empty(),
                new TaskMethod("dev/ntask/runtime/cli/LightProject", "main", "([Ljava/lang/String;)V"),
                new SourcePosition("LightProject.java", 1)));
    }

    @Override
    public Object[] bind(int ordinal, Arguments arguments) {
        return new Object[0];
    }

    @Override
    public void invoke(int ordinal, Object[] values) {}
}
