package dev.ntask.core.glob;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A breadth-first search for a path that two sets mean. What a negated pattern does <em>not</em> cover counts here, so all
 * states of all patterns are followed at once.
 */
final class SetSearch {
    /** Many times what real patterns need; beyond it the search gives up rather than fill the memory. */
    private static final int MOST_NODES = 200_000;

    private final List<Side> sides = new ArrayList<>();
    private final byte[] alphabet;

    SetSearch(GlobSet a, GlobSet b) {
        sides.add(new Side(a, 0));
        sides.add(new Side(b, sides.get(0).end()));
        alphabet = alphabet();
    }

    /** A point of the search: all states of all patterns, whether a slash came last, and the way here. */
    private record Node(
            BitSet states, boolean afterSlash, @Nullable Node from, byte with) {}

    private record Seen(BitSet states, boolean afterSlash) {}

    /** A shortest path that both sets mean; also empty in the unlikely case that the search has to give up. */
    Optional<String> find() {
        BitSet start = new BitSet();
        for (Side side : sides) {
            side.start(start);
        }
        Queue<Node> queue = new ArrayDeque<>();
        Set<Seen> seen = new HashSet<>();
        queue.add(new Node(start, true, null, (byte) 0));
        while (!queue.isEmpty() && seen.size() < MOST_NODES) {
            Node node = queue.remove();
            if (!node.afterSlash() && (bothMean(node, true) || bothMean(node, false))) {
                return Optional.of(pathTo(node));
            }
            for (byte value : alphabet) {
                Node next = step(node, value);
                boolean open = value != '/' || !node.afterSlash();
                if (open && mayBeMeant(next) && seen.add(new Seen(next.states(), next.afterSlash()))) {
                    queue.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private Node step(Node node, byte value) {
        BitSet states = new BitSet();
        for (Side side : sides) {
            side.step(node.states(), value & 0xff, states);
        }
        return new Node(states, value == '/', node, value);
    }

    private boolean bothMean(Node node, boolean directory) {
        for (Side side : sides) {
            if (!side.means(node.states(), directory)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayBeMeant(Node node) {
        for (Side side : sides) {
            if (!side.mayMean(node.states())) {
                return false;
            }
        }
        return true;
    }

    /** One byte for each group of bytes between which no step distinguishes. */
    private byte[] alphabet() {
        Map<BitSet, Integer> groups = new HashMap<>();
        for (int value : ExampleBytes.ORDER) {
            BitSet group = new BitSet();
            for (Side side : sides) {
                side.addStepsOn(value, group);
            }
            groups.putIfAbsent(group, value);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write('/');
        groups.values().stream().sorted().forEach(bytes::write);
        return bytes.toByteArray();
    }

    private static String pathTo(Node last) {
        StringBuilder reversed = new StringBuilder();
        Node node = last;
        while (node != null && node.from() != null) {
            reversed.append((char) (node.with() & 0xff));
            node = node.from();
        }
        byte[] path = reversed.reverse().toString().getBytes(StandardCharsets.ISO_8859_1);
        return new String(path, StandardCharsets.UTF_8);
    }

    /** One of the two sets, with its states numbered on from an offset. */
    private static final class Side {
        private final List<GlobPattern> patterns;
        private final List<Automaton> automata = new ArrayList<>();
        private final int[] offsets;

        Side(GlobSet set, int offset) {
            patterns = set.patterns();
            offsets = new int[patterns.size() + 1];
            offsets[0] = offset;
            for (int i = 0; i < patterns.size(); i++) {
                Automaton automaton = new Automaton(patterns.get(i).program());
                automata.add(automaton);
                offsets[i + 1] = offsets[i] + automaton.size();
            }
        }

        int end() {
            return offsets[patterns.size()];
        }

        void start(BitSet states) {
            for (int i = 0; i < automata.size(); i++) {
                states.set(offsets[i] + automata.get(i).start());
            }
        }

        void step(BitSet from, int value, BitSet to) {
            for (int i = 0; i < automata.size(); i++) {
                for (int s = from.nextSetBit(offsets[i]); s >= 0 && s < offsets[i + 1]; s = from.nextSetBit(s + 1)) {
                    for (Automaton.Move move : automata.get(i).moves(s - offsets[i])) {
                        if (move.on().contains(value)) {
                            to.set(offsets[i] + move.to());
                        }
                    }
                }
            }
        }

        boolean means(BitSet states, boolean directory) {
            for (int i = automata.size() - 1; i >= 0; i--) {
                for (int s = states.nextSetBit(offsets[i]);
                        s >= 0 && s < offsets[i + 1];
                        s = states.nextSetBit(s + 1)) {
                    if (automata.get(i).covers(s - offsets[i], directory)) {
                        return !patterns.get(i).negated();
                    }
                }
            }
            return false;
        }

        boolean mayMean(BitSet states) {
            for (int i = 0; i < automata.size(); i++) {
                int state = states.nextSetBit(offsets[i]);
                if (!patterns.get(i).negated() && state >= 0 && state < offsets[i + 1]) {
                    return true;
                }
            }
            return false;
        }

        /** Notes each move that a byte allows. */
        void addStepsOn(int value, BitSet group) {
            int index = offsets[0] * 64;
            for (Automaton automaton : automata) {
                for (int state = 0; state < automaton.size(); state++) {
                    for (Automaton.Move move : automaton.moves(state)) {
                        group.set(index++, move.on().contains(value));
                    }
                }
            }
        }
    }
}
