package dev.ntask.runtime.watch;

import dev.ntask.core.glob.GlobSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What became different between two looks.
 *
 * @param all sorted by path
 * @param ignoreFiles what happened to ignore files, which makes other files inputs or not; it changes nothing by itself
 */
public record Changes(List<Change> all, List<Change> ignoreFiles) {
    private static final String IGNORE_FILE = ".gitignore";

    /** No difference. */
    public static final Changes NONE = new Changes(List.of(), List.of());

    /** Creates changes; the lists are copied. */
    public Changes {
        all = List.copyOf(all);
        ignoreFiles = List.copyOf(ignoreFiles);
    }

    /** Compares two looks. */
    public static Changes between(Look before, Look now) {
        TreeSet<String> paths = new TreeSet<>(before.states().keySet());
        paths.addAll(now.states().keySet());
        List<Change> changes = new ArrayList<>();
        for (String path : paths) {
            Optional<String> old = before.state(path);
            Optional<String> current = now.state(path);
            if (!old.equals(current)) {
                changes.add(new Change(path, kind(old, current)));
            }
        }
        return new Changes(changes, ignoreFilesBetween(before, now));
    }

    /** Of a directory that was not there, or not looked at, before or now, the ignore file is the cause of nothing. */
    private static List<Change> ignoreFilesBetween(Look before, Look now) {
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, String> each : now.ignoreFiles().entrySet()) {
            String old = before.ignoreFiles().get(each.getKey());
            if (old != null && !old.equals(each.getValue())) {
                Change.Kind kind = old.isEmpty()
                        ? Change.Kind.CREATED
                        : each.getValue().isEmpty() ? Change.Kind.DELETED : Change.Kind.MODIFIED;
                changes.add(new Change(each.getKey(), kind));
            }
        }
        return changes;
    }

    private static Change.Kind kind(Optional<String> old, Optional<String> current) {
        if (old.isEmpty()) {
            return Change.Kind.CREATED;
        }
        return current.isEmpty() ? Change.Kind.DELETED : Change.Kind.MODIFIED;
    }

    /** Leaves out what a run has written itself, as a look after it shows; what defines the tasks always counts. */
    public Changes without(OwnWrites own, Look after, GlobSet definitions) {
        List<Change> left = new ArrayList<>();
        for (Change change : all) {
            if (definitions.matches(change.path(), false) || !own.explain(change.path(), after.state(change.path()))) {
                left.add(change);
            }
        }
        return new Changes(left, ignoreFiles);
    }

    /** Leaves out the files that a run has changed in a way nobody declared, but that were seen as they are now. */
    public Changes without(Seen seen, Look after, GlobSet definitions) {
        List<Change> left = new ArrayList<>();
        for (Change change : all) {
            boolean modified = change.kind() == Change.Kind.MODIFIED && !definitions.matches(change.path(), false);
            if (!modified || !seen.covers(change.path(), after.state(change.path()))) {
                left.add(change);
            }
        }
        return new Changes(left, ignoreFiles);
    }

    /** Tells whether one of the files is among those that some patterns mean. */
    public boolean touch(GlobSet patterns) {
        for (Change change : all) {
            if (patterns.matches(change.path(), false)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether nothing is different. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Says what happened, in a line: {@code src/A.java modified (+3 more)}. What comes and goes while an ignore file changes is
     * put down to that: the files may have been there all the time.
     */
    public String summary() {
        List<Change> told = new ArrayList<>();
        List<Change> others = new ArrayList<>();
        for (Change change : all) {
            Optional<Change> cause = cause(change);
            if (cause.isEmpty()) {
                others.add(change);
            } else if (!told.contains(cause.get())) {
                told.add(cause.get());
            }
        }
        others.removeAll(told); // an ignore file may be an input, too
        told.addAll(others);
        return told.get(0) + (told.size() > 1 ? " (+" + (told.size() - 1) + " more)" : "");
    }

    /** The change of an ignore file that makes a file come or go. */
    private Optional<Change> cause(Change change) {
        if (change.kind() == Change.Kind.MODIFIED) {
            return Optional.empty();
        }
        for (Change each : ignoreFiles) {
            String directory = each.path().substring(0, each.path().length() - IGNORE_FILE.length());
            if (directory.startsWith("../") || change.path().startsWith(directory)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
