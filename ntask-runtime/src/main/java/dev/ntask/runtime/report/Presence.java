package dev.ntask.runtime.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file in a run's directory that is locked as long as the run goes on, so that others know it from one that was killed. */
final class Presence {
    private static final String NAME = "running";

    private final Path file;
    private final FileChannel channel;

    private Presence(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Presence in(Path run) throws IOException {
        Path file = run.resolve(NAME);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return new Presence(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Tells whether a run goes on. Not for a run of this process: looking at its lock would open it (fcntl, POSIX). */
    static boolean isIn(Path run) {
        Path file = run.resolve(NAME);
        if (!file.toFile().exists()) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            // It has just ended, or it is somebody else's; that a manifest is there tells more.
            return false;
        }
    }

    /** Notes the end of the run. Removed while it is locked, so that nobody takes it for that of a killed run. */
    void end() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The manifest says that the run has ended.
        }
    }
}
