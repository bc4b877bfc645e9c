package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Digest;
import java.util.List;

/**
 * The files that an action wrote; paths are relative to the project's root, with slashes, sorted.
 *
 * @param files regular files
 * @param links symbolic links
 * @param emptyDirectories directories without entries
 */
public record OutputTree(List<File> files, List<Link> links, List<String> emptyDirectories) {
    /** The tree of an action that wrote nothing. */
    public static final OutputTree EMPTY = new OutputTree(List.of(), List.of(), List.of());

    /** Creates a tree; the lists are copied. */
    public OutputTree {
        files = List.copyOf(files);
        links = List.copyOf(links);
        emptyDirectories = List.copyOf(emptyDirectories);
    }

    /**
     * A regular file.
     *
     * @param mode its POSIX permission bits, as in 0644
     */
    public record File(String path, Digest digest, int mode) {
        /** Tells whether its owner may execute it: the only permission that counts in an outcome digest. */
        public boolean executable() {
            return (mode & 0100) != 0;
        }
    }

    /** A symbolic link and the text of its target. */
    public record Link(String path, String target) {}
}
