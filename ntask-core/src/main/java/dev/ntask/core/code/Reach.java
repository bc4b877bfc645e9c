package dev.ntask.core.code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Digests of everything that a vertex reaches, shared between all tasks. Vertices that reach each other (Tarjan's strongly
 * connected components, here without recursion) have one digest: over their own digests in order and those of what the
 * component leads to. Each own digest names the vertex and what it leads to, so nothing can be swapped unseen.
 */
final class Reach {

    /**
     * What is reached.
     *
     * @param opaqueBy the first call that hides what is reached, in words
     * @param runsUnseen whether there is such a call that may run anything
     */
    record Component(
            Sha256 digest, boolean usesLibrary, @Nullable String opaqueBy, boolean runsUnseen) {}

    /** A vertex in the course of the search. */
    private static final class Node {
        final Vertex vertex;
        final int index;
        final Sha256 own;
        final Sha256 label;
        final List<Vertex> next;
        int low;
        int edge;

        Node(Vertex vertex, int index, Sha256 own, VertexFacts facts) {
            this.vertex = vertex;
            this.index = index;
            this.low = index;
            this.own = own;
            this.label = facts.label();
            this.next = facts.next();
        }
    }

    private final VertexReader reader;
    private final Map<Vertex, Node> nodes = new HashMap<>();
    private final Map<Vertex, Component> components = new HashMap<>();
    private final Map<Vertex, String> titles = new HashMap<>();
    /** Visited, and not yet in a component. */
    private final List<Node> open = new ArrayList<>();

    Reach(VertexReader reader) {
        this.reader = reader;
    }

    Component from(Vertex root) throws IOException {
        if (!components.containsKey(root)) {
            search(root);
        }
        return component(root);
    }

    /** What a vertex that was reached holds and leads to. */
    VertexFacts facts(Vertex vertex) {
        Node node = Objects.requireNonNull(nodes.get(vertex));
        return new VertexFacts(node.label, node.next);
    }

    private Component component(Vertex vertex) {
        return Objects.requireNonNull(components.get(vertex));
    }

    private void search(Vertex root) throws IOException {
        List<Node> path = new ArrayList<>();
        path.add(visit(root));
        while (!path.isEmpty()) {
            Node node = path.get(path.size() - 1);
            if (node.edge < node.next.size()) {
                Vertex vertex = node.next.get(node.edge++);
                Node seen = nodes.get(vertex);
                if (seen == null) {
                    path.add(visit(vertex));
                } else if (!components.containsKey(vertex)) {
                    node.low = Math.min(node.low, seen.index);
                }
                continue;
            }
            path.remove(path.size() - 1);
            if (!path.isEmpty()) {
                Node parent = path.get(path.size() - 1);
                parent.low = Math.min(parent.low, node.low);
            }
            if (node.low == node.index) {
                close(node);
            }
        }
    }

    private Node visit(Vertex vertex) throws IOException {
        VertexFacts facts = reader.read(vertex);
        Node node = new Node(vertex, nodes.size(), own(vertex, facts), facts);
        nodes.put(vertex, node);
        open.add(node);
        return node;
    }

    private Sha256 own(Vertex vertex, VertexFacts facts) throws IOException {
        SortedSet<String> next = new TreeSet<>();
        for (Vertex target : facts.next()) {
            next.add(title(target));
        }
        return new FieldHasher()
                .put(title(vertex))
                .put(facts.label())
                .putAll(next)
                .finish();
    }

    /** A vertex by names that survive renumbering. */
    String title(Vertex vertex) throws IOException {
        String known = titles.get(vertex);
        if (known == null) {
            known = reader.title(vertex);
            titles.put(vertex, known);
        }
        return known;
    }

    /** Takes the component that began at this vertex off the open ones; all it leads to is closed already. */
    private void close(Node first) {
        List<Node> members = open.subList(open.lastIndexOf(first), open.size());
        List<Sha256> own = new ArrayList<>();
        SortedSet<Sha256> below = new TreeSet<>();
        boolean usesLibrary = false;
        String opaqueBy = null;
        boolean runsUnseen = false;
        for (Node member : members) {
            own.add(member.own);
            usesLibrary |= member.vertex.kind() == Vertex.Kind.LIBRARIES;
            opaqueBy = least(opaqueBy, wordsIfOpaque(member.vertex));
            runsUnseen |= member.vertex.kind() == Vertex.Kind.OPAQUE;
            for (Vertex target : member.next) {
                Component component = components.get(target);
                if (component != null) {
                    below.add(component.digest());
                    usesLibrary |= component.usesLibrary();
                    opaqueBy = least(opaqueBy, component.opaqueBy());
                    runsUnseen |= component.runsUnseen();
                }
            }
        }
        Collections.sort(own, Comparator.naturalOrder());
        Component component =
                new Component(new FieldHasher().putAll(own).putAll(below).finish(), usesLibrary, opaqueBy, runsUnseen);
        for (Node member : members) {
            components.put(member.vertex, component);
        }
        members.clear();
    }

    private static @Nullable String wordsIfOpaque(Vertex vertex) {
        return vertex.isOpaque() ? vertex.owner() + " calls " + vertex.name() : null;
    }

    private static @Nullable String least(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
