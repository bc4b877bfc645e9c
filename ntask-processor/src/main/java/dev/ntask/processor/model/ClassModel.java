package dev.ntask.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * A top-level class with tasks in it or in classes nested in it.
 *
 * @param name its name
 * @param tasks the tasks, in the order of their declaration
 */
public record ClassModel(ClassName name, List<TaskModel> tasks) {
    /** Creates a class; the list is copied. */
    public ClassModel {
        tasks = List.copyOf(tasks);
    }
}
