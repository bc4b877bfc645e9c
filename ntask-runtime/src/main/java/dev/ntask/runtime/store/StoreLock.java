package dev.ntask.runtime.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps those who use the store apart from those who remove things from it: many may share it, or one has it alone.
 *
 * <p>One object per process and directory, for the reason {@link TaskLocks} gives.
 */
public final class StoreLock {
    private final Path file;
    private @Nullable FileChannel channel;
    private int sharers;

    /** Creates the lock of a store; the file is created when it is first taken. */
    public StoreLock(Path file) {
        this.file = file;
    }

    /** A share in the store, or all of it, until it is closed. */
    public final class Held implements AutoCloseable {
        private boolean released;

        private Held() {}

        /** Releases it; a second call does nothing. */
        @Override
        public void close() {
            synchronized (StoreLock.this) {
                if (!released) {
                    released = true;
                    leave();
                }
            }
        }
    }

    /** Takes a share, so that nothing is removed meanwhile; empty while somebody removes things. */
    public synchronized Optional<Held> tryShare() throws IOException {
        if (sharers > 0) {
            sharers++;
            return Optional.of(new Held());
        }
        return channel == null && tryLock(true) ? Optional.of(enter()) : Optional.empty();
    }

    /** Takes the whole store; empty while anybody, this process included, uses it. */
    public synchronized Optional<Held> tryAlone() throws IOException {
        return channel == null && tryLock(false) ? Optional.of(new Held()) : Optional.empty();
    }

    private Held enter() {
        sharers = 1;
        return new Held();
    }

    private void leave() {
        if (sharers > 0) {
            sharers--;
        }
        if (sharers == 0 && channel != null) {
            close(channel);
            channel = null;
        }
    }

    private boolean tryLock(boolean shared) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        FileChannel opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            FileLock lock = opened.tryLock(0, Long.MAX_VALUE, shared);
            locked = lock != null;
        } catch (OverlappingFileLockException e) {
            throw new AssertionError("two locks for one store in one process: this is a bug", e);
        } finally {
            if (!locked) {
                close(opened);
            }
        }
        channel = locked ? opened : null;
        return locked;
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        }
    }
}
