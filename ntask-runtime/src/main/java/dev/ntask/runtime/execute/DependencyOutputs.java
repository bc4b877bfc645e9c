package dev.ntask.runtime.execute;

import dev.ntask.runtime.input.FileStamp;
import dev.ntask.runtime.store.OutputTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that the dependencies of an action have left for its body. The fingerprint has them as they were when each
 * dependency ended, so they must have stayed like that until the body has ended.
 */
final class DependencyOutputs {
    private final TaskCache cache;
    private final List<String> paths = new ArrayList<>();

    /** Who wrote each of the paths. */
    private final List<String> writers = new ArrayList<>();

    private final List<FileStamp> before;
    private final Optional<String> wrong;

    private DependencyOutputs(TaskCache cache, List<ActionEnd> dependencies) {
        this.cache = cache;
        for (ActionEnd dependency : dependencies) {
            add(dependency.action().name(), dependency.outputs());
        }
        // Stamps first: what is written in between differs from its stamp or from its content.
        before = cache.inputs().stampsNow(paths);
        wrong = firstWrong(dependencies);
    }

    /** Looks at the files just before the body begins. */
    static DependencyOutputs lookAt(TaskCache cache, List<ActionEnd> dependencies) {
        return new DependencyOutputs(cache, dependencies);
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

    private Optional<String> firstWrong(List<ActionEnd> dependencies) {
        for (ActionEnd dependency : dependencies) {
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
