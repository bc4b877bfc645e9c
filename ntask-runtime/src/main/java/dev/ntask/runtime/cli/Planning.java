package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.plan.Selection;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.List;

/** Makes a plan of the calls on a command line; from here on every word is known to be one that its task takes. */
final class Planning {
    private final Registry registry;
    private final Invocation invocation;
    private final PathWords paths;

    Planning(Registry registry, Invocation invocation, PathWords paths) {
        this.registry = registry;
        this.invocation = invocation;
        this.paths = paths;
    }

    /** Plans calls with what they require, or alone. */
    Plan plan(List<Request.Call> calls, boolean alone) {
        List<Action> actions = new ArrayList<>();
        for (Request.Call call : calls) {
            TaskDefinition task = registry.tasks().get(call.ordinal());
            actions.add(new Action(task, paths.fromRoot(task, call.arguments())));
        }
        Plan plan = Plan.of(registry, new Selection(actions, alone));
        checkWords(plan);
        return plan;
    }

    /** What the compiler has not proved: the words of the command line and of the environment. */
    private void checkWords(Plan plan) {
        WordCheck check = new WordCheck(registry, invocation.environment());
        for (Action action : plan.requested()) {
            check.check(action.task(), action.arguments());
        }
        for (Action action : plan.actions()) {
            TaskDefinition task = action.task();
            if (EnvironmentDefaults.isConcerned(task, invocation.environment())) {
                check.check(task, action.arguments());
            }
        }
    }
}
