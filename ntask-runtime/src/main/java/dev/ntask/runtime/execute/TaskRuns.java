package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.LogFiles;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.Registry;
import java.util.List;

/** Runs the tasks of a registry. */
public final class TaskRuns implements ActionRuns {
    private final Registry registry;
    private final RunHost host;
    private final LogFiles logs;

    /** Creates runs of tasks whose bodies find a host around them. */
    public TaskRuns(Registry registry, RunHost host, LogFiles logs) {
        this.registry = registry;
        this.host = host;
        this.logs = logs;
    }

    @Override
    public ActionRun begin(Action action, List<ActionEnd> dependencies) {
        return new TaskRun(action, new Body(action, registry, host), logs);
    }
}
