package dev.ntask.dist;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of this machine. */
final class Programs {
    private Programs() {}

    /** Tells whether one of a name is on the search path. */
    static boolean include(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }
}
