package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a file without reading it.
 *
 * @param size the length in bytes
 * @param modified when the content changed, in nanoseconds since 1970
 * @param changed when content, name, owner or mode changed; 0 where the system does not tell
 * @param inode the file's number; 0 where the system does not tell
 */
record FileState(long size, long modified, long changed, long inode) {
    /** Stands for a file that is not there. */
    static final FileState MISSING = new FileState(-1, 0, 0, 0);

    /** Two seconds, longer than any file system's clock ticks: two edits within it may leave the same times. */
    private static final long GRANULARITY = 2_000_000_000L;

    /** Looks at a file; only the configuration may be missing. */
    static FileState of(Input input) throws IOException {
        boolean isMissing =
                input.kind() == Kind.CONFIGURATION && !input.file().toFile().exists();
        return isMissing ? MISSING : of(input.file());
    }

    /** Looks at a file that must be there. */
    static FileState of(Path file) throws IOException {
        try {
            Map<String, Object> unix = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino");
            return new FileState(
                    number(unix, "size"), time(unix, "lastModifiedTime"), time(unix, "ctime"), number(unix, "ino"));
        } catch (UnsupportedOperationException e) {
            // Windows: no such view
            BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileState(basic.size(), basic.lastModifiedTime().to(TimeUnit.NANOSECONDS), 0, 0);
        }
    }

    private static long number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static long time(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
    }

    boolean isMissing() {
        return size < 0;
    }

    /** As {@code equals}, without what that loads. */
    boolean isSame(FileState other) {
        return size == other.size && modified == other.modified && changed == other.changed && inode == other.inode;
    }

    /** Tells whether a change after a moment would show in the times. */
    boolean settledBefore(long moment) {
        return modified < moment - GRANULARITY && changed < moment - GRANULARITY;
    }
}
