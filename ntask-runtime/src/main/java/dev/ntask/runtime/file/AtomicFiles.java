package dev.ntask.runtime.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes small files so that a reader, and whoever comes after a crash, sees the old or the new one, whole. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Gives a file a new content by way of another one beside it; its directory is created if need be. */
    public static void write(Path file, byte[] content) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("not a file: " + file);
        }
        write(file, content, directory);
    }

    /**
     * Gives a file a new content.
     *
     * @param temporary a directory on the same mount, for the time in between; it and the file's are created if need be
     */
    public static void write(Path file, byte[] content, Path temporary) throws IOException {
        Files.createDirectories(temporary);
        Path staged = TemporaryFile.create(temporary, "w");
        try {
            // A crash up to the move leaves the old file and a temporary one that nobody reads.
            Files.write(staged, content);
            createParent(file);
            Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(staged);
            throw e;
        }
    }

    private static void createParent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }
}
