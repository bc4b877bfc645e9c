package dev.ntask.runtime.execute;

import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.store.Outputs;
import dev.ntask.runtime.store.TaskLocks;

/** Makes the output areas of actions, so that those of one task that may overlap have one lock. */
final class OutputAreas {
    private final Outputs outputs;
    private final TaskLocks locks;

    OutputAreas(Outputs outputs, TaskLocks locks) {
        this.outputs = outputs;
        this.locks = locks;
    }

    OutputArea of(Action action) {
        return new OutputArea(action, outputs, locks);
    }
}
