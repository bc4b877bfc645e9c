package dev.ntask.core.code;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * The project's code as the closures of tasks walk it, shared between all of them: without libraries, without what is
 * only looked at by reflection, and without what {@code @Allow} is written on.
 */
final class CallGraph {

    /** A vertex, what is done there, and the marks of a search. */
    static final class Node {
        final Vertex vertex;
        List<Act> acts = List.of();
        List<Node> next = List.of();
        /** Whether there are acts here or further on. */
        boolean leadsToActs;
        /** The last search that came here. */
        int search = -1;

        private final List<Node> from = new ArrayList<>();

        Node(Vertex vertex) {
            this.vertex = vertex;
        }

        boolean isInitializer() {
            return vertex.name().equals("<clinit>");
        }
    }

    private final Project project;
    private final Dispatch dispatch;
    private final Resolver resolver;
    private final VertexReader reader;
    private final Map<String, ClassActs> classes = new HashMap<>();
    private final Map<Vertex, Node> nodes = new HashMap<>();

    CallGraph(ClassSource source) throws IOException {
        this.project = new Project(source);
        this.dispatch = new Dispatch(project);
        CanonicalNames names = new CanonicalNames(project);
        Resources resources = new Resources(source);
        this.resolver = new Resolver(project, names, dispatch, resources);
        this.reader = new VertexReader(project, names, resources, false);
    }

    /** Adds a task with all that it reaches; empty if there is nothing to look at. */
    Optional<Node> add(TaskMethod task) throws IOException {
        ClassHeader owner = project.header(task.owner());
        String method = task.method() + task.descriptor();
        if (owner == null
                || !owner.methods().containsKey(method)
                || isAllowed(task.owner())
                || acts(task.owner()).allowedMethods().contains(method)) {
            return Optional.empty();
        }
        Node root = new Node(new Vertex(Vertex.Kind.TASK, task.owner(), task.method(), task.descriptor()));
        nodes.put(root.vertex, root);
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.removeFirst();
            node.acts = resolved(node.vertex);
            List<Node> next = new ArrayList<>();
            for (Vertex vertex : next(node.vertex)) {
                if (!isFollowed(vertex)) {
                    continue;
                }
                Node known = nodes.get(vertex);
                if (known == null) {
                    known = new Node(vertex);
                    nodes.put(vertex, known);
                    open.add(known);
                }
                known.from.add(node);
                next.add(known);
            }
            node.next = next;
        }
        return Optional.of(root);
    }

    /** Leaves out reads of fields that no task writes, and marks the ways to what is left. */
    void finish(Collection<Node> roots) {
        Set<String> written = written(roots);
        Deque<Node> open = new ArrayDeque<>();
        for (Node node : nodes.values()) {
            List<Act> left = new ArrayList<>();
            for (Act act : node.acts) {
                boolean isField = act.kind() == Impurity.Kind.FIELD_READ || act.kind() == Impurity.Kind.FIELD_WRITE;
                if (!isField || written.contains(act.what())) {
                    left.add(act);
                }
            }
            node.acts = left;
            node.leadsToActs = !left.isEmpty();
            if (node.leadsToActs) {
                open.add(node);
            }
        }
        while (!open.isEmpty()) {
            for (Node node : open.removeFirst().from) {
                if (!node.leadsToActs) {
                    node.leadsToActs = true;
                    open.add(node);
                }
            }
        }
    }

    /** The fields that are written by something else than the initializers of classes and what only these call. */
    private static Set<String> written(Collection<Node> roots) {
        Set<String> written = new HashSet<>();
        Set<Node> seen = new HashSet<>(roots);
        Deque<Node> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Node node = open.removeFirst();
            for (Act act : node.acts) {
                if (act.kind() == Impurity.Kind.FIELD_WRITE) {
                    written.add(act.what());
                }
            }
            for (Node next : node.next) {
                if (!next.isInitializer() && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return written;
    }

    /** The file that a method is in, in words. */
    String file(String owner) throws IOException {
        return acts(owner).file();
    }

    private Collection<Vertex> next(Vertex vertex) throws IOException {
        return switch (vertex.kind()) {
            case METHOD ->
                resolver.reachedBy(
                        vertex,
                        Objects.requireNonNull(
                                project.facts(vertex.owner()).methods().get(vertex.name() + vertex.descriptor())));
            case DISPATCH ->
                dispatch.select(vertex.owner(), vertex.name(), vertex.descriptor())
                        .methods();
            default -> reader.read(vertex).next();
        };
    }

    private boolean isFollowed(Vertex vertex) throws IOException {
        return switch (vertex.kind()) {
            case METHOD ->
                !isAllowed(vertex.owner())
                        && !acts(vertex.owner()).allowedMethods().contains(vertex.name() + vertex.descriptor());
            case TASK, DISPATCH, TOUCH, INSTANCE, LITERAL -> true;
            case FIELD, SHAPE, NAME, MEMBERS, RESOURCE, FORBIDDEN, SERVICES, LIBRARIES, OPAQUE, LOOKS -> false;
        };
    }

    /** Whether the class, or what it is written in, says that all of it is harmless. */
    private boolean isAllowed(String owner) throws IOException {
        ClassHeader header = project.header(owner);
        while (header != null) {
            if (acts(header.name()).isAllowed()) {
                return true;
            }
            Optional<ClassHeader.Nesting> nesting = header.nesting();
            header = nesting.map(found -> project.header(found.outer())).orElse(null);
            if (header != null
                    && acts(header.name())
                            .allowedMethods()
                            .contains(nesting.get().method())) {
                return true;
            }
        }
        return false;
    }

    private ClassActs acts(String owner) throws IOException {
        ClassActs known = classes.get(owner);
        if (known == null) {
            known = ActReader.read(owner, project.source().classBytes(owner).orElseThrow());
            classes.put(owner, known);
        }
        return known;
    }

    /** What a method does, with fields by the class that declares them; those that cannot change are left out. */
    private List<Act> resolved(Vertex vertex) throws IOException {
        if (vertex.kind() != Vertex.Kind.METHOD) {
            return List.of();
        }
        List<Act> acts = new ArrayList<>();
        for (Act act : acts(vertex.owner()).of(vertex.name() + vertex.descriptor())) {
            if (act.kind() == Impurity.Kind.FIELD_READ || act.kind() == Impurity.Kind.FIELD_WRITE) {
                if (act.kind() == Impurity.Kind.FIELD_READ || !vertex.name().equals("<clinit>")) {
                    field(act).ifPresent(acts::add);
                }
            } else {
                acts.add(act);
            }
        }
        return acts;
    }

    private Optional<Act> field(Act act) throws IOException {
        String[] names = act.what().split(" ", -1);
        Optional<Vertex> field = dispatch.resolveField(names[0], names[1], names[2]);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        String owner = field.get().owner();
        String signature = names[1] + names[2];
        MemberHeader member =
                Objects.requireNonNull(project.project(owner).fields().get(signature));
        if (member.is(Opcodes.ACC_FINAL)
                || member.is(Opcodes.ACC_SYNTHETIC)
                || isAllowed(owner)
                || acts(owner).allowedFields().contains(signature)) {
            return Optional.empty();
        }
        String name = owner.substring(0, owner.lastIndexOf('/') + 1).replace('/', '.') + Words.type(owner);
        return Optional.of(new Act(act.kind(), name + "." + names[1], act.words(), act.line()));
    }
}
