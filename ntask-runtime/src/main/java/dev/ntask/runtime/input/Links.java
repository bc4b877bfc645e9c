package dev.ntask.runtime.input;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What symbolic links contribute: their text, and the content of the file that they lead to. */
final class Links {
    /** As many links as Linux follows before it gives up. */
    private static final int MOST_HOPS = 40;

    private final Path root;
    private final StatCache statCache;

    Links(Path root, StatCache statCache) {
        this.root = root;
        this.statCache = statCache;
    }

    /** The text of a link. */
    static String text(Entry link) throws IOException {
        Path target = Files.readSymbolicLink(link.file());
        String text = target.toString();
        if (!RawName.isText(target.getFileSystem().getPath(""), target, text)) {
            throw new InputException(
                    link.path(), "the target of the link " + link.path() + " is not text in this locale");
        }
        return text;
    }

    /** Reads a link, and adds the stamp of the file that it leads to. */
    InputFile read(Entry link, List<FileStamp> stamps) throws IOException {
        String text = text(link);
        Path realRoot = root.toRealPath();
        Path file = realPath(link);
        FileStat stat = FileStat.of(file);
        if (stat.kind() == FileStat.Kind.FILE) {
            // A file outside has no name inside: its own is absolute, and no other's.
            String path = file.startsWith(realRoot) ? SlashPath.of(realRoot, file) : file.toString();
            Digest digest = statCache.digest(path, file, stat);
            stamps.add(FileStamp.of(path, stat));
            return new InputFile(link.path(), Optional.of(digest), stat.executable(), Optional.of(text));
        }
        return new InputFile(link.path(), Optional.empty(), false, Optional.of(text));
    }

    /** The directory in which something must happen for what a link leads to, to be another one; its own if it leads nowhere. */
    static Path directoryOfTarget(Entry link) {
        try {
            return link.file().toRealPath().resolveSibling("");
        } catch (IOException e) {
            return link.file().resolveSibling("");
        }
    }

    /** Where a link leads in the end; the link itself if that is nowhere. */
    private static Path realPath(Entry link) throws IOException {
        try {
            return link.file().toRealPath();
        } catch (NoSuchFileException e) {
            return link.file();
        } catch (IOException e) {
            rejectCircle(link);
            return link.file();
        }
    }

    private static void rejectCircle(Entry link) throws IOException {
        Path file = link.file();
        for (int hops = 0; Files.isSymbolicLink(file); hops++) {
            if (hops > MOST_HOPS) {
                throw new InputException(link.path(), "the link " + link.path() + " leads in a circle; exclude it");
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
    }
}
