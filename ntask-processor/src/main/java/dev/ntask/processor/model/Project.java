package dev.ntask.processor.model;

import dev.ntask.core.glob.IgnoreRules;
import dev.ntask.core.graph.TaskGraph;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All tasks of a compilation and the links between them.
 *
 * @param tasks the tasks, sorted by name; of those with one name, the first declared comes first
 * @param links the links into each task, by the name of the task that runs later
 * @param ignored what git ignores in the project, as far as is known
 */
public record Project(List<TaskModel> tasks, Map<String, List<Link>> links, IgnoreRules ignored) {
    /** Sorts tasks as a registry does. */
    public static final Comparator<TaskModel> ORDER = Comparator.comparing(TaskModel::name);

    /** Creates a project; list and map are copied. */
    public Project {
        tasks = List.copyOf(tasks);
        links = Map.copyOf(links);
    }

    /** Returns the links into a task. */
    public List<Link> linksOf(TaskModel task) {
        return links.getOrDefault(task.name(), List.of());
    }

    /** Returns the tasks as a graph, whatever their links mean: an edge leads to what runs first. */
    public TaskGraph graph() {
        TaskGraph.Builder builder = TaskGraph.builder();
        for (TaskModel task : tasks) {
            builder.node(task.name());
            for (Link link : linksOf(task)) {
                builder.edge(task.name(), link.to().name());
            }
        }
        return builder.build();
    }
}
