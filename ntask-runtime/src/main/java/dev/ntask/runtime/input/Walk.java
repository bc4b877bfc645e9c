package dev.ntask.runtime.input;

import dev.ntask.core.glob.IgnoreRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One look at the project's tree. Directories are listed when a pattern first leads into them, and everything stays as it
 * was seen first. Its lock guards all directories and entries.
 */
final class Walk {
    private final WorkTree workTree;
    private final Set<String> excluded;
    private final long begun;
    private final Directory top;

    /** Is told of each directory before it is listed; null where nobody wants to know. */
    private final @Nullable DirectoryVisitor visitor;

    /** Knows how entries look that somebody has looked at already; null where each is to be looked at. */
    private final @Nullable KnownSelections seen;

    /** What each ignore file said that was asked, empty for one that is not there; null where nobody wants to know. */
    private final @Nullable SortedMap<String, String> ignoreFiles;

    /**
     * Creates a walk.
     *
     * @param excluded the paths, relative to the root, of ntask's own state
     * @param begun when it was, before anything was looked at, as {@link KnownSelections#now} tells
     * @param visitor is told of each directory before it is listed; null where nobody wants to know
     * @param seen knows how entries look that somebody has looked at already; null where each is to be looked at
     */
    Walk(
            Path root,
            WorkTree workTree,
            Set<String> excluded,
            long begun,
            @Nullable DirectoryVisitor visitor,
            @Nullable KnownSelections seen) {
        this.seen = seen;
        this.workTree = workTree;
        this.excluded = excluded;
        this.begun = begun;
        this.visitor = visitor;
        this.ignoreFiles = visitor == null ? null : new TreeMap<>();
        this.top = new Directory(this, root);
    }

    long begun() {
        return begun;
    }

    /** What the ignore files above the root say, byte by byte. */
    String above() {
        return workTree.state();
    }

    Directory top() {
        return top;
    }

    /** How an entry looks, if that is known without a look; else null. */
    @Nullable
    FileStat seen(String path) {
        return seen == null ? null : seen.seen(path);
    }

    /** Says that a directory is about to be listed, or a file in it read. */
    void visit(Path directory) {
        if (visitor != null) {
            visitor.visit(directory);
        }
    }

    /** Says what an ignore file says, or that there is none at its path. */
    void noteIgnoreFile(String file, byte[] content) {
        if (ignoreFiles != null) {
            ignoreFiles.put(file, new String(content, StandardCharsets.ISO_8859_1));
        }
    }

    /** What the ignore files say that were asked so far, if somebody wants to know. */
    SortedMap<String, String> ignoreFiles() {
        return ignoreFiles == null ? Collections.emptySortedMap() : ignoreFiles;
    }

    /** Tells whether somebody wants to know which directories matter. */
    boolean isVisited() {
        return visitor != null;
    }

    /** What the ignore files above the root say. */
    IgnoreRules rulesAbove() {
        return workTree.rules();
    }

    /** Git's and our own files are never inputs or outputs, at any depth. */
    boolean neverMatches(Entry entry) {
        return entry.name().equals(".git") || entry.name().equals(".ntask") || excluded.contains(entry.path());
    }

    /** The path of an entry as ignore files see it: from the top of the work tree. */
    byte[] pathForRules(Entry entry) {
        String prefix = workTree.prefix();
        return prefix.isEmpty() ? entry.bytes() : RawName.join(prefix, entry.bytes());
    }

    /** The path of a directory as ignore files see it. */
    String directoryForRules(String path) {
        String prefix = workTree.prefix();
        if (prefix.isEmpty() || path.isEmpty()) {
            return prefix + path;
        }
        return prefix + '/' + path;
    }

    /**
     * Whether ignore files exclude what lies at a path; false if nothing lies there.
     *
     * @param asked takes what is asked for that
     */
    boolean isIgnored(String path, Asked asked) throws InputException {
        Directory directory = top;
        int start = 0;
        while (true) {
            int slash = path.indexOf('/', start);
            Entry entry = asked.find(directory, slash < 0 ? path.substring(start) : path.substring(start, slash));
            FileStat stat = entry == null ? null : entry.stat();
            if (entry == null || stat == null) {
                return false;
            }
            if (slash < 0 || stat.kind() != FileStat.Kind.DIRECTORY || entry.isIgnored()) {
                return entry.isIgnored();
            }
            directory = entry.directory();
            start = slash + 1;
        }
    }
}
