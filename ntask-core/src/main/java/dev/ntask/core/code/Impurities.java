package dev.ntask.core.code;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Searches the code that tasks reach for what makes a cached result doubtful: see {@link Impurity}. Stays within the
 * project; what ntask itself and the libraries do is not looked into.
 */
public final class Impurities {
    private final CallGraph graph;
    /** How the search that is under way came to each node first. */
    private final Map<CallGraph.Node, CallGraph.Node> parents = new HashMap<>();

    private int searches;

    private Impurities(CallGraph graph) {
        this.graph = graph;
    }

    /**
     * Finds everything impure that tasks reach: per task each thing once, by the shortest path; sorted by task.
     *
     * @throws MalformedClassException if a class file cannot be understood
     */
    public static List<Impurity> find(List<TaskMethod> tasks, ClassSource source) throws IOException {
        CallGraph graph = new CallGraph(source);
        Map<String, CallGraph.Node> roots = new TreeMap<>();
        for (TaskMethod task : tasks) {
            graph.add(task).ifPresent(root -> roots.put(task.taskName(), root));
        }
        graph.finish(roots.values());
        Impurities search = new Impurities(graph);
        List<Impurity> found = new ArrayList<>();
        for (Map.Entry<String, CallGraph.Node> root : roots.entrySet()) {
            if (root.getValue().leadsToActs) {
                found.addAll(search.from(root.getKey(), root.getValue()));
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** Breadth first; what only initializers of classes lead to comes last, and its writes do not count. */
    private List<Impurity> from(String task, CallGraph.Node root) throws IOException {
        Map<String, Impurity> found = new LinkedHashMap<>();
        Deque<CallGraph.Node> open = new ArrayDeque<>();
        Deque<CallGraph.Node> initializers = new ArrayDeque<>();
        searches++;
        parents.clear();
        root.search = searches;
        open.add(root);
        while (!open.isEmpty()) {
            walk(task, open, initializers, true, found);
        }
        open.addAll(initializers);
        while (!open.isEmpty()) {
            walk(task, open, open, false, found);
        }
        List<Impurity> sorted = new ArrayList<>(found.values());
        sorted.sort((one, other) -> {
            int order = one.kind().compareTo(other.kind());
            return order != 0 ? order : one.path().compareTo(other.path());
        });
        return sorted;
    }

    private void walk(
            String task,
            Deque<CallGraph.Node> open,
            Deque<CallGraph.Node> initializers,
            boolean countsWrites,
            Map<String, Impurity> found)
            throws IOException {
        CallGraph.Node node = open.removeFirst();
        for (Act act : node.acts) {
            String name = act.kind() + (isField(act) ? act.what() : act.words());
            if ((countsWrites || act.kind() != Impurity.Kind.FIELD_WRITE) && !found.containsKey(name)) {
                found.put(name, new Impurity(task, act.kind(), act.what(), path(task, node, act)));
            }
        }
        for (CallGraph.Node next : node.next) {
            if (next.leadsToActs && next.search != searches) {
                next.search = searches;
                parents.put(next, node);
                (next.isInitializer() ? initializers : open).add(next);
            }
        }
    }

    private static boolean isField(Act act) {
        return act.kind() == Impurity.Kind.FIELD_READ || act.kind() == Impurity.Kind.FIELD_WRITE;
    }

    private String path(String task, CallGraph.Node node, Act act) throws IOException {
        Deque<String> words = new ArrayDeque<>();
        CallGraph.Node at = node;
        while (parents.containsKey(at)) {
            CallGraph.Node parent = Objects.requireNonNull(parents.get(at));
            Vertex vertex = at.vertex;
            String step = vertex.kind() == Vertex.Kind.METHOD && !isTask(parent, vertex)
                    ? Words.method(vertex.owner(), vertex.name())
                    : "";
            if (!step.isEmpty() && !step.equals(words.peekFirst())) {
                words.addFirst(step);
            }
            at = parent;
        }
        words.addFirst(task);
        words.addLast(act.words());
        String line = act.line() == 0 ? "" : ":" + act.line();
        return String.join(" -> ", words) + " (" + graph.file(node.vertex.owner()) + line + ")";
    }

    /** Whether a method is the task's own, which the task's name stands for. */
    private static boolean isTask(CallGraph.Node parent, Vertex method) {
        return parent.vertex.kind() == Vertex.Kind.TASK
                && method.name().equals(parent.vertex.name())
                && method.descriptor().equals(parent.vertex.descriptor());
    }
}
