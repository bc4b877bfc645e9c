package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.file.AtomicFiles;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how long bodies took when they last ran, so that the longest chain of work starts first.
 *
 * <p>A file of lines, milliseconds and name. It only decides an order: what is wrong with it costs time, nothing else.
 */
public final class LastDurations implements Weights, EventSink {
    /** What was never seen is taken for something that matters. */
    private static final long UNKNOWN_MILLIS = 1000;

    private final Path file;

    /** What bodies of this run took. */
    private final Map<String, Long> measured = new HashMap<>();

    /** What the file says; read when it is first needed, which in a run with one job and nothing to do is never. */
    private @Nullable Map<String, Long> remembered;

    /** Remembers durations in a file. */
    public LastDurations(Path file) {
        this.file = file;
    }

    private Map<String, Long> remembered() {
        if (remembered == null) {
            remembered = read();
        }
        return remembered;
    }

    private Map<String, Long> read() {
        Map<String, Long> durations = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    durations.put(line.substring(space + 1), Long.parseLong(line.substring(0, space)));
                }
            }
        } catch (IOException | NumberFormatException e) {
            durations.clear();
        }
        return durations;
    }

    @Override
    public synchronized long of(Action action) {
        Long known = remembered().get(action.name());
        // One more than it took: of two chains that take no time at all the longer one is the longer one.
        return 1 + (known == null ? UNKNOWN_MILLIS : known);
    }

    /** Remembers the time of a body that ran. */
    @Override
    public synchronized void accept(BuildEvent event) {
        if (event instanceof ActionFinished ended && ended.outcome() == Outcome.EXECUTED) {
            measured.put(ended.action(), ended.duration().toMillis());
        }
    }

    /** Writes the file, if any body ran. */
    public synchronized void save() {
        if (measured.isEmpty()) {
            return;
        }
        remembered().putAll(measured);
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Long> entry : new TreeMap<>(remembered()).entrySet()) {
            text.append(entry.getValue()).append(' ').append(entry.getKey()).append('\n');
        }
        try {
            AtomicFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The next run starts things in another order.
        }
    }
}
