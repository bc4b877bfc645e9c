package dev.ntask.runtime.event;

import java.nio.file.Path;
import java.util.Optional;

/** Says where the output of actions is logged. */
@FunctionalInterface
public interface LogFiles {
    /** Returns the log file of an action that has written something, or has started; empty if there is none. */
    Optional<Path> logOf(String action);

    /** Returns where the lines of an action's log came from; {@link LineStreams#NONE} where nobody took note. */
    default LineStreams streamsOf(String action) {
        return LineStreams.NONE;
    }
}
