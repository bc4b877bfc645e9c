package dev.ntask.runtime.plan;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * What was asked for.
 *
 * @param requested the actions in the order they were asked for, each once
 */
public record Selection(List<Action> requested) {
    /** Creates a selection; repetitions are dropped. */
    public Selection {
        requested = List.copyOf(new LinkedHashSet<>(requested));
    }

    /** Creates a selection of some actions. */
    public static Selection of(Action... requested) {
        return new Selection(List.of(requested));
    }
}
