package dev.ntask.processor.generate;

import dev.ntask.processor.model.Link;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a project's tasks into runs for one class each: a method has room for 64 KB and a class for 65,535 constants
 * (JVMS 4.11).
 */
final class Chunks {
    private static final int MOST_TASKS = 200;
    private static final int MOST_CONSTANTS = 8000;

    /**
     * A run of tasks.
     *
     * @param number its number, from 0
     * @param start the ordinal of its first task
     * @param tasks the tasks
     */
    record Chunk(int number, int start, List<TaskModel> tasks) {
        int end() {
            return start + tasks.size();
        }
    }

    private Chunks() {}

    static List<Chunk> of(Project project) {
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        int constants = 0;
        List<TaskModel> tasks = new ArrayList<>();
        for (TaskModel task : project.tasks()) {
            int more = constants(task, project.linksOf(task));
            boolean full = tasks.size() == MOST_TASKS || constants + more > MOST_CONSTANTS;
            if (full && !tasks.isEmpty()) {
                chunks.add(new Chunk(chunks.size(), start, List.copyOf(tasks)));
                start += tasks.size();
                constants = 0;
                tasks.clear();
            }
            tasks.add(task);
            constants += more;
        }
        if (!tasks.isEmpty()) {
            chunks.add(new Chunk(chunks.size(), start, List.copyOf(tasks)));
        }
        return chunks;
    }

    private static int constants(TaskModel task, List<Link> links) {
        int cached = task.cached()
                .map(c -> c.inputs().size()
                        + c.outputs().size()
                        + c.env().size()
                        + c.tools().size())
                .orElse(0);
        return 12 + 8 * task.parameters().size() + links.size() + cached;
    }
}
