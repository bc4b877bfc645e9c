package dev.ntask.runtime.cli;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.execute.ActionEnd;
import dev.ntask.runtime.execute.BuildOptions;
import dev.ntask.runtime.execute.BuildResult;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.report.EventFan;
import dev.ntask.runtime.report.LineOptions;
import dev.ntask.runtime.report.LineReporter;
import dev.ntask.runtime.report.RunTemplate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A run that found everything done, told as it would go next time: what is up to date is known at once, and what has nothing
 * to do takes no time.
 */
final class Retelling {
    private final ByteArrayOutputStream reply = new ByteArrayOutputStream();
    private final RunTemplate template = new RunTemplate();

    private Retelling() {}

    static Retelling of(Plan plan, BuildResult result, BuildOptions options, LineOptions lines, Instant at) {
        Retelling retelling = new Retelling();
        PrintStream out = new PrintStream(retelling.reply, true, StandardCharsets.UTF_8);
        EventSink sink = new EventFan(List.of(new LineReporter(out, out, lines), retelling.template));
        List<String> requested = names(plan.requested());
        sink.accept(new BuildEvent.BuildStarted(options.runId(), at, requested, names(plan.actions()), options.jobs()));
        // What is known ends before anything begins; behind what is not cached there is nothing of it.
        tellThose(Outcome.UP_TO_DATE, plan, result, sink);
        tellThose(Outcome.EXECUTED, plan, result, sink);
        sink.accept(new BuildEvent.BuildFinished(at, Duration.ZERO, result.counts(), List.of()));
        return retelling;
    }

    /** What is printed. */
    byte[] reply() {
        return reply.toByteArray();
    }

    /** What the record says behind the name and the times of its run. */
    byte[] record() {
        return template.text().getBytes(StandardCharsets.UTF_8);
    }

    /** The names of the empty logs that the record names. */
    List<String> logs() {
        return template.logs();
    }

    private static void tellThose(Outcome outcome, Plan plan, BuildResult result, EventSink sink) {
        for (Action action : plan.actions()) {
            ActionEnd end = Objects.requireNonNull(result.ends().get(action));
            if (end.outcome() != outcome) {
                continue;
            }
            if (outcome == Outcome.EXECUTED) {
                sink.accept(new BuildEvent.ActionStarted(action.name()));
            }
            sink.accept(new BuildEvent.ActionFinished(
                    action.name(), outcome, Duration.ZERO, end.fingerprint(), Optional.empty(), Optional.empty()));
        }
    }

    private static List<String> names(List<Action> actions) {
        List<String> names = new ArrayList<>(actions.size());
        for (Action action : actions) {
            names.add(action.name());
        }
        return names;
    }
}
