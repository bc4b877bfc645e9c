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
 *
 * <p>No distance at all is needed where the kernel sees to it: since Linux 6.13 some file systems give a file a new time at the
 * first write after somebody asked for the old one ("multigrain timestamps"), and we ask before we read.
 */
class TimeSteps {
    static final long FOREIGN = 60_000_000_000L;
    static final long COARSEST = 2_000_000_000L;

    /** Several times the tick of the kernel's clock, which is 10 ms at most. */
    static final long FINE = 50_000_000L;

    private static final long MILLISECOND = 1_000_000L;

    private static final Set<String> MULTIGRAIN = Set.of("ext4", "xfs", "btrfs", "tmpfs");
    private static final int MULTIGRAIN_MAJOR = 6;
    private static final int MULTIGRAIN_MINOR = 13;

    private final Set<String> multigrainTypes;
    private final Set<String> fineTypes;
    private final Set<String> localTypes;
    private final Map<Object, String> types = new ConcurrentHashMap<>();

    /**
     * Creates steps.
     *
     * @param multigrainTypes file systems on which each write after a look has another time
     * @param fineTypes file systems of this kernel that store whole nanoseconds, mostly: some were made without
     * @param localTypes others of this kernel
     */
    TimeSteps(Set<String> multigrainTypes, Set<String> fineTypes, Set<String> localTypes) {
        this.multigrainTypes = multigrainTypes;
        this.fineTypes = fineTypes;
        this.localTypes = localTypes;
    }

    /** What is known of file systems, given the name and the version of the operating system as Java tells them. */
    static TimeSteps of(String system, String version) {
        return new TimeSteps(
                system.equals("Linux") && isMultigrain(version) ? MULTIGRAIN : Set.of(),
                Set.of("ext4", "xfs", "btrfs", "tmpfs", "overlay"),
                Set.of("ext2", "ext3", "f2fs", "bcachefs", "zfs", "jfs", "vfat", "exfat", "ntfs3", "apfs", "hfs"));
    }

    /** What is known of the file systems of the operating system that we run on. */
    static TimeSteps ofThisSystem() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.version", ""));
    }

    /**
     * Whether the times of directories tell when a name came or went, on the file system that a file is in. FAT has none for
     * its topmost directory, and of a server's we know too little.
     */
    boolean keepsDirectories(Path file) {
        return fineTypes.contains(type(file));
    }

    /** Reads {@code 6.13.4-generic}; of a number that cannot be read nothing is known. */
    private static boolean isMultigrain(String version) {
        int point = version.indexOf('.');
        int major = point < 0 ? -1 : number(version, 0, point);
        int end = point + 1;
        while (end < version.length() && Character.isDigit(version.charAt(end))) {
            end++;
        }
        int minor = number(version, point + 1, end);
        return major > MULTIGRAIN_MAJOR || (major == MULTIGRAIN_MAJOR && minor >= MULTIGRAIN_MINOR);
    }

    private static int number(String text, int start, int end) {
        try {
            return Integer.parseInt(text, start, end, 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Whether a read that began at some time saw the file in its present state, going by its times. */
    boolean separate(Path file, FileStat stat, long readAt) {
        if (isBefore(stat, FOREIGN, readAt)) {
            return true;
        }
        if (stat.changed() == FileStat.NO_CTIME || stat.changed() > readAt) {
            return false;
        }
        String type = type(file);
        boolean digits = stat.changed() % MILLISECOND != 0;
        if (digits && multigrainTypes.contains(type)) {
            return true;
        }
        boolean fine = fineTypes.contains(type);
        if (fine && digits && isBefore(stat, FINE, readAt)) {
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
