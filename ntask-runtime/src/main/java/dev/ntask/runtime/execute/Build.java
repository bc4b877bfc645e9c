package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.execute.ActiveRun.Message;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.plan.ReadyQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Does everything in a plan: one loop, on the thread that calls {@link #run}, decides what happens next; workers do it
 * and hand back values.
 *
 * <p>A ready action that is cached is first looked up, which takes no slot; only one whose body must run queues for a
 * slot. With one job the loop itself looks up everything that is ready before the next body starts, so that the order is
 * the same every time.
 */
public final class Build {
    private static final long FOREVER = Long.MAX_VALUE;

    private final Plan plan;
    private final BuildOptions options;
    private final ActionRuns runs;
    private final EventSink events;
    private final Clock clock;

    private final ReadyQueue ready;
    private final Slots slots;
    private final Workers workers = new Workers("ntask worker");
    private final Mailbox mailbox = new Mailbox();
    private final Map<Action, ActionEnd> ends = new HashMap<>();
    private final Tally tally = new Tally();

    /** What has begun and not ended; its lock also guards the two fields of {@link #cancel}. */
    private final Set<ActiveRun> active = new LinkedHashSet<>();

    private boolean cancelled;

    /** When a cancelled build no longer waits for what does not end. */
    private long giveUpAt = FOREVER;

    private int lookingUp;

    /** Whether nothing is started any more, because something failed or the build was cancelled. */
    private boolean stopping;

    /** Creates a build; it can be run once. */
    public Build(Plan plan, BuildOptions options, ActionRuns runs, EventSink events, Clock clock) {
        this.plan = plan;
        this.options = options;
        this.runs = runs;
        this.events = events;
        this.clock = clock;
        this.ready = options.jobs() == 1 ? ReadyQueue.inOrder(plan) : ReadyQueue.of(plan);
        this.slots = new Slots(options.jobs(), ready);
    }

    /** Does all of it, or what is possible, and returns how that went. */
    public BuildResult run() {
        long start = System.nanoTime();
        events.accept(new BuildEvent.BuildStarted(
                options.runId(), clock.instant(), names(plan.requested()), names(plan.actions()), options.jobs()));
        startWhatMay();
        while (!ready.done()) {
            receive();
            startWhatMay();
        }
        workers.close();
        return conclude(start);
    }

    /**
     * Stops the build, from any thread: what has not started does not start, what runs is told to end. The build still
     * concludes like every other.
     */
    public void cancel() {
        synchronized (active) {
            if (!cancelled) {
                cancelled = true;
                giveUpAt = System.nanoTime() + options.grace().toNanos();
            }
            for (ActiveRun run : active) {
                run.stop();
            }
        }
        mailbox.wake();
    }

    /** Returns the names of the actions whose bodies run now; any thread may ask. */
    public List<String> executing() {
        List<String> names = new ArrayList<>();
        synchronized (active) {
            for (ActiveRun run : active) {
                if (run.isExecuting()) {
                    names.add(run.action().name());
                }
            }
        }
        return names;
    }

    private boolean isCancelled() {
        synchronized (active) {
            return cancelled;
        }
    }

    private void startWhatMay() {
        startLookUps();
        if (isCancelled() && !stopping) {
            stopStarting();
        }
        for (Optional<ActiveRun> next = slots.take(); next.isPresent(); next = slots.take()) {
            events.accept(new BuildEvent.ActionStarted(next.get().action().name()));
            workers.execute(next.get().executing());
        }
    }

    private void startLookUps() {
        boolean inline = options.jobs() == 1;
        while ((inline || lookingUp < options.lookUps()) && !isCancelled()) {
            Optional<Action> next = ready.start();
            if (next.isEmpty()) {
                return;
            }
            Optional<ActionEnd> known = runs.known(next.get());
            if (known.isPresent()) {
                end(known.get());
                continue;
            }
            ActiveRun run = begin(next.get());
            if (!run.hasLookUp()) {
                slots.add(run);
                continue;
            }
            lookingUp++;
            if (inline) {
                handle(run.lookUp());
            } else {
                workers.execute(run);
            }
        }
    }

    private ActiveRun begin(Action action) {
        List<ActionEnd> dependencies = new ArrayList<>();
        for (Action dependency : plan.dependencies(action)) {
            ActionEnd end = ends.get(dependency);
            if (end == null) {
                throw new AssertionError(action + " begins before " + dependency + " ended: this is a bug");
            }
            dependencies.add(end);
        }
        ActionRun begun = runs.begin(action, dependencies, plan.isRequiredByCached(action));
        ActiveRun run = new ActiveRun(action, begun, mailbox);
        synchronized (active) {
            active.add(run);
            if (cancelled) {
                run.stop();
            }
        }
        return run;
    }

    private void receive() {
        try {
            long limit = isCancelled() ? giveUpAt - System.nanoTime() : FOREVER;
            Optional<Message> message = mailbox.take(Math.max(0, limit));
            if (message.isPresent()) {
                handle(message.get());
            } else if (isCancelled() && giveUpAt - System.nanoTime() <= 0) {
                giveUp();
            }
        } catch (InterruptedException e) {
            cancel();
        }
    }

    private void handle(Message message) {
        if (message.executed()) {
            slots.free();
        } else {
            lookingUp--;
        }
        if (isCancelled() && !stopping) {
            stopStarting();
        }
        if (message.end().isPresent()) {
            end(message.run(), message.end().get());
        } else if (stopping) {
            end(message.run(), ActionEnd.without(message.run().action(), Outcome.CANCELLED));
        } else {
            slots.add(message.run());
        }
    }

    private void end(ActiveRun run, ActionEnd end) {
        synchronized (active) {
            active.remove(run);
        }
        end(end);
    }

    private void end(ActionEnd end) {
        ends.put(end.action(), end);
        report(end);
        if (end.outcome().succeeded()) {
            ready.succeeded(end.action());
            return;
        }
        for (Action dependant : ready.failed(end.action())) {
            report(ActionEnd.without(dependant, Outcome.SKIPPED));
        }
        if (!options.keepGoing() && !stopping) {
            stopStarting();
        }
    }

    private void stopStarting() {
        stopping = true;
        for (Action action : ready.withdraw()) {
            report(ActionEnd.without(action, Outcome.CANCELLED));
        }
        for (ActiveRun waiting : slots.withdraw()) {
            end(waiting, ActionEnd.without(waiting.action(), Outcome.CANCELLED));
        }
    }

    /** Leaves alone what did not end when it was told to: its threads are daemons, and the process ends soon. */
    private void giveUp() {
        List<ActiveRun> left;
        synchronized (active) {
            left = List.copyOf(active);
        }
        for (ActiveRun run : left) {
            end(run, ActionEnd.without(run.action(), Outcome.CANCELLED));
        }
    }

    private void report(ActionEnd end) {
        tally.add(end);
        events.accept(end.toEvent());
    }

    private BuildResult conclude(long start) {
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        events.accept(new BuildEvent.BuildFinished(clock.instant(), duration, tally.counts(), tally.failed()));
        return new BuildResult(tally.counts(), tally.failed(), ends, isCancelled());
    }

    private static List<String> names(List<Action> actions) {
        List<String> names = new ArrayList<>(actions.size());
        for (Action action : actions) {
            names.add(action.name());
        }
        return names;
    }
}
