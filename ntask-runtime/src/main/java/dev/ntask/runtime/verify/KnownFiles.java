package dev.ntask.runtime.verify;

import dev.ntask.runtime.execute.ActionEnd;
import dev.ntask.runtime.store.OutputTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the outputs of other tasks that an action's fingerprint covers: those of its dependencies, and behind one that
 * declares none, those of what that one requires, whether or not its own fingerprint has them.
 */
final class KnownFiles {
    private final Set<String> seen = new HashSet<>();
    private final List<OutputTree> trees = new ArrayList<>();

    private KnownFiles() {}

    /** Returns what lies behind an action, given how its dependencies ended. */
    static List<OutputTree> of(List<ActionEnd> dependencies) {
        KnownFiles known = new KnownFiles();
        known.addAll(dependencies);
        return known.trees;
    }

    private void addAll(List<ActionEnd> ends) {
        for (ActionEnd end : ends) {
            if (seen.add(end.action().name())) {
                trees.add(end.outputs());
                addAll(end.behind());
            }
        }
    }
}
