package dev.ntask.runtime.store;

import java.util.Set;
import java.util.TreeSet;

/** What an action left in the project, and what goes unless the next result has it, too. */
final class Leftovers {
    private final Set<String> files = new TreeSet<>();
    private final Set<String> directories = new TreeSet<>();

    /** Files and links. */
    Set<String> files() {
        return files;
    }

    /** Directories that were left empty; they go if they still are. */
    Set<String> directories() {
        return directories;
    }

    /** Takes out what a result has. */
    void keep(OutputTree tree) {
        for (OutputTree.File file : tree.files()) {
            files.remove(file.path());
        }
        for (OutputTree.Link link : tree.links()) {
            files.remove(link.path());
        }
        for (String directory : tree.emptyDirectories()) {
            directories.remove(directory);
        }
    }

    boolean isEmpty() {
        return files.isEmpty() && directories.isEmpty();
    }
}
