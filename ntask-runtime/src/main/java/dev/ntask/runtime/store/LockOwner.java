package dev.ntask.runtime.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;

/**
 * Says which process holds a lock, by the locks on its file themselves: the owner locks as many further bytes as its pid
 * says.
 *
 * <p>A pid written into the file would cost each run that does nothing a write, for which a file system may let it wait,
 * and would stay behind when its process is gone.
 */
final class LockOwner {
    /** Where the bytes that count begin; behind the one that is the lock. */
    private static final long FIRST = 1;

    /** More than any pid. */
    private static final long MOST = 1L << 32;

    private LockOwner() {}

    /** Marks this process as the owner; what closes the channel takes the mark back. */
    static void mark(FileChannel channel, long pid) throws IOException {
        // It waits while somebody looks, which takes moments.
        channel.lock(FIRST, pid, false);
    }

    /** Returns the owner, as in {@code pid 4711}. */
    static String of(FileChannel channel) {
        try {
            long pid = lockedBytes(channel);
            // Asked again, because the owner may have let go while we counted.
            if (pid > 0 && isLocked(channel, pid - 1) && !isLocked(channel, pid)) {
                return "pid " + pid;
            }
        } catch (IOException | OverlappingFileLockException e) {
            // The message is poorer, the wait is the same.
        }
        return "another process";
    }

    /** Finds by halves how many bytes are locked. */
    private static long lockedBytes(FileChannel channel) throws IOException {
        long locked = 0;
        long free = MOST;
        while (locked < free) {
            long middle = (locked + free) / 2;
            if (isLocked(channel, middle)) {
                locked = middle + 1;
            } else {
                free = middle;
            }
        }
        return locked;
    }

    private static boolean isLocked(FileChannel channel, long index) throws IOException {
        // Shared, so that those who look at the same time see the owner only.
        FileLock probe = channel.tryLock(FIRST + index, 1, true);
        if (probe == null) {
            return true;
        }
        probe.release();
        return false;
    }
}
