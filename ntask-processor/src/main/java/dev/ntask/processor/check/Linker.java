package dev.ntask.processor.check;

import dev.ntask.core.glob.IgnoreRules;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.EdgeModel;
import dev.ntask.processor.model.Link;
import dev.ntask.processor.model.MethodModel;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Finds the tasks that edges name, and turns edges that were written at their first end. */
public final class Linker {
    private final NavigableMap<String, TaskModel> byName = new TreeMap<>();
    private final Map<String, TaskModel> byMethod = new HashMap<>();
    private final List<TaskModel> tasks;
    private final IgnoreRules ignored;
    private final List<Diagnostic> diagnostics;

    private Linker(Collection<TaskModel> tasks, IgnoreRules ignored, List<Diagnostic> diagnostics) {
        this.ignored = ignored;
        this.tasks = tasks.stream().sorted(Project.ORDER).toList();
        this.diagnostics = diagnostics;
        for (TaskModel task : this.tasks) {
            byName.putIfAbsent(task.name(), task);
            byMethod.put(key(task.method()), task);
        }
    }

    /** Links tasks; what cannot be linked is added to the diagnostics. */
    public static Project link(Collection<TaskModel> tasks, IgnoreRules ignored, List<Diagnostic> diagnostics) {
        return new Linker(tasks, ignored, diagnostics).link();
    }

    private Project link() {
        Map<String, List<Link>> links = new LinkedHashMap<>();
        List<Link> turned = new ArrayList<>();
        for (TaskModel task : tasks) {
            for (EdgeModel edge : task.edges()) {
                for (TaskModel other : find(task, edge)) {
                    if (edge.kind() == EdgeModel.Kind.BEFORE) {
                        turned.add(link(other, task, edge));
                    } else {
                        add(links, link(task, other, edge));
                    }
                }
            }
        }
        turned.forEach(link -> add(links, link));
        return new Project(tasks, links, ignored);
    }

    private static Link link(TaskModel from, TaskModel to, EdgeModel edge) {
        boolean required = edge.kind() != EdgeModel.Kind.MUST_RUN_AFTER;
        return new Link(from, to, required, edge.argumentsOf(to), edge);
    }

    /** Adds a link unless the task has the same one, from another place perhaps. */
    private static void add(Map<String, List<Link>> links, Link link) {
        List<Link> ofTask = links.computeIfAbsent(link.from().name(), name -> new ArrayList<>());
        for (Link other : ofTask) {
            boolean same = other.to().name().equals(link.to().name())
                    && other.required() == link.required()
                    && other.arguments().equals(link.arguments());
            if (same) {
                return;
            }
        }
        ofTask.add(link);
    }

    private List<TaskModel> find(TaskModel task, EdgeModel edge) {
        return edge.target().fold(name -> named(name, task, edge), (type, method) -> declared(type, method, edge));
    }

    private List<TaskModel> declared(String internalName, String method, EdgeModel edge) {
        TaskModel found = byMethod.get(internalName + "." + method);
        if (found == null) {
            diagnostics.add(Message.DEPENDS_ON_METHOD.at(edge.origin(), edge.written()));
        }
        return found == null ? List.of() : List.of(found);
    }

    private List<TaskModel> named(String name, TaskModel task, EdgeModel edge) {
        TaskModel found = byName.get(name);
        return found == null ? group(name, task, edge) : List.of(found);
    }

    /** A group stands for all its tasks; the task itself cannot be meant. */
    private List<TaskModel> group(String name, TaskModel task, EdgeModel edge) {
        Collection<TaskModel> members = byName.subMap(name + ".", name + "/").values();
        if (members.isEmpty()) {
            String hint = Hint.of(name, byName.keySet());
            boolean list = hint.isEmpty() && byName.size() > 1;
            diagnostics.add(Message.UNKNOWN_TASK.at(
                    edge.origin(), edge.written(), list ? "; the tasks are: " + listed() : hint));
        }
        return members.stream()
                .filter(member -> !member.name().equals(task.name()))
                .toList();
    }

    private String listed() {
        List<String> first = byName.keySet().stream().limit(8).toList();
        return String.join(", ", first) + (byName.size() > first.size() ? ", ..." : "");
    }

    private static String key(MethodModel method) {
        return method.internalName() + "." + method.name();
    }
}
