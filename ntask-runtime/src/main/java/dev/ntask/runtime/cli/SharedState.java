package dev.ntask.runtime.cli;

import dev.ntask.NtaskException;
import dev.ntask.runtime.store.StoreLock;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A project's state directory, kept from those who would remove things from it until it is closed. */
final class SharedState implements AutoCloseable {
    private static final Duration CLEANING_LIMIT = Duration.ofSeconds(30);
    private static final long POLL_NANOS = 20_000_000;

    private final StateDirectory directory;

    /** Null where nothing can be removed, because nothing is there or nobody may write. */
    private final StoreLock.@Nullable Held share;

    private SharedState(StateDirectory directory, StoreLock.@Nullable Held share) {
        this.directory = directory;
        this.share = share;
    }

    /**
     * Opens a directory, which is created where it is missing.
     *
     * @throws NtaskException if it cannot be written
     */
    static SharedState open(Path path, Path root) {
        StateDirectory directory = StateDirectory.of(path, root);
        try {
            directory.create();
            StoreLock.Held share = share(directory.lock());
            // Who removed everything while we waited has removed this too.
            directory.create();
            return new SharedState(directory, share);
        } catch (IOException e) {
            throw FileTrouble.ofState(path, e);
        }
    }

    /** Opens a directory only to read; nothing is created. */
    static SharedState openToRead(Path path, Path root) {
        StateDirectory directory = StateDirectory.of(path, root);
        try {
            return new SharedState(directory, Files.isDirectory(path) ? share(directory.lock()) : null);
        } catch (IOException e) {
            return new SharedState(directory, null);
        }
    }

    /** Keeps others from removing what is used; {@code clean} takes moments. */
    private static StoreLock.Held share(StoreLock lock) throws IOException {
        long deadline = System.nanoTime() + CLEANING_LIMIT.toNanos();
        while (true) {
            Optional<StoreLock.Held> share = lock.tryShare();
            if (share.isPresent()) {
                return share.get();
            }
            if (System.nanoTime() > deadline) {
                throw new NtaskException("another ntask is removing what is stored; try again when it has ended");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    StateDirectory directory() {
        return directory;
    }

    @Override
    public void close() {
        if (share != null) {
            share.close();
        }
    }
}
