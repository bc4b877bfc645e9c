package dev.ntask.runtime.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What earlier processes knew of selections, in the bytes that it was kept in; only what is asked for is made of them.
 * Guarded by those who hold it.
 *
 * <p>Nodes are the files and directories of all selections, each once, as they were seen. Whether one still looks so is found
 * out when it is first asked, and stays until {@link #forgetLooks}.
 */
final class SelectionTable {
    /** All of a node but its name: parent, where the name begins and its length, kind and mode, four numbers. */
    static final int NODE = 4 * 4 + 4 * 8;

    /** In the place of the top's parent. */
    static final int NONE = -1;

    /** From so many nodes on it pays to look at them in several threads. */
    private static final int MANY = 4096;

    private static final byte SAME = 1;
    private static final byte OTHER = 2;

    private static final FileStat.Kind[] KINDS = FileStat.Kind.values();

    private final byte[] bytes;
    private final int nodesAt;
    private final Map<String, Saved> selections;
    private final byte[] looks;
    private final @Nullable Path[] paths;

    /**
     * Creates a table.
     *
     * @param nodesAt where the nodes begin
     * @param nodes how many they are
     */
    SelectionTable(byte[] bytes, int nodesAt, int nodes, Map<String, Saved> selections) {
        this.bytes = bytes;
        this.nodesAt = nodesAt;
        this.selections = selections;
        this.looks = new byte[nodes];
        this.paths = new Path[nodes];
    }

    static SelectionTable empty() {
        return new SelectionTable(new byte[0], 0, 0, new HashMap<>());
    }

    /** A selection of an earlier process. */
    static final class Saved {
        private final String above;
        private final String identity;

        /** Where the numbers of its nodes begin; directories come before what is in them. */
        private final int nodesAt;

        private final int nodes;

        /** How many times in a row the table was saved without a use of it; it is 0 as soon as it is used. */
        private int idleSaves;

        Saved(String above, String identity, int nodesAt, int nodes, int idleSaves) {
            this.above = above;
            this.identity = identity;
            this.nodesAt = nodesAt;
            this.nodes = nodes;
            this.idleSaves = idleSaves;
        }

        String above() {
            return above;
        }

        String identity() {
            return identity;
        }

        int size() {
            return nodes;
        }

        int idleSaves() {
            return idleSaves;
        }
    }

    Map<String, Saved> selections() {
        return selections;
    }

    /** The identity of what was selected, if everything that decided it is as it was; else null. */
    @Nullable
    String find(Path root, String key, String above) {
        Saved saved = selections.get(key);
        if (saved == null || !saved.above.equals(above)) {
            return null;
        }
        saved.idleSaves = 0;
        return looksSame(root, saved) ? saved.identity : null;
    }

    /** Makes all nodes be looked at again. */
    void forgetLooks() {
        Arrays.fill(looks, (byte) 0);
    }

    private boolean looksSame(Path root, Saved saved) {
        int first = 0;
        // The paths of directories are what those of all else are made of.
        while (first < saved.nodes && isDirectory(node(saved, first))) {
            if (!looksSame(root, node(saved, first))) {
                return false;
            }
            first++;
        }
        return saved.nodes - first < MANY
                ? looksSame(root, saved, first, saved.nodes)
                : looksSameInThreads(root, saved, first);
    }

    private boolean looksSame(Path root, Saved saved, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!looksSame(root, node(saved, i))) {
                return false;
            }
        }
        return true;
    }

    private boolean looksSameInThreads(Path root, Saved saved, int first) {
        Looking[] looking = new Looking[Runtime.getRuntime().availableProcessors()];
        for (int i = 0; i < looking.length; i++) {
            int from = first + (int) ((long) (saved.nodes - first) * i / looking.length);
            int to = first + (int) ((long) (saved.nodes - first) * (i + 1) / looking.length);
            looking[i] = new Looking(root, saved, from, to);
            if (i > 0) {
                looking[i].start();
            }
        }
        looking[0].look();
        boolean same = true;
        for (Looking each : looking) {
            same &= each.end();
        }
        return same;
    }

    /** Looks at some nodes of a selection, on a thread of its own or on that of the caller. */
    private final class Looking extends Thread {
        private final Path root;
        private final Saved saved;
        private final int from;
        private final int to;
        private boolean same;

        Looking(Path root, Saved saved, int from, int to) {
            super("ntask looking at files");
            setDaemon(true);
            this.root = root;
            this.saved = saved;
            this.from = from;
            this.to = to;
        }

        @Override
        public void run() {
            look();
        }

        void look() {
            same = looksSame(root, saved, from, to);
        }

        /** Waits for its end; an interrupt is for others, who ask for it later. */
        boolean end() {
            boolean interrupted = false;
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                currentThread().interrupt();
            }
            return same;
        }
    }

    private boolean looksSame(Path root, int node) {
        if (looks[node] == 0) {
            looks[node] = isSame(root, node) ? SAME : OTHER;
        }
        return looks[node] == SAME;
    }

    private boolean isSame(Path root, int node) {
        try {
            FileStat now = FileStat.of(path(root, node));
            int at = nodesAt + node * NODE;
            return kindAndMode(now) == intAt(at + 12)
                    // What the size of a directory means is the file system's matter.
                    && (now.kind() == FileStat.Kind.DIRECTORY || now.size() == longAt(at + 16))
                    && now.modified() == longAt(at + 24)
                    && now.changed() == longAt(at + 32)
                    && now.inode() == longAt(at + 40);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private Path path(Path root, int node) {
        int parent = parent(node);
        if (parent == NONE) {
            return root;
        }
        Path directory = paths[parent];
        if (directory == null) {
            directory = path(root, parent);
            paths[parent] = directory;
        }
        return directory.resolve(name(node));
    }

    /** The number of a selection's node. */
    int node(Saved saved, int index) {
        return intAt(saved.nodesAt + index * 4);
    }

    int parent(int node) {
        return intAt(nodesAt + node * NODE);
    }

    String name(int node) {
        int at = nodesAt + node * NODE;
        return new String(bytes, intAt(at + 4), intAt(at + 8), StandardCharsets.UTF_8);
    }

    FileStat stat(int node) {
        int at = nodesAt + node * NODE;
        int kindAndMode = intAt(at + 12);
        return new FileStat(
                KINDS[kindAndMode >>> 16],
                longAt(at + 16),
                longAt(at + 24),
                longAt(at + 32),
                longAt(at + 40),
                kindAndMode & 0xffff);
    }

    private boolean isDirectory(int node) {
        return KINDS[intAt(nodesAt + node * NODE + 12) >>> 16] == FileStat.Kind.DIRECTORY;
    }

    @SuppressWarnings("EnumOrdinal") // the format's number changes with the enum
    static int kindAndMode(FileStat stat) {
        return (stat.kind().ordinal() << 16) | stat.mode();
    }

    private int intAt(int at) {
        return (bytes[at] << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
    }

    private long longAt(int at) {
        return ((long) intAt(at) << 32) | (intAt(at + 4) & 0xffffffffL);
    }
}
