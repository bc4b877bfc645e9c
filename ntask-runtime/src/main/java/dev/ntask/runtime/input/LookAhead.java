package dev.ntask.runtime.input;

import dev.ntask.runtime.input.NodeTable.Piece;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at many nodes by way of {@link StatProgram}, while whoever wants to know does something else.
 *
 * <p>It only ever says that a node looks as it was seen, and only if the program printed of it, byte by byte, what it would
 * have printed then. Of all else it says nothing: Java looks at that.
 */
final class LookAhead {
    private final NodeTable nodes;
    private final BitSet wanted;
    private final byte[] looks;
    private final Part[] parts;

    private LookAhead(Path root, NodeTable nodes, BitSet wanted, StatProgram program, int parts) {
        this.nodes = nodes;
        this.wanted = wanted;
        this.looks = new byte[nodes.count()];
        this.parts = new Part[parts];
        for (int i = 0; i < parts; i++) {
            int from = (int) ((long) nodes.count() * i / parts);
            int to = (int) ((long) nodes.count() * (i + 1) / parts);
            this.parts[i] = new Part(root, program, from, to);
        }
    }

    /**
     * Begins to look at the wanted nodes; returns null where the program is missing.
     *
     * @param each for how many nodes one more program pays
     */
    static @Nullable LookAhead start(Path root, NodeTable nodes, BitSet wanted, int each) {
        StatProgram program = StatProgram.find();
        if (program == null) {
            return null;
        }
        int most = Math.max(2, Runtime.getRuntime().availableProcessors());
        int parts = Math.max(1, Math.min(most, wanted.cardinality() / each));
        LookAhead ahead = new LookAhead(root, nodes, wanted, program, parts);
        for (Part part : ahead.parts) {
            part.start();
        }
        return ahead;
    }

    /** Waits for the end and returns, by node, {@link SelectionTable#SAME} or 0. */
    byte[] end() {
        for (Part part : parts) {
            part.end();
        }
        return looks;
    }

    /** Asks one program about the wanted nodes between two numbers. */
    private final class Part extends LookThread {
        private final Path root;
        private final StatProgram program;
        private final int from;
        private final int to;

        Part(Path root, StatProgram program, int from, int to) {
            super("ntask looking ahead");
            this.root = root;
            this.program = program;
            this.from = from;
            this.to = to;
        }

        @Override
        public void run() {
            try {
                Process process = program.start(root);
                new Feeding(process.getOutputStream(), from, to).start();
                compare(process.getInputStream().readAllBytes());
            } catch (IOException e) {
                // Then Java looks.
            }
        }

        private void compare(byte[] printed) {
            int at = 0;
            for (int first = wanted.nextSetBit(from); isIn(first); first = wanted.nextSetBit(last(first))) {
                int end = last(first);
                Piece lines = nodes.lines(first, end);
                if (lines.isAt(printed, at)) {
                    Arrays.fill(looks, first, end, SelectionTable.SAME);
                    at += lines.length();
                } else {
                    at = compareEach(first, end, printed, at);
                }
            }
        }

        private int compareEach(int first, int end, byte[] printed, int start) {
            int at = start;
            for (int node = first; node < end; node++) {
                Piece line = nodes.lines(node, node + 1);
                if (line.isAt(printed, at)) {
                    looks[node] = SelectionTable.SAME;
                    at += line.length();
                } else {
                    at = afterLineOf(node, printed, at);
                }
            }
            return at;
        }

        /** Where the next line begins; that is the same place if the line there is not about this node. */
        private int afterLineOf(int node, byte[] printed, int at) {
            int end = at;
            while (end < printed.length && printed[end] != 0) {
                end++;
            }
            Piece path = nodes.paths(node, node + 1);
            int pathAt = end + 1 - path.length();
            return pathAt > at && path.isAt(printed, pathAt) ? end + 1 : at;
        }

        private boolean isIn(int node) {
            return node >= 0 && node < to;
        }

        private int last(int first) {
            return Math.min(wanted.nextClearBit(first), to);
        }
    }

    /** Tells a program the paths of the wanted nodes between two numbers; it prints before it has read them all. */
    private final class Feeding extends LookThread {
        private final OutputStream out;
        private final int from;
        private final int to;

        Feeding(OutputStream out, int from, int to) {
            super("ntask telling paths");
            this.out = out;
            this.from = from;
            this.to = to;
        }

        @Override
        public void run() {
            try (out) {
                int first = wanted.nextSetBit(from);
                while (first >= 0 && first < to) {
                    int end = Math.min(wanted.nextClearBit(first), to);
                    nodes.paths(first, end).writeTo(out);
                    first = wanted.nextSetBit(end);
                }
            } catch (IOException e) {
                // Who has ended wants no more.
            }
        }
    }
}
