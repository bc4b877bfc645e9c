package dev.ntask.runtime.execute;

import dev.ntask.core.glob.GlobIntersection;
import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.store.Outputs;
import dev.ntask.runtime.store.TaskLocks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the output areas of a build's actions, so that those of one task that overlap have one lock; not thread-safe.
 *
 * <p>A task whose outputs name no parameter has one lock. If they do, its actions may run side by side, and each has its
 * own, as far as their patterns do not meet.
 */
final class OutputAreas {
    private final Outputs outputs;
    private final TaskLocks locks;
    private final Map<String, List<OutputArea>> byTask = new HashMap<>();

    OutputAreas(Outputs outputs, TaskLocks locks) {
        this.outputs = outputs;
        this.locks = locks;
    }

    OutputArea of(Action action) {
        Optional<CacheDefinition> cached = action.task().cached();
        GlobSet patterns = OutputPatterns.of(action);
        boolean named = cached.isPresent() && OutputPatterns.nameParameters(action, cached.get());
        String lock = named ? lockName(action, patterns) : action.task().name();
        OutputArea area = new OutputArea(action.name(), lock, patterns, outputs, locks);
        if (named) {
            others(action).add(area);
        }
        return area;
    }

    private String lockName(Action action, GlobSet patterns) {
        for (OutputArea other : others(action)) {
            if (GlobIntersection.of(patterns, other.patterns()).isPresent()) {
                return other.lockName();
            }
        }
        return action.name();
    }

    private List<OutputArea> others(Action action) {
        List<OutputArea> others = byTask.get(action.task().name());
        if (others == null) {
            others = new ArrayList<>();
            byTask.put(action.task().name(), others);
        }
        return others;
    }
}
