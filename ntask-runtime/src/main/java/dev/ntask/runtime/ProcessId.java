package dev.ntask.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Knows the number of this process. */
public final class ProcessId {
    private ProcessId() {}

    /**
     * Returns the number of this process.
     *
     * <p>Linux tells it by a link; to ask Java for it starts what Java needs to wait for processes, which takes longer than
     * all else that a run does which finds nothing to do.
     */
    public static long own() {
        try {
            return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/self")).toString());
        } catch (IOException | UnsupportedOperationException | InvalidPathException | NumberFormatException e) {
            return ProcessHandle.current().pid();
        }
    }
}
