package dev.ntask.runtime.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Creates files that are to be moved to another place once they are whole.
 *
 * <p>Java's own {@code createTempFile} draws names that nobody can guess, which takes its whole security library, and a
 * start that does nothing else half as long again. Here nobody has to be kept from guessing: nothing but ours is in these
 * directories, and a name that is taken is not used.
 */
public final class TemporaryFile {
    private static final Set<PosixFilePermission> OWN =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private TemporaryFile() {}

    /**
     * Creates an empty file that no other process and no other thread has, and that others may not read.
     *
     * @param directory where; it is there
     * @param prefix what its name begins with; it ends with {@code .tmp}
     */
    public static Path create(Path directory, String prefix) throws IOException {
        FileAttribute<?>[] attributes =
                directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWN)}
                        : new FileAttribute<?>[0];
        for (long number = System.nanoTime(); ; number++) {
            try {
                return Files.createFile(directory.resolve(prefix + Long.toHexString(number) + ".tmp"), attributes);
            } catch (FileAlreadyExistsException e) {
                // Another process has it, or left it: the next one.
            }
        }
    }
}
