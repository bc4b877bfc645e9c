package dev.ntask.runtime.store;

import dev.ntask.NtaskException;
import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.store.OutputWalk.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Handles the files that actions write: removes them before a body runs, captures what it wrote, tells whether a result is in
 * place, and puts it back.
 *
 * <p>Whoever calls this holds the task's lock from {@link #isInPlace} to the end of {@link #restore} or {@link #capture}.
 */
public final class Outputs {
    /** What Java makes of bytes that are no characters. */
    private static final char UNDECODED = '\ufffd';

    private final Path root;
    private final Path stateDirectory;
    private final Results results;
    private final FileDigests digests;
    private final TrackedFiles tracked;

    /** Creates the outputs of a project; the state directory is never an output. */
    public Outputs(Path root, Path stateDirectory, Results results, FileDigests digests) {
        this.root = root;
        this.stateDirectory = stateDirectory;
        this.results = results;
        this.digests = digests;
        this.tracked = new TrackedFiles(root);
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
            refuseTracked(action, leaves(found));
            // A crash from here to the end of capture leaves an action that is begun: nothing of it is trusted.
            results.begin(action);
            remove(found, patterns);
        } catch (IOException e) {
            throw new NtaskException(
                    "outputs of " + action + " cannot be removed before it runs: " + Results.reason(e), e);
        }
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
        List<OutputTree.File> files = new ArrayList<>();
        List<OutputTree.Link> links = new ArrayList<>();
        List<String> emptyDirectories = new ArrayList<>();
        for (Found entry : OutputWalk.of(root, stateDirectory, patterns)) {
            if (entry.isDirectory() && !(entry.declared() && entry.empty())) {
                continue;
            }
            requireName(entry);
            if (entry.isDirectory()) {
                emptyDirectories.add(entry.path());
            } else if (entry.attributes().isSymbolicLink()) {
                links.add(new OutputTree.Link(entry.path(), readLink(entry)));
            } else {
                files.add(store(entry));
            }
        }
        return OutputTree.of(files, links, emptyDirectories);
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
                    && firstOutOfPlace(result.outputs()).isEmpty();
        } catch (IOException e) {
            // Without a record it is not known whose outputs these are.
            return false;
        }
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
        Leftovers leaving = leftovers(result, patterns);
        boolean changed;
        try (Restore restore = new Restore(root, results.temporary(), results.contents(), digests)) {
            restore.stage(result.outputs(), leaving.files());
            changed = restore.isNeeded() || !leaving.isEmpty();
            if (changed) {
                refuseTracked(result.action(), restore.replaced());
                // A crash from here to the last line leaves an action that is begun: the next run restores it again.
                results.begin(result.action());
                remove(leaving, patterns);
                restore.publish();
            }
        }
        results.settle(result.action(), result.fingerprint());
        return changed;
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

    /** What the action left in the project and the result does not have. */
    private Leftovers leftovers(ActionResult result, GlobSet patterns) throws IOException {
        History.Entry last = results.last(result.action());
        Optional<OutputTree> tree = last.settled() ? treeOf(last) : Optional.empty();
        Leftovers left = tree.isPresent() ? leftBy(tree.get(), patterns) : leftBehind(patterns);
        left.keep(result.outputs());
        if (last.equals(History.Entry.NONE)) {
            refuseUnknown(result, patterns);
        }
        if (!left.files().isEmpty()) {
            // What git tracks by now was made the author's since.
            left.files().removeAll(trackedAmong(result.action(), left.files()));
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
            found.files().removeAll(tracked.among(found.files()));
        }
        if (!found.files().isEmpty()) {
            throw new IOException("'" + found.files().iterator().next()
                    + "' lies among the outputs, and it is not known who wrote it");
        }
    }

    /** What an action's last result has; empty if that is not known any more. */
    private Optional<OutputTree> treeOf(History.Entry last) {
        if (last.fingerprint().isEmpty()) {
            return Optional.of(OutputTree.EMPTY);
        }
        return results.find(last.fingerprint().get()).map(ActionResult::outputs);
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

    private boolean isLeft(String path, GlobSet patterns, RealDirectories real) {
        Path file = root.resolve(path);
        return OutputPaths.isInside(path)
                && patterns.matches(path, false)
                && Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                && real.areAbove(path);
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

    private OutputTree.File store(Found entry) throws IOException {
        if (!entry.attributes().isRegularFile()) {
            throw new IOException("output '" + entry.path() + "' is no file, link or directory");
        }
        Digest digest = digests.store(entry.file(), results.contents());
        BasicFileAttributes after = FileModes.attributes(entry.file());
        // Something that the body left running writes on: what was stored may be one half of each.
        if (!isSame(entry.attributes(), after) || digest.size() != after.size()) {
            throw new IOException("output '" + entry.path() + "' changes after the task has ended");
        }
        return new OutputTree.File(entry.path(), digest, FileModes.mode(entry.attributes()));
    }

    private static boolean isSame(BasicFileAttributes before, BasicFileAttributes after) {
        return after.isRegularFile()
                && before.size() == after.size()
                && before.lastModifiedTime().equals(after.lastModifiedTime())
                && Objects.equals(before.fileKey(), after.fileKey());
    }

    private static String readLink(Found entry) throws IOException {
        String target = Files.readSymbolicLink(entry.file()).toString();
        if (target.indexOf(UNDECODED) >= 0) {
            throw new IOException("what output '" + entry.path() + "' links to is not valid in this locale");
        }
        return target;
    }

    private void requireName(Found entry) throws IOException {
        if (!OutputWalk.decodes(root, entry)) {
            throw new IOException("the name of output '" + entry.path() + "' is not valid in this locale");
        }
        if (entry.path().contains(OutputWalk.STAGING)) {
            throw new IOException("output '" + entry.path() + "' was left by an interrupted restore; remove it");
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

    private void refuseTracked(String action, Collection<String> paths) throws IOException {
        Set<String> authors = trackedAmong(action, paths);
        if (!authors.isEmpty()) {
            String first = authors.iterator().next();
            throw new NtaskException("outputs of " + action + " match '" + first
                    + "', which git tracks, and would be removed or replaced; exclude it with '!" + first
                    + "', or run: git rm --cached '" + first + "'");
        }
    }

    /** Those of some paths that git tracks. Where it does not say, only what the action itself has written may go. */
    private Set<String> trackedAmong(String action, Collection<String> paths) throws IOException {
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

    /** When an action was begun, everything that git tracks had been excluded; what it settled with is in its result. */
    private Set<String> notWrittenBy(String action, Collection<String> paths) throws IOException {
        Set<String> others = new TreeSet<>();
        History.Entry last = results.last(action);
        if (!last.settled()) {
            return others;
        }
        others.addAll(paths);
        OutputTree tree = treeOf(last).orElse(OutputTree.EMPTY);
        for (OutputTree.File file : tree.files()) {
            others.remove(file.path());
        }
        for (OutputTree.Link link : tree.links()) {
            others.remove(link.path());
        }
        return others;
    }
}
