package dev.ntask.runtime.plan;

import dev.ntask.DiscoveryException;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requested actions and all they require, each once, in the order in which a walk from the requests leaves them. */
final class UpstreamClosure {
    private final Map<String, TaskDefinition> tasks;
    private final Map<Action, Integer> entered = new HashMap<>();

    /** What each entered action requires, by the number under which it was entered. */
    private final List<List<Integer>> required = new ArrayList<>();

    private final List<Action> actions = new ArrayList<>();
    private final List<Integer> requests = new ArrayList<>();
    private final boolean alone;

    UpstreamClosure(List<TaskDefinition> all, Selection selection) {
        this.alone = selection.alone();
        this.tasks = new HashMap<>(all.size() * 2);
        for (TaskDefinition task : all) {
            tasks.put(task.name(), task);
        }
        for (int request = 0; request < selection.requested().size(); request++) {
            enterAll(selection.requested().get(request), request);
        }
    }

    List<Action> actions() {
        return actions;
    }

    List<List<Integer>> required() {
        return required;
    }

    /** The first request that needs each action. */
    List<Integer> requests() {
        return requests;
    }

    /** Enters what is not yet known, breadth first and without recursion: chains may be thousands long. */
    private void enterAll(Action request, int number) {
        int next = actions.size();
        enter(request, number);
        for (; next < actions.size(); next++) {
            Action action = actions.get(next);
            for (Dependency edge : action.task().dependencies()) {
                if (edge.kind().requires() && !alone) {
                    required.get(next).add(enter(target(action, edge), number));
                }
            }
        }
    }

    private int enter(Action action, int request) {
        Integer known = entered.get(action);
        if (known != null) {
            return known;
        }
        entered.put(action, actions.size());
        actions.add(action);
        required.add(new ArrayList<>());
        requests.add(request);
        return actions.size() - 1;
    }

    private Action target(Action from, Dependency edge) {
        TaskDefinition task = tasks.get(edge.task());
        if (task == null) {
            throw new DiscoveryException(
                    "task " + from.task().name() + " depends on " + edge.task() + ", which does not exist");
        }
        return new Action(task, edge.arguments());
    }
}
