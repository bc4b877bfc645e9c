package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.EventSink;

/** Lets any thread emit events to a sink that takes one at a time. */
public final class SerialEvents implements EventSink {
    private final EventSink sink;

    /** Creates a sink for any thread in front of one that is not. */
    public SerialEvents(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public synchronized void accept(BuildEvent event) {
        sink.accept(event);
    }
}
