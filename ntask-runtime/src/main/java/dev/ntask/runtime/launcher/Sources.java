package dev.ntask.runtime.launcher;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the sources of a project's tasks: {@code Tasks.java} at the root, or else every {@code .java} file below
 * {@code tasks/}.
 *
 * <p>Names that start with a dot are left out, as the script's patterns leave them out: editors put their locks and
 * copies there. Links to folders are not followed, so that a loop of links ends.
 */
final class Sources {
    private static final String FILE = "Tasks.java";
    private static final String FOLDER = "tasks";

    private Sources() {}

    /** Returns the paths of the sources, relative to the working directory, which is the root; sorted. */
    static List<String> find() {
        List<String> found = new ArrayList<>();
        if (new File(FILE).isFile()) {
            found.add(FILE);
        } else {
            addAll(FOLDER, found);
        }
        return found;
    }

    private static void addAll(String folder, List<String> found) {
        String[] names = new File(folder).list();
        if (names == null) {
            return;
        }
        Arrays.sort(names);
        for (String name : names) {
            if (name.startsWith(".")) {
                continue;
            }
            String path = folder + File.separatorChar + name;
            File file = new File(path);
            if (name.endsWith(".java") && file.isFile()) {
                found.add(path);
            } else if (file.isDirectory() && !java.nio.file.Files.isSymbolicLink(file.toPath())) {
                addAll(path, found);
            }
        }
    }
}
