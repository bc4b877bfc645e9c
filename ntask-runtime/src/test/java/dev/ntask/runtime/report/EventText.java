package dev.ntask.runtime.report;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.MissReason;
import dev.ntask.runtime.event.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Events as lines of text.
 *
 * <pre>
 * start a b            miss a kind detail; kind detail      run a
 * out a line           err a line                           note a message (- for no action)
 * executed a millis    restored a fingerprint               up_to_date a fingerprint
 * part a text          captured a line
 * failed a message     skipped a                            cancelled a
 * end
 * </pre>
 *
 * {@code ~} in an action's name stands for a line break.
 */
final class EventText {
    static final Instant START = Instant.parse("2026-08-02T10:15:00.123456Z");
    static final String FINGERPRINT = "3a8f9c2d4e5f60718293a4b5c6d7e8f9";

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final List<String> failed = new ArrayList<>();

    private EventText() {}

    static void play(String text, EventSink sink) {
        EventText events = new EventText();
        for (String line : text.strip().split("\n", -1)) {
            sink.accept(events.event(line));
        }
    }

    private BuildEvent event(String line) {
        String[] words = (line + "  ").split(" ", 3);
        String action = words[1].replace('~', '\n');
        String rest = words[2].stripTrailing();
        return switch (words[0]) {
            case "start" -> start(line.substring("start ".length()));
            case "miss" -> new BuildEvent.CacheMissed(action, miss(rest));
            case "run" -> new BuildEvent.ActionStarted(action);
            case "out" -> new BuildEvent.OutputLine(action, BuildEvent.Stream.OUT, rest);
            case "err" -> new BuildEvent.OutputLine(action, BuildEvent.Stream.ERR, rest);
            case "part" -> new BuildEvent.OutputPart(action, BuildEvent.Stream.OUT, rest);
            case "captured" -> new BuildEvent.CapturedLine(action, BuildEvent.Stream.OUT, rest);
            case "note" -> new BuildEvent.Notice(action.equals("-") ? Optional.empty() : Optional.of(action), rest);
            case "end" -> new BuildEvent.BuildFinished(START.plusSeconds(3), Duration.ofSeconds(3), counts, failed);
            default -> finished(Outcome.valueOf(words[0].toUpperCase(Locale.ROOT)), action, rest);
        };
    }

    private static BuildEvent start(String actions) {
        List<String> planned = List.of(actions.replace('~', '\n').split(" ", -1));
        String last = planned.get(planned.size() - 1);
        return new BuildEvent.BuildStarted("a-run", START, List.of(last), planned, 2);
    }

    private static MissReason miss(String text) {
        List<MissReason.Change> changes = new ArrayList<>();
        for (String change : text.split("; ", -1)) {
            String[] words = (change + " ").split(" ", 2);
            changes.add(new MissReason.Change(words[0], words[1].strip()));
        }
        return new MissReason(changes);
    }

    private BuildEvent finished(Outcome outcome, String action, String rest) {
        counts.merge(outcome, 1, Integer::sum);
        if (outcome == Outcome.FAILED) {
            failed.add(action);
        }
        boolean ran = outcome == Outcome.EXECUTED || outcome == Outcome.FAILED;
        return new BuildEvent.ActionFinished(
                action,
                outcome,
                Duration.ofMillis(outcome == Outcome.EXECUTED ? Long.parseLong(rest) : 7),
                outcome.hit() ? Optional.of(rest).filter(text -> !text.isEmpty()) : Optional.of(FINGERPRINT),
                outcome == Outcome.FAILED
                        ? Optional.of(new Failure(rest, "Trace of " + rest + "\n\tat Tasks:7\n"))
                        : Optional.empty(),
                ran ? Optional.of(Path.of("runs", action.replace('\n', '_') + ".log")) : Optional.empty());
    }
}
