package dev.ntask.runtime.execute;

import dev.ntask.runtime.plan.Action;
import java.util.List;
import java.util.Optional;

/** Sets actions on their way: what a build does with them, as a seam. */
public interface ActionRuns {
    /**
     * Begins an action whose dependencies succeeded.
     *
     * @param dependencies how the actions that it requires ended, in the order of declaration
     * @param decides whether what it does decides the result of a cached action behind it
     */
    ActionRun begin(Action action, List<ActionEnd> dependencies, boolean decides);

    /** Returns the end of an action of which it is known, without a look at it alone, that it is up to date. */
    default Optional<ActionEnd> known(Action action) {
        return Optional.empty();
    }
}
