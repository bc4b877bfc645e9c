package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.List;

/** Lists tasks for people or for tools. */
final class Listing {
    private final List<TaskDefinition> tasks;
    private final Invocation invocation;

    Listing(List<TaskDefinition> tasks, Invocation invocation) {
        this.tasks = tasks;
        this.invocation = invocation;
    }

    /** The list of the tasks that are named, hidden or not, or else of all; of those, hidden ones only if asked for. */
    String text(Request.ShowList request) {
        Settings settings = request.settings();
        boolean verbose = settings.verbosity() == Settings.Verbosity.VERBOSE;
        List<TaskDefinition> listed = new ArrayList<>();
        for (TaskDefinition task : tasks) {
            boolean named = request.ordinals().contains(task.ordinal());
            if (request.ordinals().isEmpty() ? verbose || !task.hidden() : named) {
                listed.add(task);
            }
        }
        return settings.json()
                ? new ListJson(listed, tasks, invocation.root()).text()
                : TaskTable.of(listed, TerminalWidth.of(invocation, Integer.MAX_VALUE))
                        .text();
    }
}
