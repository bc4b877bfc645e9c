package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.runtime.event.LogFiles;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.Registry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the tasks of a registry. */
public final class TaskRuns implements ActionRuns {
    private final Registry registry;
    private final RunHost host;
    private final LogFiles logs;
    private final Replays replays;
    private final TaskCache cache;
    private final CacheUse use;
    private final Map<Action, String> known;

    private final Activity activity;
    private final OutputAreas areas;
    private final ResultKeeper keeper;

    /**
     * Creates runs of tasks whose bodies find a host around them.
     *
     * @param known the fingerprints of actions that are certainly up to date, as long as nothing has run
     */
    public TaskRuns(
            Registry registry,
            RunHost host,
            LogFiles logs,
            Replays replays,
            TaskCache cache,
            CacheUse use,
            Map<Action, String> known) {
        this.registry = registry;
        this.host = host;
        this.logs = logs;
        this.replays = replays;
        this.cache = cache;
        this.use = use;
        this.known = known;
        this.activity = new Activity(cache.inputs().statCache(), cache.fingerprinter(), use.clock());
        this.areas = new OutputAreas(cache.outputs(), cache.locks());
        this.keeper = new ResultKeeper(cache, use.clock());
    }

    @Override
    public Optional<ActionEnd> known(Action action) {
        String fingerprint = known.get(action);
        return fingerprint != null && activity.quietSince(Activity.BEGINNING)
                ? Optional.of(ActionEnd.upToDate(action, fingerprint))
                : Optional.empty();
    }

    @Override
    public ActionRun begin(Action action, List<ActionEnd> dependencies, boolean decides) {
        Body body = new Body(action, registry, host);
        RunParts parts = new RunParts(action, dependencies, body, activity, host.events(), logs);
        OutputArea area;
        try {
            area = areas.of(action);
        } catch (NtaskException e) {
            return new FailedRun(parts, e);
        }
        if (action.task().cached().isPresent() && use.enabled()) {
            boolean forced = use.forced().contains(action.task().ordinal());
            return new CachedRun(parts, cache, area, forced, keeper, replays);
        }
        boolean asked = decides && use.enabled();
        return new PlainRun(parts, asked ? Optional.of(cache) : Optional.empty(), area);
    }

    /** An action whose arguments do not fit its declaration. */
    private record FailedRun(RunParts parts, NtaskException reason) implements ActionRun {
        @Override
        public boolean hasLookUp() {
            return true;
        }

        @Override
        public Optional<ActionEnd> lookUp() {
            return Optional.of(parts.begin().failed(reason));
        }

        @Override
        public ActionEnd execute() {
            throw new AssertionError("it has failed already: this is a bug");
        }

        @Override
        public void stop() {}
    }
}
