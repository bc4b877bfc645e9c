package dev.ntask.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Maps classes with tasks to the classes generated for them, nesting for nesting. */
final class Owners {
    private Owners() {}

    /** Returns the generated class of a class: {@code Tasks_} of {@code Tasks}, {@code Tasks_.Api} of {@code Tasks.Api}. */
    static ClassName generated(ClassName owner) {
        List<String> names = new ArrayList<>(owner.simpleNames());
        String top = names.remove(0) + "_";
        return ClassName.get(owner.packageName(), top, names.toArray(String[]::new));
    }

    /** Returns tasks by their class, and classes that only have such classes nested in them with none. */
    static Map<ClassName, List<TaskModel>> byOwner(List<TaskModel> tasks) {
        Map<ClassName, List<TaskModel>> byOwner = new LinkedHashMap<>();
        for (TaskModel task : tasks) {
            for (ClassName outer = task.method().owner(); outer != null; outer = outer.enclosingClassName()) {
                byOwner.computeIfAbsent(outer, name -> new ArrayList<>());
            }
            byOwner.computeIfAbsent(task.method().owner(), name -> new ArrayList<>())
                    .add(task);
        }
        return byOwner;
    }
}
