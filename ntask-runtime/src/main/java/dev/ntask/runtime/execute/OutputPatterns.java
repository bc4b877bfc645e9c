package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The patterns of what an action writes, its arguments in the place of their names. */
public final class OutputPatterns {
    private OutputPatterns() {}

    /**
     * Returns the patterns of what belongs to an action's result; none for a task that is not cached, or rewrites its inputs.
     *
     * @throws NtaskException if an argument would lead out of the directory that the pattern names, or leave a name empty
     */
    public static GlobSet of(Action action) {
        Optional<CacheDefinition> cached = action.task().cached();
        return cached.isPresent() && cached.get().keepsOutputs() ? resolved(action) : GlobSet.ofOutputs(List.of());
    }

    /** Returns the patterns of all that an action may write; where it rewrites its inputs, those, or which of them it says. */
    public static GlobSet written(Action action) {
        Optional<CacheDefinition> cached = action.task().cached();
        return cached.isPresent()
                        && cached.get().isInPlace()
                        && cached.get().outputs().isEmpty()
                ? GlobSet.of(cached.get().inputs())
                : resolved(action);
    }

    private static GlobSet resolved(Action action) {
        List<String> resolved = new ArrayList<>();
        for (String pattern : declared(action)) {
            OutputTemplate template = OutputTemplate.of(pattern, action.task().parameters());
            for (Parameter parameter : template.parameters()) {
                check(action, parameter);
            }
            String text = template.resolve(action);
            if (emptySegments(text) > emptySegments(pattern)) {
                throw new NtaskException("outputs of " + action.name() + " are named by " + names(template)
                        + ", which must not leave a name empty: " + text);
            }
            resolved.add(text);
        }
        return GlobSet.ofOutputs(resolved);
    }

    /** Returns the name of the lock on what an action writes. What is excluded is not written, and does not count. */
    static String lockName(Action action) {
        List<OutputTemplate> written = new ArrayList<>();
        for (String pattern : declared(action)) {
            if (!pattern.startsWith("!")) {
                written.add(OutputTemplate.of(pattern, action.task().parameters()));
            }
        }
        return OutputLockName.of(action, written);
    }

    private static List<String> declared(Action action) {
        Optional<CacheDefinition> cached = action.task().cached();
        return cached.isEmpty() ? List.of() : cached.get().outputs();
    }

    /** An empty name would make a pattern mean all that lies beside it: {@code build/} for {@code build/{name}}. */
    private static int emptySegments(String pattern) {
        int count = 0;
        for (String segment : List.of(pattern.split("/", -1))) {
            count += segment.isEmpty() ? 1 : 0;
        }
        return count;
    }

    private static String names(OutputTemplate template) {
        StringBuilder names = new StringBuilder();
        for (Parameter parameter : template.parameters()) {
            names.append(names.length() == 0 ? "" : ", ").append(parameter.name());
        }
        return names.toString();
    }

    private static void check(Action action, Parameter parameter) {
        for (String segment : List.of(OutputTemplate.value(action, parameter).split("/", -1))) {
            if (segment.equals("..") || segment.equals(".")) {
                throw new NtaskException("outputs of " + action.name() + " are named by " + parameter.name()
                        + ", which must not contain the segment " + segment);
            }
        }
    }
}
