package dev.ntask.runtime.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far two writes must lie apart for their times to differ for certain, by file system, in nanoseconds.
 *
 * <p>Without proof that is two seconds, the coarsest step in use (FAT). The proof of a finer one is a time with digits that a
 * coarse file system could not store, on a file system of this very kernel: a server's clock could be another.
 */
final class TimeSteps {
    static final long COARSEST = 2_000_000_000L;

    /** Several times the tick of the kernel's clock, which is 10 ms at most. */
    static final long FINE = 50_000_000L;

    private static final long MILLISECOND = 1_000_000L;

    private final Set<String> localTypes;
    private final Map<Object, Boolean> isLocal = new ConcurrentHashMap<>();

    /** Trusts the digits of file systems of these types. */
    TimeSteps(Set<String> localTypes) {
        this.localTypes = localTypes;
    }

    static TimeSteps ofKnownFileSystems() {
        return new TimeSteps(Set.of("ext4", "xfs", "btrfs", "tmpfs", "overlay"));
    }

    /** Whether a read that began at some time saw the file in its present state, going by its times. */
    boolean separate(Path file, FileStat stat, long readAt) throws IOException {
        if (isBefore(stat, COARSEST, readAt)) {
            return true;
        }
        return isBefore(stat, FINE, readAt) && isProvenFine(file, stat);
    }

    private static boolean isBefore(FileStat stat, long step, long readAt) {
        // Times from beyond the years that a long of nanoseconds can hold are capped, and would overflow.
        long last = Math.max(stat.modified(), stat.changed());
        return last < Long.MAX_VALUE - step && last + step < readAt;
    }

    private boolean isProvenFine(Path file, FileStat stat) throws IOException {
        if (stat.changed() == FileStat.NO_CTIME || stat.changed() % MILLISECOND == 0) {
            return false;
        }
        Object device = Files.getAttribute(file, "unix:dev");
        Boolean known = isLocal.get(device);
        if (known == null) {
            known = localTypes.contains(Files.getFileStore(file).type());
            isLocal.put(device, known);
        }
        return known;
    }
}
