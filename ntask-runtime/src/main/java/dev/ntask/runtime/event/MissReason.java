package dev.ntask.runtime.event;

import java.util.List;

/**
 * Why a stored result could not be reused, as data and as one line.
 *
 * @param changes what changed since the last stored result, the first cause first; never empty
 */
public record MissReason(List<Change> changes) {
    /** Creates a reason; the list is copied. */
    public MissReason {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new AssertionError("a miss without a cause: this is a bug");
        }
    }

    /**
     * One change.
     *
     * @param kind a stable word for machines, as in {@code input-modified}
     * @param detail the file, variable or task that changed, with old and new value where they help
     */
    public record Change(String kind, String detail) {
        @Override
        public String toString() {
            return detail.isEmpty() ? kind : kind + ": " + detail;
        }
    }

    /** Returns the first cause in one line, with the number of the others: {@code input-modified: a.txt (+2 more)}. */
    public String summary() {
        int more = changes.size() - 1;
        return changes.get(0) + (more == 0 ? "" : " (+" + more + " more)");
    }
}
