package dev.ntask.runtime.store;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds new files until all of them are known to be right, each on the mount where it will go, so that a move is enough.
 *
 * <p>That is ntask's own directory, or, where the destination is another mount, a directory beside it.
 */
final class Staging implements AutoCloseable {
    private final Path root;
    private final Path temporary;
    private final Map<Object, Path> byMount = new HashMap<>();
    /** Where files for a directory are staged; it would take a change of mounts meanwhile to make one wrong, and slow. */
    private final Map<String, Path> byDirectory = new HashMap<>();
    /** The permissions that new files get in a directory of ours, by umask and, rarely, by rules of that directory. */
    private final Map<Path, Integer> modes = new HashMap<>();

    private int staged;

    Staging(Path root, Path temporary) {
        this.root = root;
        this.temporary = temporary;
    }

    /** Returns a new name on the same mount as a destination, a path relative to the root; its directory need not exist yet. */
    Path slotFor(String destination) throws IOException {
        String parent = destination.substring(0, Math.max(0, destination.lastIndexOf('/')));
        Path directory = byDirectory.get(parent);
        if (directory == null) {
            directory = directoryFor(nearest(root.resolve(destination)));
            byDirectory.put(parent, directory);
        }
        return directory.resolve(Integer.toString(staged++));
    }

    private Path directoryFor(Path above) throws IOException {
        Object mount = mount(above);
        Path directory = byMount.get(mount);
        if (directory == null) {
            Files.createDirectories(temporary);
            directory = mount.equals(mount(temporary))
                    ? Files.createTempDirectory(temporary, "restore")
                    : Files.createTempDirectory(above, OutputWalk.STAGING);
            byMount.put(mount, directory);
        }
        return directory;
    }

    /** Sets the permissions of a file that was just created in a slot; most have them already. */
    void setMode(Path slot, int mode) throws IOException {
        Path directory = slot.resolveSibling("");
        Integer ofNew = modes.get(directory);
        if (ofNew == null) {
            ofNew = FileModes.mode(FileModes.attributes(slot));
            modes.put(directory, ofNew);
        }
        if (ofNew != mode) {
            FileModes.set(slot, mode);
        }
    }

    /** Moves what is staged to its place, a path relative to the root, over what is there. */
    void publish(OpenDirectories open, Path slot, String path) throws IOException {
        try {
            open.moveHere(slot, path);
        } catch (AtomicMoveNotSupportedException e) {
            publishAcross(open, slot, path);
        }
    }

    /** One device may be mounted twice, and a move between the two is refused: copy beside the destination first. */
    private void publishAcross(OpenDirectories open, Path slot, String path) throws IOException {
        Path beside = Files.createTempDirectory(root.resolve(path).resolveSibling(""), OutputWalk.STAGING);
        try {
            Path copy = beside.resolve("0");
            Files.copy(slot, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            open.moveHere(copy, path);
        } finally {
            delete(beside);
        }
    }

    /** Removes what was staged and not published. */
    @Override
    public void close() throws IOException {
        for (Path directory : byMount.values()) {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Files.deleteIfExists(entry);
            }
        }
        Files.deleteIfExists(directory);
    }

    /** The directory that is there already; a link in one's place will go before anything takes its place. */
    private Path nearest(Path destination) {
        Path above = destination.getParent();
        while (above != null && !above.equals(root) && !Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
            above = above.getParent();
        }
        return above == null ? root : above;
    }

    private static Object mount(Path directory) throws IOException {
        return directory.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(directory, "unix:dev")
                : Files.getFileStore(directory);
    }
}
