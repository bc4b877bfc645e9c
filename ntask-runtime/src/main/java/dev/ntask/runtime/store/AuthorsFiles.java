package dev.ntask.runtime.store;

import dev.ntask.NtaskException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Keeps files that are the author's from being removed or replaced, whatever the patterns of outputs say. */
final class AuthorsFiles {
    private final Results results;
    private final TrackedFiles tracked;

    AuthorsFiles(Path root, Results results) {
        this.results = results;
        this.tracked = new TrackedFiles(root);
    }

    /** Refuses to go on if the author's files are among some that would go. */
    void refuse(String action, Collection<String> paths) throws IOException {
        Set<String> authors = among(action, paths);
        if (!authors.isEmpty()) {
            String first = authors.iterator().next();
            throw new NtaskException("outputs of " + action + " match '" + first
                    + "', which git tracks, and would be removed or replaced; exclude it with '!" + first
                    + "', or run: git rm --cached '" + first + "'");
        }
    }

    /** Those of some paths that git tracks. Where it does not say, only what the action itself has written may go. */
    Set<String> among(String action, Collection<String> paths) throws IOException {
        try {
            return tracked.among(paths);
        } catch (TrackedFiles.UnknownException e) {
            Set<String> others = notWrittenBy(action, paths);
            if (others.isEmpty()) {
                return others;
            }
            String first = others.iterator().next();
            throw new NtaskException("outputs of " + action + " match '" + first
                    + "', which git may track, and would be removed or replaced: " + e.getMessage()
                    + "; make git work, or remove the file if it is not the author's");
        }
    }

    /** Those of some paths that git tracks; fails where it does not say. */
    Set<String> certainlyAmong(Collection<String> paths) throws IOException {
        return tracked.among(paths);
    }

    /** When an action was begun, everything that git tracks had been excluded; what it settled with is in its result. */
    private Set<String> notWrittenBy(String action, Collection<String> paths) throws IOException {
        Set<String> others = new TreeSet<>();
        History.Entry last = results.last(action);
        if (!last.settled()) {
            return others;
        }
        others.addAll(paths);
        OutputTree tree = results.treeOf(last).orElse(OutputTree.EMPTY);
        for (OutputTree.File file : tree.files()) {
            others.remove(file.path());
        }
        for (OutputTree.Link link : tree.links()) {
            others.remove(link.path());
        }
        return others;
    }
}
