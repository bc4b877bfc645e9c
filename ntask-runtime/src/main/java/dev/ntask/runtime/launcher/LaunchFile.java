package dev.ntask.runtime.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the script how to start Java with the compiled tasks on the class path.
 *
 * <p>Lines: format, installation, the java binary that all of this holds for, the project's jar, its libraries, the archive
 * or nothing, end.
 * The script reads them byte by byte, and takes only the names of jars from here: whatever the file says, this launcher
 * gets started and can put it right. Paths within the project are relative, so that a copied project starts its own
 * tasks.
 */
final class LaunchFile {
    private static final String FORMAT = "ntask launch 2";

    /** Longer class paths would not fit on a command line. */
    private static final int MAX_LENGTH = 100_000;

    private LaunchFile() {}

    /** Writes the file if it does not say this already; without it, starting is slower but the same. */
    static void publish(Path file, Installation installation, Stamp stamp) {
        String content = content(installation.home(), stamp);
        if (content == null) {
            return;
        }
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            if (!Files.exists(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
                AtomicFile.write(file, bytes);
            }
        } catch (IOException e) {
            return; // a read-only project whose tasks are compiled can still be run
        }
    }

    /** Returns null if it cannot be said in lines. */
    private static @Nullable String content(Path home, Stamp stamp) {
        List<String> lines = List.of(
                home.toString(),
                Java.program(),
                stamp.projectJar(),
                libraries(stamp.names(Kind.LIBRARY)),
                stamp.archive().isThere() ? stamp.archive().file() : "",
                "end");
        StringBuilder content = new StringBuilder(FORMAT).append('\n');
        for (String line : lines) {
            if (line.indexOf('\n') >= 0) {
                return null;
            }
            content.append(line).append('\n');
        }
        return content.length() > MAX_LENGTH ? null : content.toString();
    }

    private static String libraries(List<String> libraries) {
        StringBuilder path = new StringBuilder();
        for (String library : libraries) {
            path.append(File.pathSeparatorChar).append(library);
        }
        return path.toString();
    }
}
