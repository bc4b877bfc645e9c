package dev.ntask.runtime.report;

import dev.ntask.runtime.event.BuildEvent.BuildStarted;
import dev.ntask.runtime.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run's manifest says: which run it was, and how each of its actions ended. */
final class RunRecord {
    private static final String[] STATES = {"ran", "cached", "failed", "skipped", "cancelled"};

    private static final Entry UNFINISHED = new Entry("cancelled", Optional.empty(), Optional.empty());

    private final String id;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private Instant started;
    private List<String> targets = List.of();
    private int concurrency = 1;

    /** How one action ended. */
    private record Entry(String state, Optional<Duration> duration, Optional<String> log) {}

    RunRecord(String id, Instant started) {
        this.id = id;
        this.started = started;
    }

    /** Until its end is known, an action counts as one that was not finished. */
    void started(BuildStarted event) {
        started = event.at();
        targets = event.requested();
        concurrency = event.jobs();
        for (String action : event.planned()) {
            entries.put(action, UNFINISHED);
        }
    }

    /** An action's log, which it keeps if its end never comes, and also gets after its end. */
    void logged(String action, String log) {
        Entry entry = entries.getOrDefault(action, UNFINISHED);
        entries.put(action, new Entry(entry.state(), entry.duration(), Optional.of(log)));
    }

    void finished(String action, Outcome outcome, Duration duration) {
        Optional<String> log = entries.getOrDefault(action, UNFINISHED).log();
        boolean timed = outcome == Outcome.FAILED || outcome.succeeded();
        entries.put(action, new Entry(state(outcome), timed ? Optional.of(duration) : Optional.empty(), log));
    }

    private static String state(Outcome outcome) {
        return switch (outcome) {
            case EXECUTED -> "ran";
            case UP_TO_DATE, RESTORED -> "cached";
            case FAILED -> "failed";
            case SKIPPED -> "skipped";
            case CANCELLED -> "cancelled";
        };
    }

    /** Writes the manifest; the end is not known for a run that was broken off. */
    String toJson(Optional<Instant> finished) {
        JsonText json = new JsonText().open('{');
        json.name("run_id").string(id);
        json.name("started_at_utc").string(UtcText.iso(started));
        json.name("finished_at_utc");
        json.stringOrNull(finished.isPresent() ? Optional.of(UtcText.iso(finished.get())) : Optional.empty());
        json.name("targets").open('[');
        for (String target : targets) {
            json.item().string(target);
        }
        json.close(']').name("concurrency").raw(Integer.toString(concurrency));
        tasks(json);
        summary(json);
        return json.close('}').toString();
    }

    private void tasks(JsonText json) {
        json.name("tasks").open('[');
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            json.item().openLine();
            json.inline("fqn").string(entry.getKey());
            json.inline("state").string(entry.getValue().state());
            Optional<Duration> duration = entry.getValue().duration();
            json.inline("duration").raw(duration.isPresent() ? seconds(duration.get()) : "null");
            json.inline("log").stringOrNull(entry.getValue().log());
            json.closeLine();
        }
        json.close(']');
    }

    private static String seconds(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        String fraction = Long.toString(1000 + millis % 1000);
        return millis / 1000 + "." + fraction.substring(1);
    }

    private void summary(JsonText json) {
        List<String> states = new ArrayList<>();
        for (Entry entry : entries.values()) {
            states.add(entry.state());
        }
        json.name("summary").open('{');
        for (String state : STATES) {
            json.name(state).raw(Integer.toString(count(states, state)));
        }
        json.close('}');
    }

    private static int count(List<String> states, String wanted) {
        int count = 0;
        for (String state : states) {
            count += state.equals(wanted) ? 1 : 0;
        }
        return count;
    }
}
