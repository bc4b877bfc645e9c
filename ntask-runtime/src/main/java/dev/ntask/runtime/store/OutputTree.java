package dev.ntask.runtime.store;

import dev.ntask.core.glob.GlobPattern;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Encoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** Creates a tree of what was found in any order. */
    static OutputTree of(List<File> files, List<Link> links, List<String> emptyDirectories) {
        List<File> sortedFiles = new ArrayList<>(files);
        sortedFiles.sort(Comparator.comparing(File::path));
        List<Link> sortedLinks = new ArrayList<>(links);
        sortedLinks.sort(Comparator.comparing(Link::path));
        List<String> sortedDirectories = new ArrayList<>(emptyDirectories);
        Collections.sort(sortedDirectories);
        return new OutputTree(sortedFiles, sortedLinks, sortedDirectories);
    }

    /**
     * Returns the digest of what dependants can notice: paths, contents, executable bits, link targets and empty
     * directories. Other permission bits come from the umask of whoever ran the task, and times from the clock.
     */
    public String digest() {
        return Digest.of(encode()).sha256();
    }

    /** Returns the bytes that {@link #digest} is made of. */
    public byte[] encode() {
        Encoder out = new Encoder().putInt(files.size());
        for (File file : files) {
            out.putString(file.path()).putString(file.digest().sha256()).putBoolean(file.executable());
        }
        out.putInt(links.size());
        for (Link link : links) {
            out.putString(link.path()).putString(link.target());
        }
        out.putInt(emptyDirectories.size());
        for (String directory : emptyDirectories) {
            out.putString(directory);
        }
        return out.toBytes();
    }

    /** Tells whether the action wrote nothing. */
    public boolean isEmpty() {
        return files.isEmpty() && links.isEmpty() && emptyDirectories.isEmpty();
    }

    /** Returns the paths of all files and links. */
    Set<String> paths() {
        Set<String> paths = new HashSet<>();
        for (File file : files) {
            paths.add(file.path());
        }
        for (Link link : links) {
            paths.add(link.path());
        }
        return paths;
    }

    /** Tells whether there is anything that a pattern means. */
    public boolean has(GlobPattern pattern) {
        for (File file : files) {
            if (pattern.covers(file.path(), false)) {
                return true;
            }
        }
        for (Link link : links) {
            if (pattern.covers(link.path(), false)) {
                return true;
            }
        }
        for (String directory : emptyDirectories) {
            if (pattern.covers(directory, true)) {
                return true;
            }
        }
        return false;
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
