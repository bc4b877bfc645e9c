package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.execute.BuildResult;
import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.Registry;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Runs the tasks that were asked for, or tells which would run. */
final class Running {
    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;
    private static final int MISDEFINED = 2;
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
        ProjectConfig config = KnownConfig.read(invocation.root(), new WallClock());
        Plan plan = new Planning(registry, invocation, paths)
                .plan(request.calls(), request.settings().alone());
        warnOfIdleForce(plan, request.settings(), registry, invocation.err());
        if (request.settings().dryRun()) {
            Inquiry inquiry = new Inquiry(launch, invocation, config, request.settings());
            List<Prediction> predictions = inquiry.predictions(plan);
            boolean json = request.settings().json();
            invocation.out().print(json ? DryRun.json(predictions) : DryRun.text(predictions));
            invocation.out().flush();
            return SUCCEEDED;
        }
        BuildResult result = new Wiring(launch, registry, invocation, config, request.settings()).run(plan);
        return exitCode(result);
    }

    static int exitCode(BuildResult result) {
        if (result.cancelled()) {
            return INTERRUPTED;
        }
        if (result.misdefined()) {
            return MISDEFINED;
        }
        return result.succeeded() ? SUCCEEDED : FAILED;
    }

    /** A script may force what this time does not take part; a user should hear of it. */
    static void warnOfIdleForce(Plan plan, Settings settings, Registry registry, PrintStream err) {
        for (int ordinal : settings.forced()) {
            boolean planned = false;
            for (Action action : plan.actions()) {
                planned |= action.task().ordinal() == ordinal;
            }
            if (!planned) {
                String name = registry.tasks().get(ordinal).name();
                err.println("note: --force " + name + " changes nothing: it does not take part");
            }
        }
    }
}
