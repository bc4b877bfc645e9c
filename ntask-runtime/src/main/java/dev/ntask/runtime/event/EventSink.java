package dev.ntask.runtime.event;

/** Takes the events of a build; reporters implement it. Called from one thread at a time. */
@FunctionalInterface
public interface EventSink {
    /** Takes one event; must not throw and must not call back into the build. */
    void accept(BuildEvent event);
}
