package dev.ntask.runtime.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Judges {@code cache_dir}: it may be deleted as a whole, so it is never the project itself, nor anything around it. */
final class CacheDirectory {
    private CacheDirectory() {}

    /** Says what is wrong with a directory for a project; empty if nothing is. */
    static String trouble(Path root, String text) {
        try {
            Path directory = root.resolve(text).normalize();
            if (text.isBlank() || root.startsWith(directory)) {
                return "cache_dir must be a directory of its own, not '" + text + "'";
            }
            if (Files.exists(directory) && !Files.isDirectory(directory)) {
                return "cache_dir '" + text + "' is a file; name a directory";
            }
            return holdsOthers(root, directory)
                    ? "cache_dir '" + text + "' holds files that are not ntask's; name a new directory"
                    : "";
        } catch (InvalidPathException e) {
            return "cache_dir is not a path: " + e.getReason();
        }
    }

    /**
     * Tells whether a directory has content but not the tag that ntask puts into its own. The default one is
     * the launcher's as well, which puts no tag there.
     */
    private static boolean holdsOthers(Path root, Path directory) {
        if (directory.equals(root.resolve(ProjectConfig.DEFAULTS.cacheDir()))) {
            return false;
        }
        if (Files.exists(directory.resolve("CACHEDIR.TAG"))) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                // What is there before the tag, if ntask was killed just then.
                String name = String.valueOf(entry.getFileName());
                if (!name.equals(".gitignore") && !name.equals("tmp")) {
                    // Looked for again: another process may create the directory while its entries are read.
                    return !Files.exists(directory.resolve("CACHEDIR.TAG"));
                }
            }
        } catch (IOException e) {
            // It is not there, or whoever uses it will say what is wrong with it.
        }
        return false;
    }
}
