package dev.ntask.runtime.plan;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * What was asked for.
 *
 * @param requested the actions in the order they were asked for, each once
 * @param alone whether what they require is left out
 */
public record Selection(List<Action> requested, boolean alone) {
    /** Creates a selection; repetitions are dropped. */
    public Selection {
        requested = List.copyOf(new LinkedHashSet<>(requested));
    }

    /** Creates a selection of actions and all they require. */
    public Selection(List<Action> requested) {
        this(requested, false);
    }

    /** Creates a selection of some actions and all they require. */
    public static Selection of(Action... requested) {
        return new Selection(List.of(requested));
    }
}
