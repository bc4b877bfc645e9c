package dev.ntask.runtime.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import org.jspecify.annotations.Nullable;

/**
 * Changes files below a root through directories that it holds open, each opened in the one above and never through a link:
 * whatever becomes of a path meanwhile, nothing outside of the root is written or removed.
 *
 * <p>Where the system cannot do that, as on Windows, it goes by paths.
 */
final class OpenDirectories implements AutoCloseable {
    private final Path root;

    /** The directory that was needed last, relative to the root. */
    private String path = "";

    private @Nullable SecureDirectoryStream<Path> open;

    /** The directory that something was last moved from. */
    private @Nullable Path source;

    private @Nullable DirectoryStream<Path> openSource;

    OpenDirectories(Path root) {
        this.root = root;
    }

    /** Removes a file or link; one that is gone is as it should be. A task may have made its directory read-only. */
    void deleteFile(String file) throws IOException {
        try {
            delete(file, false);
        } catch (NoSuchFileException e) {
            // Gone already.
        } catch (AccessDeniedException e) {
            makeWritable(parentOf(file));
            delete(file, false);
        }
    }

    /** Removes an empty directory. */
    void deleteDirectory(String directory) throws IOException {
        try {
            delete(directory, true);
        } catch (AccessDeniedException e) {
            makeWritable(parentOf(directory));
            delete(directory, true);
        }
    }

    private void delete(String file, boolean directory) throws IOException {
        SecureDirectoryStream<Path> parent = enter(parentOf(file));
        try {
            if (parent == null) {
                Files.delete(root.resolve(file));
            } else if (directory) {
                parent.deleteDirectory(nameOf(file));
            } else {
                parent.deleteFile(nameOf(file));
            }
        } catch (FileSystemException e) {
            throw named(e, file);
        }
    }

    private void makeWritable(String directory) throws IOException {
        SecureDirectoryStream<Path> stream = enter(directory);
        if (stream == null) {
            FileModes.makeWritable(Files.getFileAttributeView(root.resolve(directory), PosixFileAttributeView.class));
        } else {
            FileModes.makeWritable(stream.getFileAttributeView(PosixFileAttributeView.class));
        }
    }

    /** Sets the permissions of a file. */
    void setMode(String file, int mode) throws IOException {
        SecureDirectoryStream<Path> parent = enter(parentOf(file));
        if (parent == null) {
            FileModes.set(root.resolve(file), mode);
        } else {
            FileModes.set(
                    parent.getFileAttributeView(nameOf(file), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS),
                    mode);
        }
    }

    /**
     * Moves a file, link or directory from elsewhere on the same mount to its place, over what is there.
     *
     * @throws AtomicMoveNotSupportedException if it is another mount
     */
    void moveHere(Path staged, String file) throws IOException {
        SecureDirectoryStream<Path> parent = enter(parentOf(file));
        Path directory = staged.getParent();
        if (parent == null || directory == null) {
            Files.move(staged, root.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try {
            ((SecureDirectoryStream<Path>) enterSource(directory)).move(staged.getFileName(), parent, nameOf(file));
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            throw named(e, file);
        }
    }

    @SuppressWarnings("StreamResourceLeak") // closed when the next one is open, and the last one by close()
    private DirectoryStream<Path> enterSource(Path directory) throws IOException {
        if (openSource == null || !directory.equals(source)) {
            closeSource();
            openSource = Files.newDirectoryStream(directory);
            source = directory;
        }
        return openSource;
    }

    private void closeSource() throws IOException {
        if (openSource != null) {
            openSource.close();
            openSource = null;
        }
    }

    /** Tells whether a directory, and no link, is at a path. */
    boolean isDirectory(String directory) {
        return Files.isDirectory(root.resolve(directory), LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns a directory, opened from the root down; null where the system goes by paths. */
    @SuppressWarnings("StreamResourceLeak") // each is closed when the next one is open, and the last one by close()
    private @Nullable SecureDirectoryStream<Path> enter(String directory) throws IOException {
        if (open != null && path.equals(directory)) {
            return open;
        }
        leave();
        DirectoryStream<Path> top = Files.newDirectoryStream(root);
        if (!(top instanceof SecureDirectoryStream<Path> current)) {
            top.close();
            return null;
        }
        int start = 0;
        while (start < directory.length()) {
            int slash = directory.indexOf('/', start);
            int end = slash < 0 ? directory.length() : slash;
            try {
                current = descend(current, directory.substring(start, end));
            } catch (FileSystemException e) {
                throw named(e, directory.substring(0, end));
            }
            start = end + 1;
        }
        path = directory;
        open = current;
        return current;
    }

    private SecureDirectoryStream<Path> descend(SecureDirectoryStream<Path> above, String name) throws IOException {
        try {
            return above.newDirectoryStream(root.getFileSystem().getPath(name), LinkOption.NOFOLLOW_LINKS);
        } finally {
            above.close();
        }
    }

    /** What goes wrong in an open directory knows only its last name, or none. */
    private FileSystemException named(FileSystemException e, String file) {
        String place = root.resolve(file).toString();
        if (e instanceof NoSuchFileException) {
            return new NoSuchFileException(place);
        }
        if (e instanceof DirectoryNotEmptyException) {
            return new DirectoryNotEmptyException(place);
        }
        return e instanceof AccessDeniedException
                ? new AccessDeniedException(place)
                : new FileSystemException(place, null, String.valueOf(e.getReason()));
    }

    private Path nameOf(String file) {
        return root.getFileSystem().getPath(file.substring(file.lastIndexOf('/') + 1));
    }

    private static String parentOf(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    @Override
    public void close() throws IOException {
        try {
            closeSource();
        } finally {
            leave();
        }
    }

    private void leave() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
