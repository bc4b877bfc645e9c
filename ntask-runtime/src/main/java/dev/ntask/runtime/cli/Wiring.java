package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.ProcessId;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.execute.Build;
import dev.ntask.runtime.execute.BuildOptions;
import dev.ntask.runtime.execute.BuildResult;
import dev.ntask.runtime.execute.CacheUse;
import dev.ntask.runtime.execute.KnownBuilds;
import dev.ntask.runtime.execute.LastDurations;
import dev.ntask.runtime.execute.Replay;
import dev.ntask.runtime.execute.Replays;
import dev.ntask.runtime.execute.RunHost;
import dev.ntask.runtime.execute.Surroundings;
import dev.ntask.runtime.execute.TaskCache;
import dev.ntask.runtime.execute.TaskRuns;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.process.RunMark;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.report.EventFan;
import dev.ntask.runtime.report.JsonReporter;
import dev.ntask.runtime.report.LineOptions;
import dev.ntask.runtime.report.LineReporter;
import dev.ntask.runtime.report.OneLine;
import dev.ntask.runtime.report.RunJournal;
import dev.ntask.runtime.report.RunsKept;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Constructs by hand, in order, everything that takes part in a build, and lets it run. */
final class Wiring {
    /** How long a process that is told to end may take. */
    private static final Duration KILL_GRACE = Duration.ofSeconds(5);

    /** How long a body may take; longer than its processes, which it waits for. */
    private static final Duration BODY_GRACE = KILL_GRACE.plusSeconds(3);

    private final Launch launch;
    private final Registry registry;
    private final Invocation invocation;
    private final ProjectConfig config;
    private final Settings settings;
    private final Clock clock = new WallClock();

    /** What ends the build from outside; null where the signals of this process do. */
    private final @Nullable BuildGuard guard;

    /** Whether the run has put something into the store. */
    private boolean stored;

    Wiring(Launch launch, Registry registry, Invocation invocation, ProjectConfig config, Settings settings) {
        this(launch, registry, invocation, config, settings, null);
    }

    Wiring(
            Launch launch,
            Registry registry,
            Invocation invocation,
            ProjectConfig config,
            Settings settings,
            @Nullable BuildGuard guard) {
        this.guard = guard;
        this.launch = launch;
        this.registry = registry;
        this.invocation = invocation;
        this.config = config;
        this.settings = settings;
    }

    BuildResult run(Plan plan) throws IOException {
        SharedState shared = SharedState.open(config.cacheDirectory(invocation.root()), invocation.root());
        try {
            return run(plan, shared.directory());
        } finally {
            shared.close();
            collect(shared.directory());
        }
    }

    /** Keeps the store within its limits; only after a run that made it grow, and never to the run's harm. */
    private void collect(StateDirectory state) {
        if (stored) {
            try {
                state.collectIfDue(StoreCare.limits(config), clock.instant());
            } catch (IOException e) {
                // The next run that stores something tries again.
            }
        }
    }

    /** Runs a plan while somebody else keeps the state directory. */
    BuildResult run(Plan plan, StateDirectory state) throws IOException {
        if (invocation.ownsProcess()) {
            LaunchMechanism.choose();
        }
        Caching caching = new Caching(launch, state, invocation.root(), clock);
        if (settings.cache()) {
            caching.lookAhead(plan);
        }
        EventSink reporter = reporter();
        long pid = ProcessId.own();
        RunsKept kept = new RunFolder(invocation, config, settings.logs()).kept(state, pid);
        try (RunJournal journal = RunJournal.open(kept, clock.instant(), reporter)) {
            LastDurations durations = new LastDurations(state.own().resolve("durations"));
            EventSink events = new EventFan(List.of(journal, reporter, durations));
            Surroundings surroundings = surroundings(journal.runId(), pid);
            TaskCache cache = caching.cache(surroundings, events);
            KnownBuilds builds = new KnownBuilds(state.own().resolve("builds"), state.historyDirectory(), cache, clock);
            RunMark mark = mark(state.own().resolve("running"), surroundings);
            try {
                if (mark.isAfterKilled()) {
                    // What has been looked at ahead may have been written after that.
                    cache.inputs().invalidate();
                }
                Map<Action, String> known = mayBeKnown() ? builds.find(plan) : Map.of();
                RunHost host = new RunHost(surroundings, events);
                Replays replays = new Replays(plan, cache.contents(), settings.replays(), events);
                TaskRuns tasks = new TaskRuns(registry, host, journal, replays, cache, use(), known);
                // One job works in the order of the plan; only with more does it matter what starts first.
                Plan weighted = jobs() == 1 ? plan : plan.with(durations);
                Build build = new Build(weighted, options(journal.runId()), tasks, replays, clock);
                BuildResult result = run(build, host);
                if (mayBeKnown() && known.isEmpty()) {
                    builds.learn(plan, result);
                }
                if (mayBeAnswered(reporter)) {
                    Answering answering = new Answering(invocation, state, kept, cache.inputs(), builds, clock);
                    if (known.isEmpty()) {
                        answering.meet();
                    } else {
                        answering.keep(plan, result, options(journal.runId()), lineOptions());
                    }
                }
                return result;
            } finally {
                stored = cache.results().hasStored();
                mark.close();
                caching.close();
                durations.save();
            }
        }
    }

    /** Whether a run may do without looking up each task: not where it is watched, forced, or to show again what tasks wrote. */
    private boolean mayBeKnown() {
        return settings.cache() && guard == null && settings.forced().isEmpty() && settings.replays() == Replay.NEVER;
    }

    /** Whether the script could say the next time what a known build has said now. */
    private boolean mayBeAnswered(EventSink reporter) {
        return invocation.definition().isPresent()
                && mayBeKnown()
                && reporter instanceof LineReporter lines
                && !lines.hasNoticed();
    }

    private static RunMark mark(Path marks, Surroundings surroundings) {
        try {
            return RunMark.set(marks, surroundings.runId(), surroundings.pid());
        } catch (IOException e) {
            throw FileTrouble.ofState(marks, e);
        }
    }

    private CacheUse use() {
        return new CacheUse(settings.cache(), Set.copyOf(settings.forced()), clock);
    }

    private BuildResult run(Build build, RunHost host) {
        RunHost.Installed installed = host.install(settings.logs().json());
        Ending ending = new Ending(build, host);
        Interrupts interrupts = guard == null && invocation.ownsProcess() ? Interrupts.of(ending) : null;
        if (guard != null) {
            guard.began(ending);
        }
        try {
            return build.run();
        } finally {
            close(interrupts);
            if (guard != null) {
                guard.ended();
            }
            installed.close();
        }
    }

    private static void close(@Nullable Interrupts interrupts) {
        if (interrupts != null) {
            interrupts.close();
        }
    }

    private int jobs() {
        return settings.jobs(Runtime.getRuntime().availableProcessors(), config.defaultConcurrency());
    }

    private BuildOptions options(String runId) {
        return new BuildOptions(runId, jobs(), Math.max(jobs(), 4), settings.keepGoing(), BODY_GRACE);
    }

    private Surroundings surroundings(String runId, long pid) {
        return new Surroundings(
                invocation.root(),
                invocation.callerDirectory(),
                invocation.environment(),
                runId,
                pid,
                jobs() == 1,
                KILL_GRACE);
    }

    private EventSink reporter() {
        return settings.logs().json()
                ? new JsonReporter(invocation.out(), clock)
                : new LineReporter(invocation.out(), invocation.err(), lineOptions());
    }

    private LineOptions lineOptions() {
        boolean quiet = settings.verbosity() == Settings.Verbosity.QUIET;
        boolean verbose = settings.verbosity() == Settings.Verbosity.VERBOSE;
        return new LineOptions(quiet, verbose, isColored(), jobs() > 1, settings.failures());
    }

    /** Colours are for terminals, and not for who has asked for none (no-color.org). */
    private boolean isColored() {
        Map<String, String> environment = invocation.environment();
        return settings.color()
                && invocation.terminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Ends a build from outside. */
    private final class Ending implements Interrupts.Interruptible {
        private final Build build;
        private final RunHost host;

        Ending(Build build, RunHost host) {
            this.build = build;
            this.host = host;
        }

        @Override
        public void cancel() {
            build.cancel();
        }

        @Override
        public void hurry() {
            host.hurry();
        }

        @Override
        public void exiting() {
            String running = OneLine.of(String.join(", ", build.executing()));
            invocation
                    .err()
                    .println("error: the body of a task ended the process, as by System.exit"
                            + (running.isEmpty() ? "" : "; running: " + running));
        }
    }
}
