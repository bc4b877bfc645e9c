package dev.ntask.runtime.watch;

/**
 * A file that became another one between two looks.
 *
 * @param path where it is, relative to the root and with slashes
 */
public record Change(String path, Kind kind) {
    /** What happened to it. */
    public enum Kind {
        CREATED("created"),
        MODIFIED("modified"),
        DELETED("deleted");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** Says what happened: {@code src/A.java modified}. */
    @Override
    public String toString() {
        return path + ' ' + kind.word;
    }
}
