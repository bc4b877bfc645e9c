package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.core.glob.GlobPattern;
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
     * Returns the patterns of an action; none for a task that is not cached.
     *
     * @throws NtaskException if an argument would lead out of the directory that the pattern names
     */
    public static GlobSet of(Action action) {
        Optional<CacheDefinition> cached = action.task().cached();
        List<String> resolved = new ArrayList<>();
        for (String pattern :
                cached.isEmpty() ? List.<String>of() : cached.get().outputs()) {
            resolved.add(resolve(action, pattern));
        }
        return GlobSet.ofOutputs(resolved);
    }

    /** Tells whether the outputs name a parameter, so that other arguments have other outputs. */
    static boolean nameParameters(Action action, CacheDefinition cached) {
        for (Parameter parameter : action.task().parameters()) {
            for (String pattern : cached.outputs()) {
                if (pattern.contains(place(parameter))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String place(Parameter parameter) {
        return "{" + parameter.name() + "}";
    }

    private static String resolve(Action action, String pattern) {
        String result = pattern;
        for (Parameter parameter : action.task().parameters()) {
            if (result.contains(place(parameter))) {
                result = result.replace(place(parameter), value(action, parameter));
            }
        }
        return result;
    }

    private static String value(Action action, Parameter parameter) {
        String value = String.join(" ", action.arguments().words(parameter.name()));
        for (String segment : List.of(value.split("/", -1))) {
            if (segment.equals("..") || segment.equals(".")) {
                throw new NtaskException("outputs of " + action.name() + " are named by " + parameter.name()
                        + ", which must not contain the segment " + segment);
            }
        }
        return GlobPattern.escape(value);
    }
}
