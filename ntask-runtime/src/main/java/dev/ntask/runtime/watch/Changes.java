package dev.ntask.runtime.watch;

import dev.ntask.core.glob.GlobSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What became different between two looks.
 *
 * @param all sorted by path
 */
public record Changes(List<Change> all) {
    /** No difference. */
    public static final Changes NONE = new Changes(List.of());

    /** Creates changes; the list is copied. */
    public Changes {
        all = List.copyOf(all);
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
        return new Changes(changes);
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
        return new Changes(left);
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
        return new Changes(left);
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

    /** Says what happened, in a line: {@code src/A.java modified (+3 more)}. */
    public String summary() {
        return all.get(0) + (all.size() > 1 ? " (+" + (all.size() - 1) + " more)" : "");
    }
}
