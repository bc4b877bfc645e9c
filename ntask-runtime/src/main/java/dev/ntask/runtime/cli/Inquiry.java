package dev.ntask.runtime.cli;

import dev.ntask.NtaskException;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.ProcessId;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.execute.CacheUse;
import dev.ntask.runtime.execute.Explainer;
import dev.ntask.runtime.execute.Explanation;
import dev.ntask.runtime.execute.Forecast;
import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.execute.Surroundings;
import dev.ntask.runtime.execute.TaskCache;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.report.FailureDetail;
import dev.ntask.runtime.report.LineOptions;
import dev.ntask.runtime.report.LineReporter;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Constructs what is needed to ask what a build would do, without doing it; only declared tools run. */
final class Inquiry {
    private final Launch launch;
    private final Invocation invocation;
    private final ProjectConfig config;
    private final Settings settings;
    private final Clock clock = Clock.systemUTC();

    Inquiry(Launch launch, Invocation invocation, ProjectConfig config, Settings settings) {
        this.launch = launch;
        this.invocation = invocation;
        this.config = config;
        this.settings = settings;
    }

    List<Prediction> predictions(Plan plan) throws IOException {
        SharedState shared = SharedState.openToRead(config.cacheDirectory(invocation.root()), invocation.root());
        try {
            return predictions(plan, shared.directory());
        } finally {
            shared.close();
        }
    }

    /** Explains the one action that a plan was made for. */
    Explanation explanation(Plan plan) throws IOException {
        SharedState shared = SharedState.openToRead(config.cacheDirectory(invocation.root()), invocation.root());
        try {
            Caching caching = caching(shared.directory());
            TaskCache cache = cache(caching);
            Explainer explainer = new Explainer(plan, predictions(plan, cache), cache, caching.codeChanges());
            return explainer.of(plan.requested().get(0));
        } finally {
            shared.close();
        }
    }

    /** Predicts a plan while somebody else keeps the state directory. */
    List<Prediction> predictions(Plan plan, StateDirectory state) throws IOException {
        return predictions(plan, cache(caching(state)));
    }

    private Caching caching(StateDirectory state) {
        return new Caching(launch, state, invocation.root(), clock);
    }

    private TaskCache cache(Caching caching) {
        EventSink notes = new LineReporter(
                invocation.err(), invocation.err(), new LineOptions(false, false, false, false, FailureDetail.SHORT));
        return caching.cache(surroundings(), notes);
    }

    private List<Prediction> predictions(Plan plan, TaskCache cache) throws IOException {
        CacheUse use = new CacheUse(settings.cache(), Set.copyOf(settings.forced()), clock);
        try {
            return new Forecast(plan, cache, use).predictions();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NtaskException("interrupted", e);
        }
    }

    private Surroundings surroundings() {
        long pid = ProcessId.own();
        return new Surroundings(
                invocation.root(),
                invocation.callerDirectory(),
                invocation.environment(),
                "inquiry-" + pid,
                pid,
                false,
                Duration.ZERO);
    }
}
