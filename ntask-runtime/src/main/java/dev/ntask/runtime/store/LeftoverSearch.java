package dev.ntask.runtime.store;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.store.OutputWalk.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what an action left in the project and a result does not have. */
final class LeftoverSearch {
    private final Path root;
    private final Path stateDirectory;
    private final Results results;
    private final AuthorsFiles authors;

    LeftoverSearch(Path root, Path stateDirectory, Results results, AuthorsFiles authors) {
        this.root = root;
        this.stateDirectory = stateDirectory;
        this.results = results;
        this.authors = authors;
    }

    /**
     * What is to go before a result takes its place.
     *
     * @throws IOException if that cannot be told
     */
    Leftovers before(ActionResult result, GlobSet patterns) throws IOException {
        History.Entry last = results.last(result.action());
        Optional<OutputTree> tree = last.settled() ? results.treeOf(last) : Optional.empty();
        Leftovers left = tree.isPresent() ? leftBy(tree.get(), patterns) : leftBehind(patterns);
        left.keep(result.outputs());
        if (last.isNone()) {
            refuseUnknown(result, patterns);
        }
        if (!left.files().isEmpty()) {
            // What git tracks by now was made the author's since.
            left.files().removeAll(authors.among(result.action(), left.files()));
        }
        return left;
    }

    /**
     * Where it is not known what the action has left here, what lies among its outputs may be its own and outdated: after
     * the project was moved, or its record lost. Running the body gives an answer; it begins with removing all of that.
     */
    private void refuseUnknown(ActionResult result, GlobSet patterns) throws IOException {
        Leftovers found = leftBehind(patterns);
        found.keep(result.outputs());
        if (!found.files().isEmpty()) {
            found.files().removeAll(authors.certainlyAmong(found.files()));
        }
        if (!found.files().isEmpty()) {
            throw new IOException("'" + found.files().iterator().next()
                    + "' lies among the outputs, and it is not known who wrote it");
        }
    }

    /** After a complete run or restore: what that result has, as far as it is still there. */
    private Leftovers leftBy(OutputTree last, GlobSet patterns) {
        Leftovers left = new Leftovers();
        RealDirectories real = new RealDirectories(root);
        for (OutputTree.File file : last.files()) {
            if (isLeft(file.path(), patterns, real)) {
                left.files().add(file.path());
            }
        }
        for (OutputTree.Link link : last.links()) {
            if (isLeft(link.path(), patterns, real)) {
                left.files().add(link.path());
            }
        }
        for (String directory : last.emptyDirectories()) {
            if (OutputPaths.isInside(directory) && real.areAbove(directory + "/.")) {
                left.directories().add(directory);
            }
        }
        return left;
    }

    /** Where a directory is gone, so is all that was in it; each one is looked at once. */
    private boolean isLeft(String path, GlobSet patterns, RealDirectories real) {
        return OutputPaths.isInside(path)
                && patterns.matches(path, false)
                && real.areAbove(path)
                && isNoDirectory(root.resolve(path));
    }

    private static boolean isNoDirectory(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * After a run that failed or was killed, or one of which nothing else is known: everything that matches, for when it
     * began nothing did.
     */
    private Leftovers leftBehind(GlobSet patterns) throws IOException {
        Leftovers left = new Leftovers();
        for (Found entry : OutputWalk.of(root, stateDirectory, patterns)) {
            if (!entry.isDirectory()) {
                left.files().add(entry.path());
            } else if (entry.declared() && entry.empty()) {
                left.directories().add(entry.path());
            }
        }
        return left;
    }
}
