package dev.ntask.benchmarks;

import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.SourcePosition;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.registry.TaskMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks in layers, each of which depends on two of the layer above, and one that depends on the last layer. */
final class LayeredRegistry implements Registry {
    private final List<TaskDefinition> tasks = new ArrayList<>();
    private final int width;

    LayeredRegistry(int layers, int width) {
        this.width = width;
        for (int layer = 0; layer < layers; layer++) {
            for (int place = 0; place < width; place++) {
                add(layer == 0 ? List.of() : List.of(on(layer - 1, place), on(layer - 1, (place + 1) % width)));
            }
        }
        List<Dependency> bottom = new ArrayList<>();
        for (int place = 0; place < width; place++) {
            bottom.add(on(layers - 1, place));
        }
        add(bottom);
    }

    /** The task that needs all others. */
    TaskDefinition last() {
        return tasks.get(tasks.size() - 1);
    }

    @Override
    public List<TaskDefinition> tasks() {
        return tasks;
    }

    @Override
    public Object[] bind(int ordinal, Arguments arguments) {
        return new Object[0];
    }

    @Override
    public void invoke(int ordinal, Object[] values) {}

    private Dependency on(int layer, int place) {
        return new Dependency(name(layer * width + place), Dependency.Kind.REQUIRES, Arguments.none());
    }

    /** Names sort as they were made, as a registry's must. */
    private static String name(int number) {
        return "t" + (100_000 + number);
    }

    private void add(List<Dependency> dependencies) {
        String name = name(tasks.size());
        tasks.add(new TaskDefinition(
                tasks.size(),
                name,
                Optional.empty(),
                "",
                "",
                List.of(),
                dependencies,
                Optional.empty(),
                true,
                false,
                false,
                "",
                Optional.empty(),
                new TaskMethod("Tasks", name, "()V"),
                new SourcePosition("Tasks.java", tasks.size() + 1)));
    }
}
