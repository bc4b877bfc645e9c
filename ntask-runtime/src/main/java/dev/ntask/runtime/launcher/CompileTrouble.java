package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a user should know of a failed compilation beyond what the compiler has said. */
final class CompileTrouble {
    /** As much as a class file may need. */
    private static final int ROOM = 16 * 1024;

    private CompileTrouble() {}

    /**
     * Says so if the reason is not in the text of the sources.
     *
     * @throws LaunchException with the reason; if there is none to add, it returns
     */
    static void explain(List<String> sources, Path folder) throws IOException, LaunchException {
        for (String source : sources) {
            if (hasByteOrderMark(Path.of(source))) {
                throw new LaunchException(
                        source + " begins with a byte order mark, which javac does not take; save it without");
            }
        }
        try {
            Path probe = Files.createTempFile(folder, "probe", "");
            Files.write(probe, new byte[ROOM]);
            Files.delete(probe);
        } catch (IOException e) {
            throw new LaunchException("cannot write to " + folder.toAbsolutePath() + ": " + e.getMessage());
        }
    }

    private static boolean hasByteOrderMark(Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            return in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF;
        }
    }
}
