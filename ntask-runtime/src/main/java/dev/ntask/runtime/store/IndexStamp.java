package dev.ntask.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** Tells one state of a repository's index from another: git never changes that file, it moves a new one to its place. */
final class IndexStamp {
    private final Object file;
    private final FileTime modified;
    private final long size;

    private IndexStamp(Object file, FileTime modified, long size) {
        this.file = file;
        this.modified = modified;
        this.size = size;
    }

    /**
     * Returns the stamp of a repository's index as it is now; empty if nobody can be sure of it: where files have no numbers,
     * where the index is elsewhere (linked work trees, submodules), where git would not take the directory for a repository.
     *
     * @param repository the {@code .git} of the repository
     */
    static Optional<IndexStamp> of(Path repository) {
        try {
            if (!Files.isRegularFile(repository.resolve("HEAD")) || !Files.isDirectory(repository.resolve("objects"))) {
                return Optional.empty();
            }
            BasicFileAttributes index = Files.readAttributes(repository.resolve("index"), BasicFileAttributes.class);
            Object file = index.fileKey();
            return file == null
                    ? Optional.empty()
                    : Optional.of(new IndexStamp(file, index.lastModifiedTime(), index.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Tells whether both are of the same state. A record's equals would be made at run time, in milliseconds. */
    boolean isSame(IndexStamp other) {
        return file.equals(other.file) && modified.equals(other.modified) && size == other.size;
    }
}
