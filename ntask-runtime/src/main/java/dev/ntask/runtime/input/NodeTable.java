package dev.ntask.runtime.input;

import dev.ntask.runtime.fingerprint.Decoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Files and directories as they were seen, in the bytes that they were kept in. Immutable.
 *
 * <p>Each is a node: numbers of a fixed length, which say where its path lies, and where what {@link StatProgram} printed of
 * it if it looked the same.
 */
final class NodeTable {
    /** How many bytes the numbers of a node take. */
    static final int NODE = 7 * 4 + 4 * 8;

    /** In the place of the top's parent. */
    static final int NONE = -1;

    private static final int PARENT = 0;
    private static final int PATH = 4;
    private static final int PATH_LENGTH = 8;
    private static final int NAME_LENGTH = 12;
    private static final int LINE = 16;
    private static final int LINE_LENGTH = 20;
    private static final int KIND_AND_MODE = 24;
    private static final int SIZE = 28;
    private static final int MODIFIED = 36;
    private static final int CHANGED = 44;
    private static final int INODE = 52;

    private static final FileStat.Kind[] KINDS = FileStat.Kind.values();

    private final byte[] bytes;
    private final int start;
    private final int count;

    /**
     * Creates a table.
     *
     * @param start where the nodes begin
     * @param count how many they are
     */
    NodeTable(byte[] bytes, int start, int count) {
        this.bytes = bytes;
        this.start = start;
        this.count = count;
    }

    int count() {
        return count;
    }

    int parent(int node) {
        return intAt(at(node) + PARENT);
    }

    /** The last part of a node's path. */
    String name(int node) {
        int at = at(node);
        int length = intAt(at + NAME_LENGTH);
        int end = intAt(at + PATH) + intAt(at + PATH_LENGTH);
        return new String(bytes, end - length, length, StandardCharsets.UTF_8);
    }

    /** A node's path, relative to the root. */
    String path(int node) {
        int at = at(node);
        return parent(node) == NONE
                ? ""
                : new String(bytes, intAt(at + PATH), intAt(at + PATH_LENGTH), StandardCharsets.UTF_8);
    }

    boolean isDirectory(int node) {
        return kind(node) == FileStat.Kind.DIRECTORY;
    }

    FileStat stat(int node) {
        int at = at(node);
        return new FileStat(
                kind(node),
                longAt(at + SIZE),
                longAt(at + MODIFIED),
                longAt(at + CHANGED),
                longAt(at + INODE),
                intAt(at + KIND_AND_MODE) & 0xffff);
    }

    /** Tells whether a node has not changed, going by how it looks now. */
    boolean looksLike(int node, FileStat now) {
        int at = at(node);
        return kindAndMode(now) == intAt(at + KIND_AND_MODE)
                // What the size of a directory means is the file system's matter.
                && (now.kind() == FileStat.Kind.DIRECTORY || now.size() == longAt(at + SIZE))
                && now.modified() == longAt(at + MODIFIED)
                && now.changed() == longAt(at + CHANGED)
                && now.inode() == longAt(at + INODE);
    }

    /** Tells whether a node is the same directory with the same rights, whatever came and went in it. */
    boolean isPlaceOf(int node, FileStat now) {
        int at = at(node);
        return kindAndMode(now) == intAt(at + KIND_AND_MODE)
                && now.inode() == longAt(at + INODE)
                && now.changed() != FileStat.NO_CTIME;
    }

    /** A piece of the bytes. */
    static final class Piece {
        private final byte[] bytes;
        private final int start;
        private final int end;

        Piece(byte[] bytes, int start, int end) {
            this.bytes = bytes;
            this.start = start;
            this.end = end;
        }

        void writeTo(OutputStream out) throws IOException {
            out.write(bytes, start, length());
        }

        int length() {
            return end - start;
        }

        boolean isAt(byte[] other, int at) {
            if (other.length - at < length()) {
                return false;
            }
            // Java compares by words where these begin at the same places of a word; a copy costs far less than if not.
            byte[] copy = Arrays.copyOfRange(bytes, start, end);
            return Arrays.equals(copy, 0, copy.length, other, at, at + copy.length);
        }
    }

    /** The paths of some nodes in a row, each with a zero behind it. */
    Piece paths(int first, int end) {
        int last = at(end - 1);
        return new Piece(bytes, intAt(at(first) + PATH), intAt(last + PATH) + intAt(last + PATH_LENGTH) + 1);
    }

    /** What {@link StatProgram} prints of some nodes in a row, if each looks as it was seen. */
    Piece lines(int first, int end) {
        int last = at(end - 1);
        return new Piece(bytes, intAt(at(first) + LINE), intAt(last + LINE) + intAt(last + LINE_LENGTH));
    }

    private FileStat.Kind kind(int node) {
        return KINDS[intAt(at(node) + KIND_AND_MODE) >>> 16];
    }

    @SuppressWarnings("EnumOrdinal") // the format's number changes with the enum
    static int kindAndMode(FileStat stat) {
        return (stat.kind().ordinal() << 16) | stat.mode();
    }

    private int at(int node) {
        return start + node * NODE;
    }

    private int intAt(int at) {
        return Decoder.intAt(bytes, at);
    }

    private long longAt(int at) {
        return Decoder.longAt(bytes, at);
    }
}
