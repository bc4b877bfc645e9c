package dev.ntask.runtime.input;

import dev.ntask.runtime.fingerprint.Decoder;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
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
    /** Each further program is for so many times the nodes that it takes for the first. */
    private static final int PER_PROGRAM = 8;

    /** From so many nodes on it pays to look at them in several threads. */
    private static final int MANY = 4096;

    /** Says of a node that it looks as it was seen. */
    static final byte SAME = 1;

    private static final byte OTHER = 2;

    /** Where in the number of a selection's node its claim begins. */
    private static final int CLAIM = 29;

    private final byte[] bytes;
    private final NodeTable nodes;
    private final Map<String, Saved> selections;
    private byte[] looks;
    private final @Nullable Path[] paths;

    /** Looks at nodes before they are asked for; null if nobody does, or what it saw is no longer of interest. */
    private @Nullable LookAhead ahead;

    /** The nodes by their paths, from when the looks of many are known at once and somebody asks for one; else null. */
    private @Nullable Map<String, Integer> seen;

    private boolean lookedAhead;

    /** Creates a table of selections in some bytes. */
    SelectionTable(byte[] bytes, NodeTable nodes, Map<String, Saved> selections) {
        this.bytes = bytes;
        this.nodes = nodes;
        this.selections = selections;
        this.looks = new byte[nodes.count()];
        this.paths = new Path[nodes.count()];
    }

    static SelectionTable empty() {
        byte[] none = new byte[0];
        return new SelectionTable(none, new NodeTable(none, 0, 0), new HashMap<>());
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

    NodeTable nodes() {
        return nodes;
    }

    /**
     * Begins to look at everything that decides some selections, before any of them is asked for.
     *
     * @param least how many nodes it takes to make up for the start of a program
     */
    void lookAhead(Path root, List<String> keys, int least) {
        if (nodes.count() < least) {
            return;
        }
        BitSet wanted = nodesOf(keys);
        if (wanted.cardinality() >= least) {
            ahead = LookAhead.start(root, nodes, wanted, least * PER_PROGRAM);
        }
    }

    /** The nodes of some selections, as far as these are known. */
    private BitSet nodesOf(List<String> keys) {
        BitSet wanted = new BitSet(nodes.count());
        for (String key : keys) {
            Saved saved = selections.get(key);
            for (int i = 0; saved != null && i < saved.nodes; i++) {
                wanted.set(node(saved, i));
            }
        }
        return wanted;
    }

    /** The identity of what was selected, if everything that decided it looks as it did; else null. */
    @Nullable
    String find(Path root, String key, String above) {
        return find(root, key, above, null);
    }

    /**
     * The identity of what was selected, if everything that decided it is as it was; else null.
     *
     * @param passed tells whether a directory that looks otherwise matters; null if any does
     */
    @Nullable
    String find(Path root, String key, String above, @Nullable PassedDirectories passed) {
        Saved saved = selections.get(key);
        if (saved == null || !saved.above.equals(above)) {
            return null;
        }
        saved.idleSaves = 0;
        takeLooks();
        return looksSame(root, saved, passed) ? saved.identity : null;
    }

    /** Makes all nodes be looked at again. */
    void forgetLooks() {
        ahead = null;
        lookedAhead = false;
        Arrays.fill(looks, (byte) 0);
    }

    /** How what lies at a path looks, if it was looked at ahead and looked as it was seen; else null. */
    @Nullable
    FileStat seen(String path) {
        takeLooks();
        if (!lookedAhead) {
            return null;
        }
        if (seen == null) {
            seen = new HashMap<>(nodes.count() * 2);
            for (int node = 0; node < nodes.count(); node++) {
                seen.put(nodes.path(node), node);
            }
        }
        Integer node = seen.get(path);
        return node != null && looks[node] == SAME ? nodes.stat(node) : null;
    }

    /** Adds the nodes of some selections, and tells whether each of them has been found to look as it was seen. */
    boolean addTo(Looks all, List<String> keys) throws IOException {
        if (!selections.keySet().containsAll(keys)) {
            return false;
        }
        BitSet wanted = nodesOf(keys);
        int first = wanted.nextSetBit(0);
        while (first >= 0) {
            int end = wanted.nextClearBit(first);
            for (int node = first; node < end; node++) {
                if (looks[node] != SAME) {
                    return false;
                }
            }
            all.add(nodes.paths(first, end), nodes.lines(first, end));
            first = wanted.nextSetBit(end);
        }
        return true;
    }

    private void takeLooks() {
        if (ahead != null) {
            looks = ahead.end();
            ahead = null;
            lookedAhead = true;
        }
    }

    private boolean looksSame(Path root, Saved saved, @Nullable PassedDirectories passed) {
        int first = 0;
        // The paths of directories are what those of all else are made of.
        while (first < saved.nodes && nodes.isDirectory(node(saved, first))) {
            if (!looksSame(root, node(saved, first)) && (passed == null || !isPassed(root, saved, first, passed))) {
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
            same &= each.outcome();
        }
        return same;
    }

    /** Looks at some nodes of a selection, on a thread of its own or on that of the caller. */
    private final class Looking extends LookThread {
        private final Path root;
        private final Saved saved;
        private final int from;
        private final int to;
        private boolean same;

        Looking(Path root, Saved saved, int from, int to) {
            super("ntask looking at files");
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

        /** Waits for its end and returns whether all looked the same. */
        boolean outcome() {
            end();
            return same;
        }
    }

    private boolean isPassed(Path root, Saved saved, int index, PassedDirectories passed) {
        int node = node(saved, index);
        SeenNode.Claim claim = claim(saved, index);
        try {
            return claim != SeenNode.Claim.LOOK && passed.holds(claim, path(root, node), node, nodes);
        } catch (InvalidPathException e) {
            return false;
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
            return nodes.looksLike(node, FileStat.of(path(root, node)));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private Path path(Path root, int node) {
        int parent = nodes.parent(node);
        if (parent == NodeTable.NONE) {
            return root;
        }
        Path directory = paths[parent];
        if (directory == null) {
            directory = path(root, parent);
            paths[parent] = directory;
        }
        return directory.resolve(nodes.name(node));
    }

    /** The number of a selection's node. */
    int node(Saved saved, int index) {
        return numberAt(saved, index) & ((1 << CLAIM) - 1);
    }

    /** What a selection rests on of its node. */
    SeenNode.Claim claim(Saved saved, int index) {
        return SeenNode.Claim.of(numberAt(saved, index) >>> CLAIM);
    }

    private int numberAt(Saved saved, int index) {
        return Decoder.intAt(bytes, saved.nodesAt + index * 4);
    }

    /** How a selection's node is written. */
    static int numberOf(int node, SeenNode.Claim claim) {
        return (claim.number() << CLAIM) | node;
    }
}
