package dev.ntask.processor.check;

import dev.ntask.core.code.Impurity;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.CacheModel;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A cached task depends on what is declared only, and no task on what another leaves in a static field.
 *
 * <p>A task that both writes and reads a field is taken to write it first, as a memo is: only what others write is an
 * error.
 */
public final class PureTasks {
    private final Map<String, TaskModel> tasks = new HashMap<>();
    private final List<Impurity> impurities;
    /** Who writes each field. */
    private final Map<String, List<Impurity>> writes = new TreeMap<>();

    private PureTasks(List<TaskModel> tasks, List<Impurity> impurities) {
        tasks.forEach(task -> this.tasks.put(task.name(), task));
        this.impurities = impurities;
        for (Impurity impurity : impurities) {
            if (impurity.kind() == Impurity.Kind.FIELD_WRITE) {
                writes.computeIfAbsent(impurity.what(), field -> new ArrayList<>())
                        .add(impurity);
            }
        }
    }

    /** Judges what was found in the reach of tasks. */
    public static List<Diagnostic> check(List<TaskModel> tasks, List<Impurity> impurities) {
        PureTasks rule = new PureTasks(tasks, impurities);
        List<Diagnostic> diagnostics = new ArrayList<>();
        rule.writes.values().forEach(writers -> diagnostics.add(rule.write(writers)));
        rule.impurities.forEach(impurity -> rule.ofCachedTask(impurity, diagnostics));
        return diagnostics;
    }

    /** Told once a field, at the first of its writers. */
    private Diagnostic write(List<Impurity> writers) {
        Impurity first = writers.get(0);
        int others = writers.size() - 1;
        String more =
                others == 0 ? "" : others == 1 ? " (so does another task)" : " (so do " + others + " other tasks)";
        return Message.WRITES_STATIC_FIELD.at(task(first).origin(), first.task(), first.what(), more, first.path());
    }

    private void ofCachedTask(Impurity impurity, List<Diagnostic> diagnostics) {
        TaskModel task = task(impurity);
        if (task.cached().isEmpty()) {
            return;
        }
        switch (impurity.kind()) {
            case ENVIRONMENT -> variable(task, task.cached().get(), impurity, diagnostics);
            case PROPERTY -> diagnostics.add(impure(task, "a system property", impurity));
            case CLOCK -> diagnostics.add(impure(task, "the clock", impurity));
            case RANDOM -> diagnostics.add(impure(task, "random numbers", impurity));
            case NETWORK -> diagnostics.add(impure(task, "the network", impurity));
            case FIELD_READ -> read(task, impurity, diagnostics);
            case FIELD_WRITE -> {}
        }
    }

    private static Diagnostic impure(TaskModel task, String what, Impurity impurity) {
        return Message.IMPURE.at(task.origin(), task.name(), what, impurity.path());
    }

    private static void variable(TaskModel task, CacheModel cached, Impurity impurity, List<Diagnostic> diagnostics) {
        boolean isDeclared = cached.env().stream().anyMatch(name -> name.text().equals(impurity.what()));
        if (impurity.what().isEmpty() || !isDeclared) {
            String way = impurity.what().isEmpty()
                    ? "ask for it by a constant name, and declare that in env of @Cached"
                    : "declare it: @Cached(env = \"" + impurity.what() + "\")";
            diagnostics.add(Message.UNDECLARED_VARIABLE.at(task.origin(), task.name(), impurity.path(), way));
        }
    }

    private void read(TaskModel task, Impurity read, List<Diagnostic> diagnostics) {
        List<Impurity> writers = writes.getOrDefault(read.what(), List.of());
        Set<String> names = new HashSet<>();
        writers.forEach(write -> names.add(write.task()));
        if (!writers.isEmpty() && !names.contains(task.name())) {
            Impurity write = writers.get(0);
            diagnostics.add(Message.READS_STATIC_FIELD.at(
                    task.origin(), task.name(), read.what(), read.path(), write.task(), write.path()));
        }
    }

    private TaskModel task(Impurity impurity) {
        return Objects.requireNonNull(tasks.get(impurity.task()));
    }
}
