package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.BuildEvent.Notice;
import dev.ntask.runtime.event.BuildEvent.OutputLine;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.LineStreams;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.process.LineSplitter;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.ContentStore;
import dev.ntask.runtime.store.Results;
import java.io.IOException;
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
            tell(action, streams(result), contents.read(result.log()));
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

    private void tell(String action, LineStreams streams, byte[] log) {
        int at = 0;
        for (LineStreams.Run run : streams.runs()) {
            int end = endOfLines(log, at, run.lines());
            switch (run.source()) {
                case OUT -> tell(new Told(action, BuildEvent.Stream.OUT), log, at, end);
                case ERR -> tell(new Told(action, BuildEvent.Stream.ERR), log, at, end);
                case CAPTURED -> {}
            }
            at = end;
        }
    }

    private static void tell(Told told, byte[] log, int start, int end) {
        LineSplitter lines = new LineSplitter(told);
        lines.accept(log, start, end - start);
        lines.finish();
    }

    /** Returns where some lines end; the last one of a log may lack its line end. */
    private static int endOfLines(byte[] log, int start, int lines) {
        int at = start;
        for (int left = lines; left > 0 && at < log.length; at++) {
            left -= log[at] == '\n' ? 1 : 0;
        }
        return at;
    }

    /** Makes events of lines that are told again. */
    private final class Told implements LineSplitter.Lines {
        private final String action;
        private final BuildEvent.Stream stream;

        Told(String action, BuildEvent.Stream stream) {
            this.action = action;
            this.stream = stream;
        }

        @Override
        public void accept(String line) {
            accept(line, "");
        }

        @Override
        public void accept(String line, String bytes) {
            events.accept(new OutputLine(action, stream, line, bytes));
        }
    }
}
