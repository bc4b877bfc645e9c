package dev.ntask.runtime.store;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells whether only directories, and no links, lead to files of the project: through a link one sees other files. Each
 * directory is looked at once.
 */
final class RealDirectories {
    private final Path root;
    private final Set<String> known = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    RealDirectories(Path root) {
        this.root = root;
    }

    /** Tells whether everything above a path is a directory. */
    boolean areAbove(String path) {
        int last = path.lastIndexOf('/');
        if (last < 0 || known.contains(path.substring(0, last))) {
            return true;
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (!isReal(path.substring(0, slash))) {
                return false;
            }
        }
        return true;
    }

    private boolean isReal(String directory) {
        if (known.contains(directory)) {
            return true;
        }
        if (others.contains(directory)) {
            return false;
        }
        boolean real = Files.isDirectory(root.resolve(directory), LinkOption.NOFOLLOW_LINKS);
        (real ? known : others).add(directory);
        return real;
    }
}
