package dev.ntask.runtime.execute;

import dev.ntask.runtime.input.FileStamp;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.store.OutputTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files that the dependencies of an action have left for its body. The fingerprint has them as they were when each
 * dependency ended, so they must have stayed like that until the body has ended.
 */
final class DependencyOutputs {
    private final TaskCache cache;
    private final List<String> paths = new ArrayList<>();

    /** Who wrote each of the paths. */
    private final List<String> writers = new ArrayList<>();

    /** Whose outputs must be in place when the body begins. */
    private final List<ActionEnd> toCompare = new ArrayList<>();

    private final List<FileStamp> before;
    private final Optional<String> wrong;

    private DependencyOutputs(TaskCache cache, List<ActionEnd> dependencies) {
        this.cache = cache;
        addAll(dependencies, true, Collections.newSetFromMap(new IdentityHashMap<>()));
        // Stamps first: what is written in between differs from its stamp or from its content.
        before = cache.inputs().stampsNow(paths);
        wrong = firstWrong();
    }

    /** Looks at the files just before the body begins. */
    static DependencyOutputs lookAt(TaskCache cache, List<ActionEnd> dependencies) {
        return new DependencyOutputs(cache, dependencies);
    }

    /**
     * Adds what dependencies have left, and what lies behind those that declare no outputs.
     *
     * @param untouched whether nobody between has the right to change what they left: a task that is not cached may do what
     *     it likes, one that rewrites its inputs rewrites those, and their fingerprints stand for it
     */
    private void addAll(List<ActionEnd> ends, boolean untouched, Set<ActionEnd> seen) {
        for (ActionEnd end : ends) {
            if (seen.add(end)) {
                add(end.action().name(), end.outputs());
                if (untouched) {
                    toCompare.add(end);
                }
                addAll(end.behind(), untouched && leavesAlone(end.action()), seen);
            }
        }
    }

    private static boolean leavesAlone(Action action) {
        Optional<CacheDefinition> cached = action.task().cached();
        return cached.isPresent() && !cached.get().isInPlace();
    }

    private void add(String writer, OutputTree tree) {
        for (OutputTree.File file : tree.files()) {
            paths.add(file.path());
            writers.add(writer);
        }
        for (OutputTree.Link link : tree.links()) {
            paths.add(link.path());
            writers.add(writer);
        }
    }

    private Optional<String> firstWrong() {
        for (ActionEnd dependency : toCompare) {
            Optional<String> path = cache.outputs().firstOutOfPlace(dependency.outputs());
            if (path.isPresent()) {
                return Optional.of(
                        describe(path.get(), dependency.action().name()) + " changed between that task and this one");
            }
        }
        return Optional.empty();
    }

    /** Says what did not stay as it was; to be called when the body has ended. */
    Optional<String> change() {
        if (wrong.isPresent()) {
            return wrong;
        }
        List<FileStamp> now = cache.inputs().stampsNow(paths);
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(before.get(i))) {
                return Optional.of(describe(paths.get(i), writers.get(i)) + " was written while it ran");
            }
        }
        return Optional.empty();
    }

    private static String describe(String path, String writer) {
        return path + ", an output of " + writer + ",";
    }
}
