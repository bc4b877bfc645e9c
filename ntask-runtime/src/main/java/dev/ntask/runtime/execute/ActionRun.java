package dev.ntask.runtime.execute;

import java.util.Optional;

/**
 * One action on its way through a build: first looked up, then, if that brought no result, executed.
 *
 * <p>The two are called one after the other, possibly on different threads; {@link #stop} at any time.
 */
public interface ActionRun {
    /** Tells whether there is anything to look up; where not, {@link #lookUp} is not called. */
    boolean hasLookUp();

    /** Returns the action's end if a stored result could be used or the look-up failed, empty if it must be executed. */
    Optional<ActionEnd> lookUp();

    /** Executes the action and returns its end. */
    ActionEnd execute();

    /** Makes what is in progress end soon, and what is not from beginning; returns at once. */
    void stop();
}
