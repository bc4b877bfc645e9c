package dev.ntask.runtime.report;

import dev.ntask.runtime.event.BuildEvent.Notice;
import dev.ntask.runtime.event.EventSink;
import java.io.IOException;
import java.util.Optional;

/** Tells the first thing of a run's record that cannot be written; one full disk would stop each line of each action. */
final class Trouble {
    private final EventSink notices;
    private boolean told;

    Trouble(EventSink notices) {
        this.notices = notices;
    }

    void tell(String what, IOException e) {
        tell(what, e, "");
    }

    void tell(String what, IOException e, String consequence) {
        if (!told) {
            told = true;
            notices.accept(new Notice(Optional.empty(), what + ": " + Cause.of(e) + consequence));
        }
    }

    boolean isTold() {
        return told;
    }
}
