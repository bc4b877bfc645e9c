package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Where the launcher keeps what it made, and the only place that knows the names: {@code .ntask} below the root.
 *
 * <p>It does not follow {@code cache_dir}: the shell script looks here before anything can read {@code ntask.toml}.
 */
final class StateFolder {
    private final Path folder;

    StateFolder(Path root) {
        this.folder = root.resolve(".ntask");
    }

    /** What the script reads to start Java with the project's jar on the class path. */
    Path launch() {
        return folder.resolve("launch");
    }

    /** What the compiled tasks were made of. */
    Path stamp() {
        return folder.resolve("stamp");
    }

    /** Held by the one process that compiles. */
    Path lock() {
        return bin().resolve("lock");
    }

    /** Where compiled tasks are, named by content. */
    Path bin() {
        return folder.resolve("bin");
    }

    /** Where the compiler writes; left behind only by a process that was killed. */
    Path scratch() {
        return bin().resolve("compiling");
    }

    /** Writes a file so that a reader sees the old or the new content whole, also after a crash. */
    static void write(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(content);
            channel.force(false);
        }
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            deleteTree(file); // nobody can have meant that, and nothing can be moved over it
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes a folder and everything below it, if it is there; does not follow links. */
    static void deleteTree(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
                for (Path child : children) {
                    deleteTree(child);
                }
            }
        }
        Files.deleteIfExists(path);
    }
}
