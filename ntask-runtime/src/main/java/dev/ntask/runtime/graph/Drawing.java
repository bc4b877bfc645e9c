package dev.ntask.runtime.graph;

import dev.ntask.DiscoveryException;
import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be drawn: some tasks with all that they require, and the edges among these. Immutable.
 *
 * <p>An edge that only orders brings in no task, as it makes none run.
 */
public final class Drawing {
    private final List<TaskDefinition> tasks;
    private final List<Edge> edges;
    private final List<TaskDefinition> roots;

    /** By name of the task that has them. */
    private final Map<String, List<Edge>> byTask = new TreeMap<>();

    /**
     * An edge between two tasks.
     *
     * @param task the one that runs later
     * @param needs the one that runs first
     * @param kind what it means
     * @param arguments the constant arguments that the one that runs first gets
     */
    public record Edge(TaskDefinition task, TaskDefinition needs, Dependency.Kind kind, Arguments arguments) {}

    private Drawing(List<TaskDefinition> tasks, List<Edge> edges, List<TaskDefinition> roots) {
        this.tasks = List.copyOf(tasks);
        this.edges = List.copyOf(edges);
        this.roots = List.copyOf(roots);
        for (Edge edge : edges) {
            List<Edge> others = byTask.getOrDefault(edge.task().name(), new ArrayList<>());
            others.add(edge);
            byTask.put(edge.task().name(), others);
        }
    }

    /**
     * Returns the drawing of some tasks.
     *
     * @param all every task of the project, sorted by name
     * @param named the tasks to start from; if there are none, all that are not hidden
     * @throws DiscoveryException if a dependency does not exist
     */
    public static Drawing of(List<TaskDefinition> all, List<TaskDefinition> named) {
        Map<String, TaskDefinition> byName = new TreeMap<>();
        for (TaskDefinition task : all) {
            byName.put(task.name(), task);
        }
        List<TaskDefinition> starts = new ArrayList<>(named);
        for (TaskDefinition task : all) {
            if (named.isEmpty() && !task.hidden()) {
                starts.add(task);
            }
        }
        Set<String> reached = reached(starts, byName);
        List<TaskDefinition> tasks = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        Set<String> required = new HashSet<>();
        for (TaskDefinition task : all) {
            if (!reached.contains(task.name())) {
                continue;
            }
            tasks.add(task);
            for (Dependency edge : task.dependencies()) {
                if (reached.contains(edge.task())) {
                    edges.add(new Edge(task, find(byName, task, edge), edge.kind(), edge.arguments()));
                }
                if (edge.kind().requires()) {
                    required.add(edge.task());
                }
            }
        }
        List<TaskDefinition> roots = new ArrayList<>();
        for (TaskDefinition start : starts) {
            if (!roots.contains(start) && (!named.isEmpty() || !required.contains(start.name()))) {
                roots.add(start);
            }
        }
        return new Drawing(tasks, edges, roots);
    }

    private static Set<String> reached(List<TaskDefinition> starts, Map<String, TaskDefinition> byName) {
        Set<String> reached = new HashSet<>();
        ArrayDeque<TaskDefinition> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            TaskDefinition task = open.remove();
            if (reached.add(task.name())) {
                for (Dependency edge : task.dependencies()) {
                    if (edge.kind().requires()) {
                        open.add(find(byName, task, edge));
                    }
                }
            }
        }
        return reached;
    }

    private static TaskDefinition find(Map<String, TaskDefinition> byName, TaskDefinition from, Dependency edge) {
        TaskDefinition task = byName.get(edge.task());
        if (task == null) {
            throw new DiscoveryException(
                    "task " + from.name() + " depends on " + edge.task() + ", which does not exist");
        }
        return task;
    }

    /** Returns the tasks, sorted by name. */
    public List<TaskDefinition> tasks() {
        return tasks;
    }

    /** Returns the edges, by the name of the task that runs later, then in the order of their declaration. */
    public List<Edge> edges() {
        return edges;
    }

    /** Returns where a reader begins: the tasks that were named, else those that no other one requires. */
    public List<TaskDefinition> roots() {
        return roots;
    }

    /** Returns the edges from a task to what runs before it, in the order of their declaration. */
    List<Edge> edgesOf(TaskDefinition task) {
        return Collections.unmodifiableList(byTask.getOrDefault(task.name(), List.of()));
    }

    /** Returns the tasks by group, those without one under the empty name; sorted. */
    Map<String, List<TaskDefinition>> groups() {
        Map<String, List<TaskDefinition>> groups = new TreeMap<>();
        for (TaskDefinition task : tasks) {
            String group = task.group().orElse("");
            List<TaskDefinition> members = groups.getOrDefault(group, new ArrayList<>());
            members.add(task);
            groups.put(group, members);
        }
        return groups;
    }
}
