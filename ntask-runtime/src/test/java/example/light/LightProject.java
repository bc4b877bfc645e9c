package example.light;

import dev.ntask.runtime.Launch;
import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.SourcePosition;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.registry.TaskMethod;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The main class of a project as light as generated code is: one cached task, which does nothing.
 *
 * <p>Outside of ntask's packages, since what is in those is no project code.
 */
public final class LightProject extends Launch implements Registry {
    /** Starts it. */
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
                Optional.of(new CacheDefinition(
                        List.of("in.txt"),
                        List.of(),
                        List.of(),
                        List.of(),
                        CacheDefinition.Propagation.OUTCOME,
                        true,
                        CacheDefinition.Mode.AFRESH)),
                true,
                false,
                false,
                "",
                Optional.empty(),
                new TaskMethod("example/light/LightProject", "main", "([Ljava/lang/String;)V"),
                new SourcePosition("LightProject.java", 1)));
    }

    @Override
    public Object[] bind(int ordinal, Arguments arguments) {
        return new Object[0];
    }

    @Override
    public void invoke(int ordinal, Object[] values) {}
}
