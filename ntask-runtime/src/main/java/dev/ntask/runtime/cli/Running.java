package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.execute.BuildResult;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.plan.Selection;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs the tasks that were asked for, or tells which would run. */
final class Running {
    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;
    private static final int INTERRUPTED = 130;

    private final Launch launch;
    private final Registry registry;
    private final Invocation invocation;
    private final PathWords paths;
    private final Request.Run request;

    Running(Launch launch, Registry registry, Invocation invocation, PathWords paths, Request.Run request) {
        this.launch = launch;
        this.registry = registry;
        this.invocation = invocation;
        this.paths = paths;
        this.request = request;
    }

    int exitCode() throws IOException {
        ProjectConfig config = ProjectConfig.read(invocation.root());
        Plan plan = Plan.of(registry, selection());
        checkWords(plan);
        warnOfIdleForce(plan);
        if (request.settings().dryRun()) {
            invocation.out().print(DryRun.text(plan));
            invocation.out().flush();
            return SUCCEEDED;
        }
        BuildResult result = new Wiring(launch, registry, invocation, config, request.settings()).run(plan);
        return result.cancelled() ? INTERRUPTED : result.succeeded() ? SUCCEEDED : FAILED;
    }

    private Selection selection() {
        List<Action> actions = new ArrayList<>();
        for (Request.Call call : request.calls()) {
            TaskDefinition task = registry.tasks().get(call.ordinal());
            actions.add(new Action(task, paths.fromRoot(task, call.arguments())));
        }
        return new Selection(actions);
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

    /** A script may force what this time does not take part; a user should hear of it. */
    private void warnOfIdleForce(Plan plan) {
        for (int ordinal : request.settings().forced()) {
            boolean planned = false;
            for (Action action : plan.actions()) {
                planned |= action.task().ordinal() == ordinal;
            }
            if (!planned) {
                String name = registry.tasks().get(ordinal).name();
                invocation.err().println("note: --force " + name + " changes nothing: it does not take part");
            }
        }
    }
}
