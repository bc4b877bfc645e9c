package dev.ntask.core.glob;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A breadth-first search through the pairs of states of two automata for one in which both cover a path.
 *
 * <p>Since a path covered by both as a file is so as a directory, too, it is enough to ask about directories.
 */
final class PairSearch {
    private static final int UNSEEN = -2;
    private static final int ROOT = -1;

    private final Automaton a;
    private final Automaton b;

    /** The node from which each was first reached. A node is a pair of states and whether a slash came last. */
    private final int[] cameFrom;

    private final byte[] with;
    private final int[] queue;
    private int tail;

    PairSearch(GlobPattern a, GlobPattern b) {
        this.a = new Automaton(a.program());
        this.b = new Automaton(b.program());
        int nodes = this.a.size() * this.b.size() * 2;
        cameFrom = new int[nodes];
        with = new byte[nodes];
        queue = new int[nodes];
        Arrays.fill(cameFrom, UNSEEN);
    }

    Optional<String> find() {
        // The beginning is like after a slash: neither may another follow nor the path end.
        reach(node(a.start(), b.start(), true), ROOT, (byte) 0);
        for (int head = 0; head < tail; head++) {
            int node = queue[head];
            if (afterSlash(node)) {
                expand(node);
            } else if (a.covers(stateOfA(node), true) && b.covers(stateOfB(node), true)) {
                return Optional.of(pathTo(node));
            } else {
                expand(node);
            }
        }
        return Optional.empty();
    }

    private void expand(int node) {
        for (Automaton.Move left : a.moves(stateOfA(node))) {
            for (Automaton.Move right : b.moves(stateOfB(node))) {
                ByteSet both = left.on().and(right.on());
                if (both.contains('/') && !afterSlash(node)) {
                    reach(node(left.to(), right.to(), true), node, (byte) '/');
                }
                int value = both.example();
                if (value > 0) {
                    reach(node(left.to(), right.to(), false), node, (byte) value);
                }
            }
        }
    }

    private void reach(int node, int from, byte value) {
        if (cameFrom[node] == UNSEEN) {
            cameFrom[node] = from;
            with[node] = value;
            queue[tail++] = node;
        }
    }

    private int node(int stateOfA, int stateOfB, boolean afterSlash) {
        return (stateOfA * b.size() + stateOfB) * 2 + (afterSlash ? 1 : 0);
    }

    private int stateOfA(int node) {
        return node / 2 / b.size();
    }

    private int stateOfB(int node) {
        return node / 2 % b.size();
    }

    private static boolean afterSlash(int node) {
        return node % 2 == 1;
    }

    private String pathTo(int last) {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        for (int node = last; cameFrom[node] != ROOT; node = cameFrom[node]) {
            reversed.write(with[node]);
        }
        byte[] path = reversed.toByteArray();
        for (int i = 0, j = path.length - 1; i < j; i++, j--) {
            byte swapped = path[i];
            path[i] = path[j];
            path[j] = swapped;
        }
        return new String(path, StandardCharsets.UTF_8);
    }
}
