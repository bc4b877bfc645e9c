package dev.ntask.runtime.graph;

import dev.ntask.runtime.TextRegistry;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tasks as {@link TextRegistry} reads them; behind a name, {@code *} says that the task is cached, {@code -} that it is
 * hidden. A name with a dot is in a group.
 */
final class Sketch {
    private Sketch() {}

    static Drawing drawing(String tasks, String... named) {
        return drawing(tasks(tasks.split(" / ", -1)), named);
    }

    static Drawing drawing(List<TaskDefinition> tasks, String... named) {
        List<TaskDefinition> starts = new ArrayList<>();
        for (String name : named) {
            starts.addAll(
                    tasks.stream().filter(task -> task.name().equals(name)).toList());
        }
        return Drawing.of(tasks, starts);
    }

    static List<TaskDefinition> tasks(String... lines) {
        Set<String> cached = new HashSet<>();
        Set<String> hidden = new HashSet<>();
        String[] plain = new String[lines.length];
        for (int i = 0; i < lines.length; i++) {
            String name = lines[i].split(":", 2)[0].strip();
            plain[i] = lines[i].strip().replaceFirst("[*-]:", ":");
            if (name.endsWith("*")) {
                cached.add(name.substring(0, name.length() - 1));
            } else if (name.endsWith("-")) {
                hidden.add(name.substring(0, name.length() - 1));
            }
        }
        List<TaskDefinition> tasks = new ArrayList<>();
        for (TaskDefinition task : new TextRegistry(plain).tasks()) {
            tasks.add(finished(task, task.name(), cached.contains(task.name()), hidden.contains(task.name()), ""));
        }
        return tasks;
    }

    static TaskDefinition finished(TaskDefinition task, String name, boolean cached, boolean hidden, String summary) {
        int dot = name.lastIndexOf('.');
        List<String> none = List.of();
        return new TaskDefinition(
                task.ordinal(),
                name,
                dot < 0 ? Optional.empty() : Optional.of(name.substring(0, dot)),
                summary,
                summary,
                task.parameters(),
                task.dependencies(),
                cached
                        ? Optional.of(new CacheDefinition(
                                none,
                                none,
                                none,
                                none,
                                CacheDefinition.Propagation.OUTCOME,
                                true,
                                CacheDefinition.Mode.AFRESH))
                        : Optional.empty(),
                task.parallel(),
                hidden,
                task.aggregate(),
                task.cwd(),
                task.timeout(),
                task.method(),
                task.position());
    }

    /** A task whose names and summary hold all that means something to some format. */
    static List<TaskDefinition> nasty() {
        List<String> names = List.of("end", "g \"q\" \\.a<b>&", "g \"q\" \\.z#quot;", "graph", "x\\");
        List<TaskDefinition> tasks = new ArrayList<>();
        for (TaskDefinition task : tasks("t0:", "t1:", "t2:", "t3:", "t4:")) {
            String name = names.get(task.ordinal());
            tasks.add(finished(task, name, true, false, "</script> \"'`]] --> \\N {x|y}\n" + name));
        }
        return tasks;
    }
}
