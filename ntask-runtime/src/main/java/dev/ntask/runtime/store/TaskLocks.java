package dev.ntask.runtime.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time work on a task's outputs, and one thread of it.
 *
 * <p>The operating system holds the lock and drops it with the process, however that ends: nothing is ever stale. The file
 * stays, since removing it would let two processes lock two files of one name.
 *
 * <p>One object per process and directory: on POSIX, closing any channel of a file drops the process's lock on it, so a file
 * is opened only by the thread that has the task to itself within the process.
 */
public final class TaskLocks {
    private static final int POLL_MILLIS = 20;

    private final Path directory;
    private final long pid;
    private final Map<String, Semaphore> busy = new HashMap<>();

    /** Channels that another object of this process may depend on; see {@link #lockOfThisProcess}. */
    private final List<FileChannel> kept = new ArrayList<>();

    /**
     * Creates the locks of a directory, which is created when the first is taken.
     *
     * @param pid the number of this process, by which others may name it
     */
    public TaskLocks(Path directory, long pid) {
        this.directory = directory;
        this.pid = pid;
    }

    /** Is told, once, that somebody else has the lock. */
    @FunctionalInterface
    public interface Waiting {
        /** Called before the wait with the owner: {@code pid 4711}, {@code this process}. */
        void on(String owner);
    }

    /** A lock that is held until it is closed, by any thread. */
    public static final class Held implements AutoCloseable {
        private final FileChannel channel;
        private final Semaphore turn;
        private boolean released;

        private Held(FileChannel channel, Semaphore turn) {
            this.channel = channel;
            this.turn = turn;
        }

        /** Releases the lock; a second call does nothing. */
        @Override
        public synchronized void close() {
            if (released) {
                return;
            }
            released = true;
            try {
                channel.close();
            } catch (IOException e) {
                // The lock goes with the process at the latest.
            } finally {
                turn.release();
            }
        }
    }

    /** Takes a task's lock if nobody has it. */
    public Optional<Held> tryAcquire(String task) throws IOException {
        Semaphore turn = turn(task);
        if (!turn.tryAcquire()) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = open(task);
            taken = tryLock(channel);
            if (taken) {
                LockOwner.mark(channel, pid);
                return Optional.of(new Held(channel, turn));
            }
            return Optional.empty();
        } finally {
            if (!taken) {
                abandon(channel, turn);
            }
        }
    }

    /** Takes a task's lock, waiting for it if need be; no other lock may be held meanwhile. */
    public Held acquire(String task, Waiting waiting) throws IOException, InterruptedException {
        Semaphore turn = turn(task);
        if (!turn.tryAcquire()) {
            waiting.on("this process");
            turn.acquire();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = open(task);
            if (!tryLock(channel)) {
                waiting.on(LockOwner.of(channel));
                lock(channel);
            }
            LockOwner.mark(channel, pid);
            taken = true;
            return new Held(channel, turn);
        } catch (FileLockInterruptionException | ClosedByInterruptException e) {
            throw (InterruptedException) new InterruptedException("while waiting for " + task).initCause(e);
        } finally {
            if (!taken) {
                abandon(channel, turn);
            }
        }
    }

    private synchronized Semaphore turn(String task) {
        Semaphore turn = busy.get(task);
        if (turn == null) {
            turn = new Semaphore(1);
            busy.put(task, turn);
        }
        return turn;
    }

    private FileChannel open(String task) throws IOException {
        Path file = directory.resolve(SafeName.of(task));
        try {
            return open(file);
        } catch (NoSuchFileException e) {
            // The directory is there but for the first time: to ask each time costs as much as the lock.
            Files.createDirectories(directory);
            return open(file);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(0, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            keep(channel);
            return false;
        }
    }

    private void lock(FileChannel channel) throws IOException, InterruptedException {
        while (true) {
            try {
                channel.lock(0, 1, false);
                return;
            } catch (OverlappingFileLockException e) {
                lockOfThisProcess(channel);
            }
        }
    }

    /**
     * Another object of this process has the lock, which wiring should not let happen. The system does not tell when it is
     * free, and closing our channel would take the lock away from the other: keep the channel and look again.
     */
    private void lockOfThisProcess(FileChannel channel) throws InterruptedException {
        keep(channel);
        Thread.sleep(POLL_MILLIS);
    }

    private synchronized void keep(FileChannel channel) {
        if (!kept.contains(channel)) {
            kept.add(channel);
        }
    }

    private synchronized void abandon(@Nullable FileChannel channel, Semaphore turn) {
        try {
            if (channel != null && !kept.contains(channel)) {
                channel.close();
            }
        } catch (IOException e) {
            // It held nothing.
        } finally {
            turn.release();
        }
    }
}
