package dev.ntask.runtime.launcher;

import java.io.File;
import java.nio.file.Files;
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

    /** Returns what tells by its look where sources may come or go: the one file and all folders, which may be missing. */
    static List<String> places() {
        List<String> places = new ArrayList<>();
        places.add(FILE);
        addFolders(FOLDER, places);
        return places;
    }

    private static void addFolders(String folder, List<String> places) {
        places.add(folder);
        String[] names = new File(folder).list();
        if (names == null || new File(FILE).isFile()) {
            return;
        }
        for (String name : names) {
            File file = new File(folder, name);
            if (!name.startsWith(".") && file.isDirectory() && !Files.isSymbolicLink(file.toPath())) {
                addFolders(file.getPath(), places);
            }
        }
    }

    /**
     * Makes sure that {@link #find} has left out nothing that is meant to be a source.
     *
     * @throws LaunchException if a folder or file below {@code tasks/} cannot be read
     */
    static void check() throws LaunchException {
        if (!new File(FILE).isFile()) {
            check(FOLDER);
        }
    }

    private static void check(String folder) throws LaunchException {
        String[] names = new File(folder).list();
        if (names == null) {
            throw new LaunchException(folder + ": permission denied");
        }
        Arrays.sort(names);
        for (String name : names) {
            File file = new File(folder, name);
            boolean link = Files.isSymbolicLink(file.toPath());
            if (name.startsWith(".")) {
                continue;
            }
            if (file.isDirectory() && !link) {
                check(file.getPath());
            } else if (name.endsWith(".java") && !file.exists()) {
                String why = link ? "is a link that leads nowhere" : "has a name that is not text in UTF-8";
                throw new LaunchException(file + " " + why);
            }
        }
    }

    /** Tells whether there are sources that nobody reads: those in a folder beside the one file. */
    static boolean hasUnread() {
        List<String> found = new ArrayList<>();
        if (new File(FILE).isFile()) {
            addAll(FOLDER, found);
        }
        return !found.isEmpty();
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
            } else if (file.isDirectory() && !Files.isSymbolicLink(file.toPath())) {
                addAll(path, found);
            }
        }
    }
}
