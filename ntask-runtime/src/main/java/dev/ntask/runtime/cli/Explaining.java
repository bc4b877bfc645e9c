package dev.ntask.runtime.cli;

import dev.ntask.NtaskException;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.execute.Explanation;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.TimeZone;

/** Says why a task would run, or not. */
final class Explaining {
    private final Launch launch;
    private final Invocation invocation;
    private final Request.Why request;

    Explaining(Launch launch, Invocation invocation, Request.Why request) {
        this.launch = launch;
        this.invocation = invocation;
        this.request = request;
    }

    /**
     * Returns the page, as text or as data.
     *
     * @throws NtaskException if the task is not cached
     */
    String page(Planning planning) throws IOException {
        Settings settings = request.settings();
        Plan plan = planning.plan(List.of(request.call()), false);
        Action action = plan.requested().get(0);
        if (action.task().cached().isEmpty()) {
            throw new NtaskException("task '" + action.task().name() + "' is not a cached task");
        }
        ProjectConfig config = ProjectConfig.read(invocation.root());
        Explanation explanation = new Inquiry(launch, invocation, config, settings).explanation(plan);
        if (settings.json()) {
            return new WhyJson(explanation).text();
        }
        boolean verbose = settings.verbosity() == Settings.Verbosity.VERBOSE;
        TimeWords times = new TimeWords(Clock.systemUTC().instant(), TimeZone.getDefault());
        return new WhyPage(explanation, times, verbose).text();
    }
}
