package dev.ntask.runtime.launcher;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Finds out why there is no project where ntask was called. */
final class NoProject {
    private NoProject() {}

    /** Returns what looks like tasks but cannot be, from the working directory upward, or else that there is nothing. */
    static String reason() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("Tasks.java");
            if (Files.isDirectory(file)) {
                return file + " is a folder; tasks are in a file of this name, or in files below a folder tasks";
            }
            if (Files.isSymbolicLink(file)) {
                return file + " is a link that leads nowhere";
            }
            Path tasks = folder.resolve("tasks");
            if (Files.isDirectory(tasks) && !Files.isReadable(tasks)) {
                return tasks + ": permission denied";
            }
            if (Files.isSymbolicLink(tasks) && !Files.exists(tasks)) {
                return tasks + " is a link that leads nowhere";
            }
        }
        return "no Tasks.java or tasks/ found from " + here + " upward";
    }

    /** Makes sure that Java can name the project's folder: names need not be text. */
    static void checkPath() throws LaunchException {
        Path here = Path.of("").toAbsolutePath();
        if (!Files.exists(here, LinkOption.NOFOLLOW_LINKS)) {
            throw new LaunchException("the path of the project is not text in UTF-8, so that Java cannot name it: "
                    + here + "; rename the folder");
        }
    }
}
