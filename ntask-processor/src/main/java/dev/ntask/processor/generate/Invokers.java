package dev.ntask.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.ntask.core.text.Names;
import dev.ntask.processor.model.ClassModel;
import dev.ntask.processor.model.MethodModel;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.TaskModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Names the generated members of every task of a class.
 *
 * <p>{@code fooBar} gets {@code FOO_BAR}, {@code bindFooBar} and {@code runFooBar}. Methods whose names would become one
 * ({@code fooBar} and {@code foo_bar}) keep their own spelling instead, which is unique.
 */
final class Invokers {
    /** Beyond so many tasks the methods go to nested classes, since a class file has room for 65,535 constants. */
    static final int LARGEST_HOST = 1000;

    private final Map<MethodModel, Invoker> invokers = new HashMap<>();

    Invokers(List<ClassModel> classes) {
        for (ClassModel type : classes) {
            Map<ClassName, List<TaskModel>> byOwner = Owners.byOwner(type.tasks());
            Set<String> classNames = classNames(byOwner);
            byOwner.forEach((owner, tasks) -> name(tasks, classNames));
        }
    }

    /** Returns the simple names of the classes that generated code names: a constant would hide one (JLS 6.4.2). */
    private static Set<String> classNames(Map<ClassName, List<TaskModel>> byOwner) {
        Set<String> names = new HashSet<>();
        for (Map.Entry<ClassName, List<TaskModel>> entry : byOwner.entrySet()) {
            names.addAll(entry.getKey().simpleNames());
            for (TaskModel task : entry.getValue()) {
                for (ParameterModel parameter : task.parameters()) {
                    if (parameter.type().conversion().type() instanceof ClassName type) {
                        names.addAll(type.simpleNames());
                    }
                }
            }
        }
        return names;
    }

    Invoker of(TaskModel task) {
        return Objects.requireNonNull(invokers.get(task.method()), task.name());
    }

    private void name(List<TaskModel> tasks, Set<String> classNames) {
        Set<String> constants = clashes(tasks, Names::constant, classNames);
        Set<String> methods = clashes(tasks, Invokers::capital, Set.of());
        for (int i = 0; i < tasks.size(); i++) {
            MethodModel method = tasks.get(i).method();
            String constant = Names.constant(method.name());
            String capital = capital(method.name());
            String suffix = methods.contains(capital) ? "_" + method.name() : capital;
            ClassName type = Owners.generated(method.owner());
            invokers.put(
                    method,
                    new Invoker(
                            type,
                            constants.contains(constant) ? method.name() : constant,
                            i < LARGEST_HOST ? type : type.nestedClass("Ntask" + i / LARGEST_HOST),
                            "bind" + suffix,
                            "run" + suffix));
        }
    }

    private static Set<String> clashes(List<TaskModel> tasks, UnaryOperator<String> naming, Set<String> taken) {
        Set<String> seen = new HashSet<>(taken);
        Set<String> clashes = new HashSet<>();
        for (TaskModel task : tasks) {
            String name = naming.apply(task.method().name());
            if (!seen.add(name)) {
                clashes.add(name);
            }
        }
        return clashes;
    }

    private static String capital(String name) {
        return Character.toString(Character.toUpperCase(name.codePointAt(0)))
                + name.substring(name.offsetByCodePoints(0, 1));
    }
}
