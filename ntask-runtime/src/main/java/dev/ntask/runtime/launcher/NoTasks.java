package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Launch;
import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** A project without tasks: where there is none, and where its sources define none. */
final class NoTasks extends Launch {
    private static final class Empty implements Registry {
        @Override
        public List<TaskDefinition> tasks() {
            return List.of();
        }

        @Override
        public Object[] bind(int ordinal, Arguments arguments) {
            throw noTask(ordinal);
        }

        @Override
        public void invoke(int ordinal, Object[] values) {
            throw noTask(ordinal);
        }
    }

    @Override
    public Registry registry() {
        return new Empty();
    }

    @Override
    public CommandSpec command(int ordinal) {
        throw noTask(ordinal);
    }

    private static IndexOutOfBoundsException noTask(int ordinal) {
        return new IndexOutOfBoundsException(ordinal);
    }
}
