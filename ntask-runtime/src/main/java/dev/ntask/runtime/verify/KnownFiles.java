package dev.ntask.runtime.verify;

import dev.ntask.runtime.execute.ActionEnd;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import dev.ntask.runtime.store.OutputTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the outputs of other tasks that an action's fingerprint covers: those of its dependencies, and behind one that
 * declares none, those of what that one requires, whether or not its own fingerprint has them.
 */
final class KnownFiles {
    private final Plan plan;
    private final Map<Action, ActionEnd> ends;
    private final Set<Action> seen = new HashSet<>();
    private final List<OutputTree> trees = new ArrayList<>();

    private KnownFiles(Plan plan, Map<Action, ActionEnd> ends) {
        this.plan = plan;
        this.ends = ends;
    }

    static List<OutputTree> of(Action action, Plan plan, Map<Action, ActionEnd> ends) {
        KnownFiles known = new KnownFiles(plan, ends);
        boolean ignored = action.task().cached().isPresent()
                && action.task().cached().get().propagate() == Propagation.NONE;
        if (!ignored) {
            known.addBehind(action);
        }
        return known.trees;
    }

    private void addBehind(Action action) {
        for (Action dependency : plan.dependencies(action)) {
            ActionEnd end = ends.get(dependency);
            if (seen.add(dependency) && end != null) {
                boolean declares = dependency.task().cached().isPresent()
                        && !dependency.task().cached().get().outputs().isEmpty();
                trees.add(end.outputs());
                if (!declares) {
                    addBehind(dependency);
                }
            }
        }
    }
}
