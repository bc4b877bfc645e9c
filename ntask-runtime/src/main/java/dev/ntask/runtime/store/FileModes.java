package dev.ntask.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Permission bits as a number, as in 0644; where there are none, on Windows, every file has that one. */
final class FileModes {
    private static final int NONE = 0644;

    /** From the highest bit to the lowest: owner, group, others; read, write, execute. */
    private static final PosixFilePermission[] BITS = PosixFilePermission.values();

    private FileModes() {}

    /** Reads a file's attributes in one call, with its permissions where it has any; links are not followed. */
    static BasicFileAttributes attributes(Path file) throws IOException {
        return hasModes(file)
                ? Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                : Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    static int mode(BasicFileAttributes attributes) {
        if (!(attributes instanceof PosixFileAttributes posix)) {
            return NONE;
        }
        Set<PosixFilePermission> permissions = posix.permissions();
        int mode = 0;
        for (int i = 0; i < BITS.length; i++) {
            if (permissions.contains(BITS[i])) {
                mode |= 0400 >> i;
            }
        }
        return mode;
    }

    static void set(Path file, int mode) throws IOException {
        set(Files.getFileAttributeView(file, PosixFileAttributeView.class), mode);
    }

    /** Sets permissions through a view, of which there is none where files have no permissions. */
    static void set(@Nullable PosixFileAttributeView view, int mode) throws IOException {
        if (view != null) {
            view.setPermissions(permissions(mode));
        }
    }

    /** Lets its owner change what is in a directory. */
    static void makeWritable(@Nullable PosixFileAttributeView directory) throws IOException {
        if (directory != null) {
            set(directory, mode(directory.readAttributes()) | 0300);
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < BITS.length; i++) {
            if ((mode & 0400 >> i) != 0) {
                permissions.add(BITS[i]);
            }
        }
        return permissions;
    }

    static boolean hasModes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
