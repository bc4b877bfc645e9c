package dev.ntask.runtime.input;

/**
 * A file or directory as it looked when something was selected.
 *
 * @param path where it is, relative to the root and with slashes; empty for the root
 */
record SeenNode(String path, FileStat stat) {
    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path of the directory that it is in; empty for the root. */
    String parent() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
