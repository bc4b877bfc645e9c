package dev.ntask.runtime.store;

import dev.ntask.core.glob.GlobPattern;
import dev.ntask.core.glob.GlobSet;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Removes what an action left, and the directories that are empty without it. */
final class Removal {
    private final Path root;
    private final GlobSet patterns;

    Removal(Path root, GlobSet patterns) {
        this.root = root;
        this.patterns = patterns;
    }

    /** Removes one file or link, and then each directory above it that is left empty and belongs to the outputs. */
    void remove(String path) throws IOException {
        Path file = root.resolve(path);
        delete(file);
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
        Path directory = root.resolve(path);
        if (!belongs(path) || !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            delete(directory);
            return true;
        } catch (DirectoryNotEmptyException e) {
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

    /** A task may have made a directory read-only; its files are still its own, and go. */
    private static void delete(Path path) throws IOException {
        try {
            Files.delete(path);
        } catch (NoSuchFileException e) {
            // Gone already, as it should be.
        } catch (AccessDeniedException e) {
            Path parent = path.getParent();
            if (parent == null) {
                throw e;
            }
            FileModes.set(parent, FileModes.mode(FileModes.attributes(parent)) | 0300);
            Files.delete(path);
        }
    }
}
