package dev.ntask.runtime.report;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.BuildEvent.ActionStarted;
import dev.ntask.runtime.event.BuildEvent.BuildStarted;
import dev.ntask.runtime.event.EventSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the records of runs say that go as one that is told: all of it but the names of the runs and their times. Only for
 * runs in which actions begin and succeed, and print nothing. For one thread.
 */
public final class RunTemplate implements EventSink {
    /** The bracket, the name, and the times of beginning and end. */
    private static final int OWN_LINES = 4;

    private final RunRecord record = new RunRecord("", Instant.EPOCH);
    private final LogNames names = new LogNames();
    private final List<String> logs = new ArrayList<>();

    @Override
    public void accept(BuildEvent event) {
        if (event instanceof BuildStarted started) {
            record.started(started);
        } else if (event instanceof ActionStarted started) {
            String log = names.of(started.action());
            logs.add(log);
            record.running(started.action(), log);
        } else if (event instanceof ActionFinished finished) {
            record.finished(finished);
        }
    }

    /** What a manifest says behind the lines about its own run. */
    public String text() {
        String json = record.toJson(Optional.of(Instant.EPOCH));
        int start = 0;
        for (int i = 0; i < OWN_LINES; i++) {
            start = json.indexOf('\n', start) + 1;
        }
        return json.substring(start);
    }

    /** The names of the logs of the actions that began; they are empty. */
    public List<String> logs() {
        return List.copyOf(logs);
    }
}
