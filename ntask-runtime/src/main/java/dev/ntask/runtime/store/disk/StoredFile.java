package dev.ntask.runtime.store.disk;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A result or a content of the store, which is named by a digest.
 *
 * @param lastUsed when it was stored; of a result, when it was last used, to the day
 * @param regular whether it is a file, and not what somebody put in its place
 */
record StoredFile(Path file, String name, long size, Instant lastUsed, boolean regular) {
    /** Lists what lies in {@code cas} or {@code ac}, sorted by name; what is not named by a digest is not ours. */
    static List<StoredFile> in(Path directory) throws IOException {
        List<StoredFile> found = new ArrayList<>();
        for (Path shard : entries(directory)) {
            for (Path file : entries(shard)) {
                String name = String.valueOf(file.getFileName());
                if (Digest.isSha256(name) && name.startsWith(String.valueOf(shard.getFileName()))) {
                    add(file, name, found);
                }
            }
        }
        found.sort(Comparator.comparing(StoredFile::name));
        return found;
    }

    private static void add(Path file, String name, List<StoredFile> found) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            found.add(new StoredFile(
                    file,
                    name,
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant(),
                    attributes.isRegularFile()));
        } catch (NoSuchFileException e) {
            // Another process has just moved it aside.
        }
    }

    /** What lies in a directory; nothing if there is none. */
    static List<Path> entries(Path directory) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path entry : stream) {
                entries.add(entry);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }
}
