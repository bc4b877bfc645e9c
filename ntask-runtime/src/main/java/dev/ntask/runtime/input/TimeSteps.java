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
 * <p>A file's times must lie that far before the moment it was read, which compares two clocks: the one that the file system
 * takes its times from, and ours. They are one where the file system is this kernel's own. Then two seconds are enough, the
 * coarsest step in use (FAT); and less, if a time has digits that a coarse file system could not store. Of any other file
 * system the clock may be a server's, and what it answers may be remembered from before: a minute is more than most servers
 * are off, and as long as NFS remembers.
 */
final class TimeSteps {
    static final long FOREIGN = 60_000_000_000L;
    static final long COARSEST = 2_000_000_000L;

    /** Several times the tick of the kernel's clock, which is 10 ms at most. */
    static final long FINE = 50_000_000L;

    private static final long MILLISECOND = 1_000_000L;

    private final Set<String> fineTypes;
    private final Set<String> localTypes;
    private final Map<Object, String> types = new ConcurrentHashMap<>();

    /**
     * Creates steps.
     *
     * @param fineTypes file systems of this kernel that store whole nanoseconds, mostly: some were made without
     * @param localTypes others of this kernel
     */
    TimeSteps(Set<String> fineTypes, Set<String> localTypes) {
        this.fineTypes = fineTypes;
        this.localTypes = localTypes;
    }

    static TimeSteps ofKnownFileSystems() {
        return new TimeSteps(
                Set.of("ext4", "xfs", "btrfs", "tmpfs", "overlay"),
                Set.of("ext2", "ext3", "f2fs", "bcachefs", "zfs", "jfs", "vfat", "exfat", "ntfs3", "apfs", "hfs"));
    }

    /** Whether a read that began at some time saw the file in its present state, going by its times. */
    boolean separate(Path file, FileStat stat, long readAt) {
        if (isBefore(stat, FOREIGN, readAt)) {
            return true;
        }
        if (!isBefore(stat, FINE, readAt) || stat.changed() == FileStat.NO_CTIME) {
            return false;
        }
        String type = type(file);
        boolean fine = fineTypes.contains(type);
        if (fine && stat.changed() % MILLISECOND != 0) {
            return true;
        }
        return (fine || localTypes.contains(type)) && isBefore(stat, COARSEST, readAt);
    }

    private static boolean isBefore(FileStat stat, long step, long readAt) {
        // Times from beyond the years that a long of nanoseconds can hold are capped, and would overflow.
        long last = Math.max(stat.modified(), stat.changed());
        return last < Long.MAX_VALUE - step && last + step < readAt;
    }

    /** The type of the file system that a file is in; empty if that is not known, as where mounts are hidden from us. */
    private String type(Path file) {
        try {
            Object device = Files.getAttribute(file, "unix:dev");
            String known = types.get(device);
            if (known == null) {
                known = Files.getFileStore(file).type();
                types.put(device, known);
            }
            return known;
        } catch (IOException e) {
            return "";
        }
    }
}
