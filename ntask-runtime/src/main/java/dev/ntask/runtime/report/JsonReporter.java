package dev.ntask.runtime.report;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.BuildEvent.ActionStarted;
import dev.ntask.runtime.event.BuildEvent.BuildFinished;
import dev.ntask.runtime.event.BuildEvent.BuildStarted;
import dev.ntask.runtime.event.BuildEvent.CacheMissed;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.BuildEvent.Notice;
import dev.ntask.runtime.event.BuildEvent.OutputLine;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.MissReason;
import dev.ntask.runtime.event.Outcome;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells a build as data: an object for each event, on a line of its own. The reference lists events and their members. */
public final class JsonReporter implements EventSink {
    /** Goes up when a member changes its meaning or goes; others may come without that. */
    private static final int FORMAT = 1;

    private final PrintStream out;
    private final Clock clock;

    /** Creates a reporter that writes UTF-8 and dates what it writes. */
    public JsonReporter(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public synchronized void accept(BuildEvent event) {
        if (event instanceof OutputLine line) {
            output(line);
        } else if (event instanceof ActionStarted started) {
            write(begin("task_started").inline("task").string(started.action()));
        } else if (event instanceof CacheMissed missed) {
            missed(missed);
        } else if (event instanceof ActionFinished ended) {
            finished(ended);
        } else if (event instanceof Notice notice) {
            JsonText json = begin("notice").inline("task").stringOrNull(notice.action());
            write(json.inline("message").string(notice.message()));
        } else if (event instanceof BuildStarted started) {
            started(started);
        } else if (event instanceof BuildFinished ended) {
            finished(ended);
        }
    }

    private JsonText begin(String event) {
        JsonText json = new JsonText().openLine();
        json.inline("event").string(event);
        return json.inline("time").string(UtcText.iso(clock.instant()));
    }

    /** In one piece, so that nothing lands inside; flushed, since the next event can be long in coming. */
    private void write(JsonText json) {
        byte[] line = json.closeLine().toString().getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        out.flush();
    }

    private void started(BuildStarted started) {
        JsonText json = begin("run_started").inline("format").raw(Integer.toString(FORMAT));
        json.inline("run_id").string(started.runId());
        strings(json.inline("targets"), started.requested());
        strings(json.inline("planned"), started.planned());
        write(json.inline("concurrency").raw(Integer.toString(started.jobs())));
    }

    private static void strings(JsonText json, List<String> values) {
        json.openLine('[');
        for (String value : values) {
            json.inlineItem().string(value);
        }
        json.closeLine(']');
    }

    private void output(OutputLine line) {
        JsonText json = begin("output").inline("task").string(line.action());
        json.inline("stream").string(line.stream() == BuildEvent.Stream.OUT ? "stdout" : "stderr");
        write(json.inline("line").string(line.line()));
    }

    private void missed(CacheMissed missed) {
        JsonText json = begin("cache_missed").inline("task").string(missed.action());
        json.inline("causes").openLine('[');
        for (MissReason.Change change : missed.reason().changes()) {
            json.inlineItem().openLine();
            json.inline("kind").string(change.kind());
            json.inline("detail").string(change.detail()).closeLine();
        }
        json.closeLine(']');
        write(json);
    }

    private void finished(ActionFinished ended) {
        JsonText json = begin("task_finished").inline("task").string(ended.action());
        json.inline("outcome").string(ended.outcome().name().toLowerCase(Locale.ROOT));
        json.inline("duration").seconds(ended.duration());
        json.inline("fingerprint").stringOrNull(ended.fingerprint());
        json.inline("failure");
        failure(json, ended.failure());
        Optional<Path> log = ended.log();
        json.inline("log").stringOrNull(log.isPresent() ? Optional.of(log.get().toString()) : Optional.empty());
        write(json);
    }

    private static void failure(JsonText json, Optional<Failure> failure) {
        if (failure.isEmpty()) {
            json.raw("null");
            return;
        }
        json.openLine();
        json.inline("message").string(failure.get().message());
        json.inline("place").string(failure.get().place());
        json.inline("trace").string(failure.get().trace());
        json.closeLine();
    }

    private void finished(BuildFinished ended) {
        JsonText json = begin("run_finished").inline("duration").seconds(ended.duration());
        Map<Outcome, Integer> counts = ended.counts();
        json.inline("summary").openLine();
        count(json, "ran", counts.getOrDefault(Outcome.EXECUTED, 0));
        count(json, "cached", counts.getOrDefault(Outcome.UP_TO_DATE, 0) + counts.getOrDefault(Outcome.RESTORED, 0));
        count(json, "failed", counts.getOrDefault(Outcome.FAILED, 0));
        count(json, "skipped", counts.getOrDefault(Outcome.SKIPPED, 0));
        count(json, "cancelled", counts.getOrDefault(Outcome.CANCELLED, 0));
        json.closeLine();
        strings(json.inline("failed"), ended.failed());
        write(json);
    }

    private static void count(JsonText json, String name, int count) {
        json.inline(name).raw(Integer.toString(count));
    }
}
