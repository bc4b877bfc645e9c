package dev.ntask.runtime.report;

import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.BuildEvent.BuildStarted;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run's manifest says: which run it is, and how each of its actions ended, or where it stands. */
final class RunRecord {
    /** The states an action may have; the last two only as long as the run goes on, or where it was killed. */
    private static final String[] STATES = {"ran", "cached", "failed", "skipped", "cancelled", "running", "waiting"};

    private static final int RAN = 0;
    private static final int CACHED = 1;
    private static final int FAILED = 2;
    private static final int SKIPPED = 3;
    private static final int CANCELLED = 4;
    private static final int RUNNING = 5;
    private static final int WAITING = 6;

    private final String id;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private Instant started;
    private List<String> targets = List.of();
    private int concurrency = 1;

    /** About how long the next manifest gets. */
    private int length = 512;

    /** Where one action stands. */
    private static final class Entry {
        /** Its place among {@link #STATES}. */
        private int state = WAITING;

        private @Nullable Duration duration;
        private @Nullable String log;
        private @Nullable String miss;
        private @Nullable String failure;

        /** What a manifest said of it, if nothing has changed since: most are the same in the next one. */
        private @Nullable String text;
    }

    RunRecord(String id, Instant started) {
        this.id = id;
        this.started = started;
    }

    void started(BuildStarted event) {
        started = event.at();
        targets = event.requested();
        concurrency = event.jobs();
        for (String action : event.planned()) {
            entries.put(action, new Entry());
        }
    }

    /** How many actions there are. */
    int size() {
        return entries.size();
    }

    /** Returns an action's entry, which is about to change. */
    private Entry entry(String action) {
        Entry entry = entries.get(action);
        if (entry == null) {
            entry = new Entry();
            entries.put(action, entry);
        }
        entry.text = null;
        return entry;
    }

    void missed(String action, String why) {
        entry(action).miss = why;
    }

    void running(String action, String log) {
        Entry entry = entry(action);
        entry.state = RUNNING;
        entry.log = log;
    }

    /** An action's log, which a cached one has too if it is told again what it wrote. */
    void logged(String action, String log) {
        entry(action).log = log;
    }

    void finished(ActionFinished event) {
        Entry entry = entry(event.action());
        entry.state = state(event.outcome());
        if (event.outcome() == Outcome.FAILED || event.outcome().succeeded()) {
            entry.duration = event.duration();
        }
        Optional<Failure> failure = event.failure();
        if (failure.isPresent()) {
            entry.failure = failure.get().messageWithPlace();
        }
    }

    private static int state(Outcome outcome) {
        return switch (outcome) {
            case EXECUTED -> RAN;
            case UP_TO_DATE, RESTORED -> CACHED;
            case FAILED -> FAILED;
            case SKIPPED -> SKIPPED;
            case CANCELLED -> CANCELLED;
        };
    }

    /** Writes the manifest; the end is not known of a run that goes on, or was killed. */
    String toJson(Optional<Instant> finished) {
        JsonText json = new JsonText(length).open('{');
        json.name("run_id").string(id);
        json.name("started_at_utc").string(UtcText.iso(started));
        json.name("finished_at_utc");
        json.stringOrNull(finished.isPresent() ? Optional.of(UtcText.iso(finished.get())) : Optional.empty());
        json.name("targets").open('[');
        for (String target : targets) {
            json.item().string(target);
        }
        json.close(']').name("concurrency").raw(Integer.toString(concurrency));
        tasks(json, finished.isEmpty());
        summary(json);
        json.close('}');
        length = json.length() + json.length() / 8 + 512;
        return json.toString();
    }

    /** @param again whether there will be another manifest, which can take over what stays the same */
    private void tasks(JsonText json, boolean again) {
        json.name("tasks").open('[');
        for (Map.Entry<String, Entry> each : entries.entrySet()) {
            Entry entry = each.getValue();
            json.item();
            if (entry.text != null) {
                json.raw(entry.text);
                continue;
            }
            int start = json.length();
            task(json, each.getKey(), entry);
            if (again) {
                entry.text = json.since(start);
            }
        }
        json.close(']');
    }

    private static void task(JsonText json, String action, Entry entry) {
        json.openLine();
        json.inline("fqn").string(action);
        json.inline("state").string(STATES[entry.state]);
        json.inline("duration");
        if (entry.duration == null) {
            json.raw("null");
        } else {
            json.seconds(entry.duration);
        }
        json.inline("log");
        text(json, entry.log);
        if (entry.miss != null) {
            json.inline("miss").string(entry.miss);
        }
        if (entry.failure != null) {
            json.inline("failure").string(entry.failure);
        }
        json.closeLine();
    }

    private static void text(JsonText json, @Nullable String text) {
        if (text == null) {
            json.raw("null");
        } else {
            json.string(text);
        }
    }

    private void summary(JsonText json) {
        int[] counts = new int[STATES.length];
        for (Entry entry : entries.values()) {
            counts[entry.state]++;
        }
        json.name("summary").open('{');
        for (int i = 0; i < counts.length; i++) {
            json.name(STATES[i]).raw(Integer.toString(counts[i]));
        }
        json.close('}');
    }
}
