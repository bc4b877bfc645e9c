package dev.ntask.runtime.store.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where damaged things are moved: their place is free for the right ones, and the wrong ones can be looked at. */
record Quarantine(Path directory) {
    /** Ends the names of results, which may be called like contents. */
    private static final String RESULT = ".result";

    /** Moves a content aside, whatever lies in its place. */
    Path takeContent(Path file) throws IOException {
        return take(file, "");
    }

    /** Moves a result aside, whatever lies in its place. */
    Path takeResult(Path file) throws IOException {
        return take(file, RESULT);
    }

    private Path take(Path file, String suffix) throws IOException {
        Path target = directory.resolve(file.getFileName() + suffix);
        Files.createDirectories(directory);
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            Trees.delete(target);
        }
        Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        return target;
    }
}
