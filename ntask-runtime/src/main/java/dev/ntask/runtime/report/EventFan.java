package dev.ntask.runtime.report;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.EventSink;
import java.util.List;

/** Gives each event to several sinks, one event at a time; each sink sees all events in the same order. */
public final class EventFan implements EventSink {
    private final EventSink[] sinks;

    /** Creates a fan; the first sink sees each event first, so what writes logs comes before what names them. */
    public EventFan(List<EventSink> sinks) {
        this.sinks = sinks.toArray(new EventSink[0]);
    }

    @Override
    public synchronized void accept(BuildEvent event) {
        for (EventSink sink : sinks) {
            sink.accept(event);
        }
    }
}
