package dev.ntask.runtime.store.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Removes directories of our own with all that is in them; links are removed, never followed. */
final class Trees {
    private Trees() {}

    static void delete(Path path) throws IOException {
        List<Path> inUse = new ArrayList<>();
        delete(path, inUse);
        if (!inUse.isEmpty()) {
            throw new AccessDeniedException(inUse.get(0).toString());
        }
    }

    /** On Windows an open file cannot be removed; returns those. Elsewhere a file that stays is an error. */
    static List<Path> deleteUnlessInUse(Path path) throws IOException {
        List<Path> inUse = new ArrayList<>();
        delete(path, inUse);
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && !inUse.isEmpty()) {
            throw new AccessDeniedException(inUse.get(0).toString());
        }
        return List.copyOf(inUse);
    }

    private static void delete(Path path, List<Path> inUse) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                for (Path entry : entries) {
                    delete(entry, inUse);
                }
            } catch (NoSuchFileException e) {
                return;
            }
        }
        try {
            Files.deleteIfExists(path);
        } catch (AccessDeniedException e) {
            inUse.add(path);
        } catch (DirectoryNotEmptyException e) {
            // Another process writes here right now, or something below is in use and counted already.
            if (inUse.isEmpty()) {
                throw e;
            }
        }
    }
}
