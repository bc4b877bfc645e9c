package dev.ntask.runtime.cli;

import dev.ntask.NtaskException;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.execute.BuildResult;
import dev.ntask.runtime.input.Inputs;
import dev.ntask.runtime.input.KnownSelections;
import dev.ntask.runtime.input.StatCache;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.store.disk.StateDirectory;
import dev.ntask.runtime.watch.Change;
import dev.ntask.runtime.watch.Changes;
import dev.ntask.runtime.watch.OwnWrites;
import dev.ntask.runtime.watch.Pulse;
import dev.ntask.runtime.watch.Seen;
import dev.ntask.runtime.watch.Watched;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs tasks again whenever something changes that decides their results. */
final class Watching {
    private static final int STOPPED = 0;

    /** So often in a row a run is stopped for a file that it may be writing itself. */
    private static final int MOST_STOPS = 3;

    private final Launch launch;
    private final Registry registry;
    private final Invocation invocation;
    private final PathWords paths;
    private final Request.Watch request;

    /** How the last build ended; null if it came to no end. */
    private @Nullable BuildResult result;

    /** How many runs in a row were stopped, and for what the last one was. */
    private int stops;

    private Changes lastStop = Changes.NONE;

    Watching(Launch launch, Registry registry, Invocation invocation, PathWords paths, Request.Watch request) {
        this.launch = launch;
        this.registry = registry;
        this.invocation = invocation;
        this.paths = paths;
        this.request = request;
    }

    /** Returns the exit code: 0 when a signal has ended it, or that the tasks must be compiled anew. */
    int exitCode() throws IOException {
        Settings settings = request.settings();
        Plan plan = new Planning(registry, invocation, paths).plan(request.calls(), settings.alone());
        WatchPatterns patterns = WatchPatterns.of(plan, invocation.renewal().isPresent());
        Running.warnOfIdleForce(plan, settings, registry, invocation.err());
        Pulse pulse = new Pulse(System::nanoTime);
        WatchSession session = new WatchSession(pulse);
        WatchPage page = new WatchPage(invocation, settings, patterns.shown(), names(plan));
        Interrupts interrupts = invocation.ownsProcess() ? Interrupts.of(session) : null;
        try (Watched watched = Watched.start(inputs(), patterns.all(), polling(), pulse, page::note)) {
            WatchLoop loop = new WatchLoop(watched, pulse, session, page, patterns.definitions());
            WatchLoop.Runs runs = before -> request.restart()
                    ? run(plan, new Restarting(session, watched, pulse, before, mayWrite(plan), patterns.definitions()))
                    : run(plan, session);
            boolean renew = loop.run(runs, firstCause(), invocation.renewal().isPresent());
            return renew ? Launch.RENEW : STOPPED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NtaskException("interrupted", e);
        } finally {
            if (interrupts != null) {
                interrupts.close();
            }
        }
    }

    private String firstCause() {
        String changed = invocation.renewal().orElse("");
        return changed.isEmpty() ? "initial run" : "change: " + changed;
    }

    private static List<String> names(Plan plan) {
        List<String> names = new ArrayList<>();
        for (Action action : plan.requested()) {
            names.add(action.name());
        }
        return names;
    }

    /** On macOS the JDK polls as well, but every ten seconds, and each directory on its own. */
    private Optional<Duration> polling() {
        boolean told =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        return request.polling().isEmpty() && told ? Optional.of(Watched.INTERVAL) : request.polling();
    }

    private Inputs inputs() {
        ProjectConfig config = KnownConfig.read(invocation.root(), new WallClock());
        StateDirectory state = StateDirectory.of(config.cacheDirectory(invocation.root()), invocation.root());
        StatCache known = StatCache.open(state.own().resolve("stat-cache"), invocation.root(), new WallClock());
        KnownSelections selections = KnownSelections.open(state.own().resolve("selections"), new WallClock());
        return new Inputs(invocation.root(), List.of(state.path()), known, selections);
    }

    private WatchedRun run(Plan plan, BuildGuard guard) {
        result = null;
        boolean traces = request.settings().verbosity() == Settings.Verbosity.VERBOSE;
        int exitCode = Cli.run(() -> build(plan, guard), launch, invocation, traces);
        BuildResult ended = result;
        OwnWrites writes = ended == null ? RunWrites.of(plan) : RunWrites.of(ended);
        Changes stoppedBy = guard instanceof Restarting restarting ? restarting.changes() : Changes.NONE;
        note(stoppedBy);
        Seen seen = ended == null
                ? new Seen(false)
                : RunWrites.seen(ended, request.settings().cache());
        return new WatchedRun(failure(exitCode, ended), writes, seen, stoppedBy);
    }

    private void note(Changes stoppedBy) {
        stops = stoppedBy.isEmpty() ? 0 : stops + 1;
        lastStop = stoppedBy;
    }

    /** What a run may write without stopping itself; in the end also what has stopped it again and again. */
    private OwnWrites mayWrite(Plan plan) {
        OwnWrites writes = RunWrites.of(plan);
        if (stops >= MOST_STOPS) {
            for (Change change : lastStop.all()) {
                writes.addUnknown(change.path());
            }
        }
        return writes;
    }

    private int build(Plan plan, BuildGuard guard) throws IOException {
        ProjectConfig config = KnownConfig.read(invocation.root(), new WallClock());
        BuildResult ended = new Wiring(launch, registry, invocation, config, request.settings(), guard).run(plan);
        result = ended;
        return Running.exitCode(ended);
    }

    private static String failure(int exitCode, @Nullable BuildResult ended) {
        if (exitCode == STOPPED) {
            return "";
        }
        return ended == null || ended.failed().isEmpty() ? "exit code " + exitCode : String.join(", ", ended.failed());
    }
}
