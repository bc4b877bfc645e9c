package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.BuildEvent.Notice;
import dev.ntask.runtime.event.BuildEvent.OutputLine;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.LineStreams;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.ContentStore;
import dev.ntask.runtime.store.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells again what cached actions wrote as they ran: the same lines, in the same order, from the same streams.
 *
 * <p>It stands in front of those who are told of a build, so that what is told again comes before the end it belongs to.
 * Thread-safe, as far as the sink behind it is.
 */
public final class Replays implements EventSink {
    private final Plan plan;
    private final ContentStore contents;
    private final Replay when;
    private final EventSink events;
    private final Map<String, ActionResult> hits = new HashMap<>();

    /** Creates replays for one build. */
    public Replays(Plan plan, ContentStore contents, Replay when, EventSink events) {
        this.plan = plan;
        this.contents = contents;
        this.when = when;
        this.events = events;
    }

    /** Notes the result that an action's end, which comes next, stands for. */
    void hit(ActionResult result) {
        if (when != Replay.NEVER) {
            synchronized (hits) {
                hits.put(result.action(), result);
            }
        }
    }

    @Override
    public void accept(BuildEvent event) {
        if (when != Replay.NEVER && event instanceof ActionFinished finished) {
            if (when == Replay.ALWAYS) {
                tell(finished.action());
            } else if (finished.outcome() == Outcome.FAILED) {
                tellBefore(finished.action());
            }
        }
        events.accept(event);
    }

    private void tellBefore(String failed) {
        boolean[] required = plan.upstreamOf(failed);
        for (int i = 0; i < required.length; i++) {
            if (required[i]) {
                tell(plan.actions().get(i).name());
            }
        }
    }

    /** Tells an action's lines, once. */
    private void tell(String action) {
        ActionResult result;
        synchronized (hits) {
            result = hits.remove(action);
        }
        if (result == null) {
            return;
        }
        try {
            tell(action, streams(result), text(result));
        } catch (IOException e) {
            events.accept(new Notice(Optional.of(action), "its output cannot be shown again: " + Results.reason(e)));
        }
    }

    private static LineStreams streams(ActionResult result) throws IOException {
        try {
            return LineStreams.parse(result.logStreams());
        } catch (IllegalArgumentException e) {
            throw new IOException("where its lines came from is damaged", e);
        }
    }

    private String text(ActionResult result) throws IOException {
        return new String(contents.read(result.log()), StandardCharsets.UTF_8);
    }

    private void tell(String action, LineStreams streams, String log) {
        int at = 0;
        for (LineStreams.Run run : streams.runs()) {
            for (int i = 0; i < run.lines(); i++) {
                int end = log.indexOf('\n', at);
                if (end < 0) {
                    return;
                }
                String line = log.substring(at, end);
                switch (run.source()) {
                    case OUT -> events.accept(new OutputLine(action, BuildEvent.Stream.OUT, line));
                    case ERR -> events.accept(new OutputLine(action, BuildEvent.Stream.ERR, line));
                    case CAPTURED -> {}
                }
                at = end + 1;
            }
        }
    }
}
