package dev.ntask.runtime.input;

import dev.ntask.core.glob.PathBytes;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Something in a directory, asked about no more than once in a walk. Guarded by the walk. */
final class Entry implements Comparable<Entry> {
    private final Directory parent;
    private final String name;
    private final String path;
    private final byte[] bytes;

    /** Whether name and path say exactly where the entry is; else they only show it. */
    private final boolean decodable;

    /** Made when it is first asked for, from the name, if that says where the entry is. */
    private @Nullable Path file;

    private @Nullable FileStat stat;
    private boolean gone;
    private @Nullable Boolean ignored;
    private @Nullable Directory asDirectory;

    private Entry(Directory parent, String name, @Nullable Path file, byte @Nullable [] rawName) {
        this.parent = parent;
        this.name = name;
        this.file = file;
        String directory = parent.path();
        this.path = directory.isEmpty() ? name : directory + '/' + name;
        this.bytes = rawName == null ? PathBytes.of(path) : RawName.join(directory, rawName);
        this.decodable = rawName == null;
    }

    static Entry of(Directory parent, String name) {
        return new Entry(parent, name, null, null);
    }

    /** An entry whose name is not text. */
    static Entry undecodable(Directory parent, Path file) {
        return new Entry(parent, RawName.shown(file), file, RawName.of(file));
    }

    Directory parent() {
        return parent;
    }

    String name() {
        return name;
    }

    Path file() {
        if (file == null) {
            file = parent.file().resolve(name);
        }
        return file;
    }

    /** Where the entry is, relative to the root. */
    String path() {
        return path;
    }

    /** The path in UTF-8, or in what bytes it has. */
    byte[] bytes() {
        return bytes;
    }

    boolean decodable() {
        return decodable;
    }

    /** What it is, without following a link; null if it is not there any more. */
    @Nullable
    FileStat stat() throws InputException {
        if (stat == null && !gone) {
            try {
                FileStat seen = decodable ? parent.seen(path) : null;
                stat = seen == null ? FileStat.of(file()) : seen;
            } catch (NoSuchFileException e) {
                gone = true;
            } catch (IOException e) {
                throw InputException.unreadable(path, e);
            }
        }
        return stat;
    }

    /** Whether ignore files exclude it; a link is no directory to them. */
    boolean isIgnored() throws InputException {
        if (ignored == null) {
            FileStat known = stat();
            ignored = parent.ignores(this, known != null && known.kind() == FileStat.Kind.DIRECTORY);
        }
        return ignored;
    }

    /** The directory that this entry is, or leads to. */
    Directory directory() {
        if (asDirectory == null) {
            asDirectory = new Directory(parent, this);
        }
        return asDirectory;
    }

    @Override
    public int compareTo(Entry other) {
        return name.compareTo(other.name);
    }
}
