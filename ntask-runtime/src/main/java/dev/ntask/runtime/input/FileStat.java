package dev.ntask.runtime.input;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says about a file without reading it.
 *
 * @param modified when the content last changed, in nanoseconds since the epoch; anybody can set it
 * @param changed when content or attributes last changed, which only the system sets; {@link #NO_CTIME} if unknown
 * @param inode the number of the file, which another file moved to the same name does not have; 0 if unknown
 * @param mode the POSIX permission bits
 */
record FileStat(Kind kind, long size, long modified, long changed, long inode, int mode) {
    /** Stands for the time of change where the file system does not tell. */
    static final long NO_CTIME = Long.MIN_VALUE;

    private static final String UNIX = "unix:mode,ino,ctime,size,lastModifiedTime";

    private static final boolean IS_UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private static final int FORMAT = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;

    enum Kind {
        FILE,
        DIRECTORY,
        LINK,
        OTHER
    }

    /** Asks about the entry itself, not about what a link leads to. */
    static FileStat of(Path path) throws IOException {
        return of(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Asks about what a path leads to. */
    static FileStat following(Path path) throws IOException {
        return of(path, new LinkOption[0]);
    }

    boolean executable() {
        return (mode & 0100) != 0;
    }

    /** Type and permission bits as the system keeps them; of a kind that has no name here, no type. */
    int unixMode() {
        int type = 0;
        if (kind == Kind.FILE) {
            type = REGULAR;
        } else if (kind == Kind.DIRECTORY) {
            type = DIRECTORY;
        } else if (kind == Kind.LINK) {
            type = LINK;
        }
        return type | mode;
    }

    /** By hand: what a record brings is linked at the first call, which takes longer than the rest of a small build. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FileStat stat
                && stat.kind == kind
                && stat.size == size
                && stat.modified == modified
                && stat.changed == changed
                && stat.inode == inode
                && stat.mode == mode;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(inode ^ modified ^ size);
    }

    private static FileStat of(Path path, LinkOption... options) throws IOException {
        if (IS_UNIX) {
            return ofUnix(Files.readAttributes(path, UNIX, options));
        }
        return ofBasic(Files.readAttributes(path, BasicFileAttributes.class, options));
    }

    private static FileStat ofUnix(Map<String, Object> attributes) {
        int mode = (Integer) get(attributes, "mode");
        return new FileStat(
                kind(mode),
                (Long) get(attributes, "size"),
                nanos((FileTime) get(attributes, "lastModifiedTime")),
                nanos((FileTime) get(attributes, "ctime")),
                (Long) get(attributes, "ino"),
                mode & 07777);
    }

    private static Object get(Map<String, @Nullable Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    private static Kind kind(int mode) {
        return switch (mode & FORMAT) {
            case DIRECTORY -> Kind.DIRECTORY;
            case REGULAR -> Kind.FILE;
            case LINK -> Kind.LINK;
            default -> Kind.OTHER;
        };
    }

    private static FileStat ofBasic(BasicFileAttributes attributes) {
        Kind kind = Kind.OTHER;
        if (attributes.isSymbolicLink()) {
            kind = Kind.LINK;
        } else if (attributes.isDirectory()) {
            kind = Kind.DIRECTORY;
        } else if (attributes.isRegularFile()) {
            kind = Kind.FILE;
        }
        int mode = kind == Kind.DIRECTORY ? 0755 : 0644;
        return new FileStat(kind, attributes.size(), nanos(attributes.lastModifiedTime()), NO_CTIME, 0, mode);
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }
}
