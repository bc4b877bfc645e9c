package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The programs of this machine. */
final class Programs {
    private Programs() {}

    /** Skips a test for want of a program, but where {@code CI} is set: there it fails. Returns the program's name. */
    static String require(String name) {
        Assumptions.assumeTrue(System.getenv("CI") != null || include(name), "no " + name);
        assertTrue(include(name), "no " + name + ": install it");
        return name;
    }

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
