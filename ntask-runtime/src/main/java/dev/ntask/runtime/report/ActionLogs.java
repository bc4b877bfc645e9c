package dev.ntask.runtime.report;

import dev.ntask.runtime.event.LineStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The logs of a run's actions, each in a file of its own, and where their lines came from. Not thread-safe. */
final class ActionLogs {
    private final Path directory;
    private final Trouble trouble;
    private final LogNames names = new LogNames();
    private final Map<String, ActionLog> open = new HashMap<>();
    private final Map<String, LineStreams.Builder> streams = new HashMap<>();

    ActionLogs(Path directory, Trouble trouble) {
        this.directory = directory;
        this.trouble = trouble;
    }

    /** The name of an action's log in the run's directory. */
    String name(String action) {
        return names.of(action);
    }

    Path file(String action) {
        return directory.resolve(names.of(action));
    }

    /** Where each line of an action's log came from, as long as the action has not ended. */
    LineStreams streamsOf(String action) {
        LineStreams.Builder noted = streams.get(action);
        return noted == null || trouble.isTold() ? LineStreams.NONE : noted.build();
    }

    /** Writes what an action printed: its bytes, where the line does not tell them. */
    void write(String action, LineStreams.Source source, String line, String bytes) {
        try {
            ActionLog log = open(action);
            if (bytes.isEmpty()) {
                log.line(line);
            } else {
                log.bytes(bytes);
            }
        } catch (IOException e) {
            tell(action, e);
        }
        note(action, source);
    }

    private void note(String action, LineStreams.Source source) {
        LineStreams.Builder noted = streams.get(action);
        if (noted == null) {
            noted = new LineStreams.Builder();
            streams.put(action, noted);
        }
        noted.add(source);
    }

    /** Makes an action's log, or writes what ntask says of the action to it. */
    void write(String action, String... lines) {
        try {
            ActionLog log = open(action);
            for (String line : lines) {
                log.line(line);
            }
        } catch (IOException e) {
            tell(action, e);
        }
    }

    private ActionLog open(String action) throws IOException {
        ActionLog log = open.get(action);
        if (log == null) {
            log = ActionLog.append(file(action));
            open.put(action, log);
        }
        return log;
    }

    /** Ends an action's log; a line that comes later opens it again. */
    void close(String action) {
        streams.remove(action);
        close(action, open.remove(action));
    }

    void closeAll() {
        for (Map.Entry<String, ActionLog> each : open.entrySet()) {
            close(each.getKey(), each.getValue());
        }
        open.clear();
    }

    private void close(String action, @Nullable ActionLog log) {
        try {
            if (log != null) {
                log.close();
            }
        } catch (IOException e) {
            tell(action, e);
        }
    }

    private void tell(String action, IOException e) {
        trouble.tell("cannot write " + file(action), e);
    }
}
