package dev.ntask.runtime.store;

import dev.ntask.core.glob.GlobPattern;
import dev.ntask.core.glob.GlobSet;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;

/** Removes what an action left, and the directories that are empty without it. */
final class Removal {
    private final OpenDirectories directories;
    private final GlobSet patterns;

    Removal(OpenDirectories directories, GlobSet patterns) {
        this.directories = directories;
        this.patterns = patterns;
    }

    /** Removes one file or link, and then each directory above it that is left empty and belongs to the outputs. */
    void remove(String path) throws IOException {
        directories.deleteFile(path);
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (!removeIfEmpty(path.substring(0, slash))) {
                return;
            }
        }
    }

    /**
     * Removes a directory if nothing is in it and it belongs to the outputs: it matches, or lies below where a pattern
     * begins. That beginning itself may be the author's: {@code gen} of {@code gen/*.java} was perhaps made by hand.
     */
    boolean removeIfEmpty(String path) throws IOException {
        if (!belongs(path) || !directories.isDirectory(path)) {
            return false;
        }
        try {
            directories.deleteDirectory(path);
            return true;
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            return false;
        }
    }

    private boolean belongs(String path) {
        if (patterns.matches(path, true)) {
            return true;
        }
        for (GlobPattern pattern : patterns.patterns()) {
            String prefix = pattern.literalPrefix();
            if (!pattern.negated() && !prefix.isEmpty() && path.startsWith(prefix + "/")) {
                return true;
            }
        }
        return false;
    }
}
