package dev.ntask.runtime.answer;

import dev.ntask.runtime.file.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers callers, so that answers are kept only for those who come again: an environment in which something is another
 * each time would have a new answer written by each run, and none ever found.
 */
public final class Callers {
    private static final int MOST = 32;

    private final Path file;

    /** Names the file in which they are remembered; nothing is created yet. */
    public Callers(Path file) {
        this.file = file;
    }

    /**
     * Tells whether a caller has been here before, and remembers it.
     *
     * @throws IOException if that cannot be read or written
     */
    public boolean meet(Caller caller) throws IOException {
        List<String> known = Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
        String sign = Integer.toHexString(caller.sign());
        if (known.contains(sign)) {
            return true;
        }
        known.add(sign);
        List<String> last = known.subList(Math.max(0, known.size() - MOST), known.size());
        AtomicFiles.write(file, (String.join("\n", last) + "\n").getBytes(StandardCharsets.UTF_8));
        return false;
    }
}
