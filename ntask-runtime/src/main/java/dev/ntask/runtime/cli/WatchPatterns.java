package dev.ntask.runtime.cli;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The patterns of all that can change what a plan does.
 *
 * @param inputs those of the plan's tasks, one list for each task that has some
 * @param definitions those of the files that define tasks, or how they run
 */
record WatchPatterns(List<List<String>> inputs, GlobSet definitions) {
    private static final String CONFIGURATION = "/ntask.toml";

    WatchPatterns {
        inputs = List.copyOf(inputs);
    }

    /**
     * Collects the patterns of a plan.
     *
     * @param renewable whether a change of the tasks' sources can make a difference
     * @throws UsageException if one of the tasks that were asked for would never run again
     */
    static WatchPatterns of(Plan plan, boolean renewable) {
        for (Action action : plan.requested()) {
            if (!hasInputs(action, plan)) {
                throw new UsageException("there is nothing to watch for "
                        + action.task().name() + ": neither it nor what it needs has inputs;"
                        + " name them with @Cached(inputs = ...)");
            }
        }
        Set<List<String>> inputs = new LinkedHashSet<>();
        for (Action action : plan.actions()) {
            inputs.add(inputs(action));
        }
        inputs.remove(List.<String>of());
        List<String> definitions = renewable
                ? List.of(CONFIGURATION, "/Tasks.java", "/tasks/**/*.java", "!/tasks/**/.*")
                : List.of(CONFIGURATION);
        return new WatchPatterns(List.copyOf(inputs), GlobSet.of(definitions));
    }

    private static boolean hasInputs(Action action, Plan plan) {
        if (!inputs(action).isEmpty()) {
            return true;
        }
        for (Action dependency : plan.dependencies(action)) {
            if (hasInputs(dependency, plan)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> inputs(Action action) {
        Optional<CacheDefinition> cached = action.task().cached();
        return cached.isEmpty() ? List.of() : cached.get().inputs();
    }

    /** All lists of patterns. */
    List<GlobSet> all() {
        List<GlobSet> all = new ArrayList<>();
        all.add(definitions);
        for (List<String> each : inputs) {
            all.add(GlobSet.of(each));
        }
        return all;
    }

    /** The patterns of inputs as their authors wrote them, each once. */
    List<String> shown() {
        Set<String> shown = new LinkedHashSet<>();
        for (List<String> each : inputs) {
            shown.addAll(each);
        }
        return List.copyOf(shown);
    }
}
