package dev.ntask.runtime.input;

/**
 * A file or directory as it looked when something was selected.
 *
 * @param path where it is, relative to the root and with slashes; empty for the root
 * @param claim what of that look decides what was selected
 */
record SeenNode(String path, FileStat stat, Claim claim) {
    /** What a selection rests on of a node. In a file they stand by their numbers, as far as these are kept. */
    enum Claim {
        /** That it has not changed. */
        LOOK,

        /** Of a directory in which all that was asked for are nodes too: that it is the same one. */
        PLACE,

        /** As {@link #PLACE}, and that no ignore file is in it. */
        PLACE_WITHOUT_IGNORE_FILE;

        private static final Claim[] ALL = values();

        static Claim of(int number) {
            return number < ALL.length ? ALL[number] : LOOK;
        }

        @SuppressWarnings("EnumOrdinal") // the format's number changes with the enum
        int number() {
            return ordinal();
        }
    }

    /** A node all of whose look decides. */
    SeenNode(String path, FileStat stat) {
        this(path, stat, Claim.LOOK);
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path of the directory that it is in; empty for the root. */
    String parent() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
