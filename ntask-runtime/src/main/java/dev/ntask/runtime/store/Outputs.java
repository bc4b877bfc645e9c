package dev.ntask.runtime.store;

import dev.ntask.NtaskException;
import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.store.OutputWalk.Found;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Handles the files that actions write: removes them before a body runs, captures what it wrote, tells whether a result is in
 * place, and puts it back.
 *
 * <p>Whoever calls this holds the task's lock from {@link #isInPlace} to the end of {@link #restore} or {@link #capture}.
 */
public final class Outputs {
    private final Path root;
    private final Path stateDirectory;
    private final Results results;
    private final FileDigests digests;
    private final AuthorsFiles authors;
    private final LeftoverSearch leftovers;

    /** Creates the outputs of a project; the state directory is never an output. */
    public Outputs(Path root, Path stateDirectory, Results results, FileDigests digests) {
        this.root = root;
        this.stateDirectory = stateDirectory;
        this.results = results;
        this.digests = digests;
        this.authors = new AuthorsFiles(root, results);
        this.leftovers = new LeftoverSearch(root, stateDirectory, results, authors);
    }

    /**
     * Removes what an action's patterns match, so that everything found there later was written by the run that follows. To
     * be called before every run of a body, also without a cache.
     *
     * @throws NtaskException if git tracks one of the files, a pattern leads through a symbolic link, or something cannot be
     *     removed
     */
    public void clean(String action, GlobSet patterns) {
        refuseLinkOnTheWay(action, patterns);
        try {
            List<Found> found = OutputWalk.of(root, stateDirectory, patterns);
            authors.refuse(action, leaves(found));
            // A crash from here to the end of capture leaves an action that is begun: nothing of it is trusted.
            results.begin(action);
            remove(found, patterns);
        } catch (IOException e) {
            throw new NtaskException(
                    "outputs of " + action + " cannot be removed before it runs: " + Results.reason(e), e);
        }
    }

    /**
     * Lets an action go on from the outputs of its last result. To be called before a run of its body, instead of
     * {@link #clean}.
     *
     * @return whether just those are there; if not, nothing has changed
     * @throws NtaskException if git tracks one of the files, or a pattern leads through a symbolic link
     */
    public boolean resume(String action, GlobSet patterns) {
        refuseLinkOnTheWay(action, patterns);
        try {
            History.Entry last = results.last(action);
            Optional<OutputTree> tree =
                    last.settled() && last.fingerprint().isPresent() ? results.treeOf(last) : Optional.empty();
            List<String> found = leaves(OutputWalk.of(root, stateDirectory, patterns));
            if (tree.isEmpty() || !tree.get().paths().equals(Set.copyOf(found)) || !isThere(tree.get())) {
                return false;
            }
            authors.refuse(action, found);
            // As when it is cleaned: what a run that was killed leaves is not gone on from.
            results.begin(action);
            return true;
        } catch (IOException e) {
            // What is not known to be the last result is none.
            return false;
        }
    }

    private boolean isThere(OutputTree tree) {
        return firstOutOfPlace(tree).isEmpty();
    }

    private void remove(List<Found> found, GlobSet patterns) throws IOException {
        try (OpenDirectories directories = new OpenDirectories(root)) {
            Removal removal = new Removal(directories, patterns);
            for (Found entry : found) {
                if (!entry.isDirectory()) {
                    removal.remove(entry.path());
                } else if (entry.declared()) {
                    removal.removeIfEmpty(entry.path());
                }
            }
        }
    }

    /**
     * Stores what an action's patterns match and returns it. Each file is read once.
     *
     * @throws IOException if it cannot be stored, or something is there that no result can hold: then there is no result
     */
    public OutputTree capture(String action, GlobSet patterns) throws IOException {
        refuseLinkOnTheWay(action, patterns);
        return new Capture(root, results.contents(), digests).of(OutputWalk.of(root, stateDirectory, patterns));
    }

    /**
     * Tells whether a result's outputs are what the action last left, and are still so. Nothing is written, and only files
     * that changed are read.
     */
    public boolean isInPlace(ActionResult result) {
        try {
            History.Entry last = results.last(result.action());
            return last.settled()
                    && last.fingerprint().equals(Optional.of(result.fingerprint()))
                    && isThere(result.outputs());
        } catch (IOException e) {
            // Without a record it is not known whose outputs these are.
            return false;
        }
    }

    /** Tells whether an action has last left the outputs of a fingerprint, and has not begun to change them since. */
    public boolean isLast(String action, String fingerprint) throws IOException {
        History.Entry last = results.last(action);
        return last.settled()
                && last.fingerprint().isPresent()
                && last.fingerprint().get().sha256().equals(fingerprint);
    }

    /**
     * Puts a result's outputs in place, and removes what else the same action left there.
     *
     * @return whether anything had to change; if not, the result was in place already
     * @throws MissingContentException if the store does not have all of it; the old outputs are untouched
     * @throws IOException if it could not be done: a miss for the caller
     */
    public boolean restore(ActionResult result, GlobSet patterns) throws IOException {
        try {
            return restoreNamed(result, patterns);
        } catch (InvalidPathException e) {
            throw new IOException("'" + e.getInput() + "' is no file name on this system", e);
        }
    }

    private boolean restoreNamed(ActionResult result, GlobSet patterns) throws IOException {
        OutputPaths.check(result.outputs(), patterns);
        Leftovers leaving = leftovers.before(result, patterns);
        boolean changed;
        try (Restore restore = new Restore(root, results.temporary(), results.contents(), digests)) {
            restore.stage(result.outputs(), leaving.files());
            changed = restore.isNeeded() || !leaving.isEmpty();
            if (changed) {
                authors.refuse(result.action(), restore.replaced());
                // A crash from here to the last line leaves an action that is begun: the next run restores it again.
                results.begin(result.action());
                remove(leaving, patterns);
                restore.publish();
            }
        }
        results.settle(result.action(), result.fingerprint());
        return changed;
    }

    /**
     * Says why a result that is not in place could not be put there, as far as that can be told without doing it. Nothing is
     * written.
     */
    public Optional<String> obstacle(ActionResult result, GlobSet patterns) {
        try {
            OutputPaths.check(result.outputs(), patterns);
            leftovers.before(result, patterns);
            for (OutputTree.File file : result.outputs().files()) {
                if (!isSame(file) && !results.contents().contains(file.digest())) {
                    throw new MissingContentException(file.digest(), "missing");
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Results.reason(e));
        } catch (InvalidPathException e) {
            return Optional.of("'" + e.getInput() + "' is no file name on this system");
        }
    }

    private void remove(Leftovers leaving, GlobSet patterns) throws IOException {
        try (OpenDirectories directories = new OpenDirectories(root)) {
            Removal removal = new Removal(directories, patterns);
            for (String path : leaving.files()) {
                removal.remove(path);
            }
            for (String path : leaving.directories()) {
                removal.removeIfEmpty(path);
            }
        }
    }

    /** Returns the first path of a tree that is not as the tree has it. */
    public Optional<String> firstOutOfPlace(OutputTree tree) {
        RealDirectories real = new RealDirectories(root);
        for (OutputTree.File file : tree.files()) {
            if (!real.areAbove(file.path()) || !isSame(file)) {
                return Optional.of(file.path());
            }
        }
        for (OutputTree.Link link : tree.links()) {
            if (!real.areAbove(link.path()) || !isSame(link)) {
                return Optional.of(link.path());
            }
        }
        for (String directory : tree.emptyDirectories()) {
            if (!real.areAbove(directory + "/.")) {
                return Optional.of(directory);
            }
        }
        return Optional.empty();
    }

    private boolean isSame(OutputTree.File file) {
        try {
            return Restore.compare(root.resolve(file.path()), file, digests) == Restore.Comparison.SAME;
        } catch (IOException | InvalidPathException e) {
            // What cannot be read or named is not known to be in place.
            return false;
        }
    }

    private boolean isSame(OutputTree.Link link) {
        try {
            return Restore.isInPlace(root, link);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private void refuseLinkOnTheWay(String action, GlobSet patterns) {
        Optional<String> link = OutputWalk.linkOnTheWay(root, patterns);
        if (link.isPresent()) {
            throw new NtaskException("outputs of " + action + " lead through the symbolic link '" + link.get()
                    + "'; declare the directory it leads to, or make it a directory");
        }
    }

    private static List<String> leaves(List<Found> found) {
        List<String> paths = new ArrayList<>();
        for (Found entry : found) {
            if (!entry.isDirectory()) {
                paths.add(entry.path());
            }
        }
        return paths;
    }
}
