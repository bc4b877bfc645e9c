package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.Parameter;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names the lock that an action holds while it works on its outputs. Two actions of a task may have two locks only if it is
 * certain that no path can belong to both: other processes see the name, and nothing else of an action.
 *
 * <p>That is certain where all declared outputs begin alike, with a directory and then a name that has parameters in it:
 * {@code build/{module}/}. The lock is that of the resolved name. Where they begin in several directories, or with several
 * endings, it is that of the one parameter that all are named by. Everything else has one lock for the whole task.
 */
final class OutputLockName {
    private OutputLockName() {}

    static String of(Action action, List<OutputTemplate> templates) {
        String task = action.task().name();
        if (templates.isEmpty() || !isCertain(templates)) {
            return task;
        }
        String name;
        if (beginAlike(templates)) {
            name = templates.get(0).name(action);
        } else if (areNamedByOne(templates)) {
            name = stem(action, templates);
        } else {
            return task;
        }
        if (name.isEmpty()) {
            throw new NtaskException("outputs of " + action.name() + " are named by "
                    + templates.get(0).parameters().get(0).name() + ", which is empty or begins with a slash");
        }
        return task + " " + folded(name);
    }

    private static boolean isCertain(List<OutputTemplate> templates) {
        for (OutputTemplate template : templates) {
            if (!template.namesParameters() || !template.isCertain()) {
                return false;
            }
        }
        return true;
    }

    private static boolean beginAlike(List<OutputTemplate> templates) {
        OutputTemplate first = templates.get(0);
        for (OutputTemplate template : templates) {
            if (!template.directory().equals(first.directory())
                    || !template.name().equals(first.name())) {
                return false;
            }
        }
        return true;
    }

    /** One parameter, the same in all; and directories that are the same, with the same prefix, or have nothing in common. */
    private static boolean areNamedByOne(List<OutputTemplate> templates) {
        Parameter parameter = templates.get(0).parameters().get(0);
        for (OutputTemplate one : templates) {
            if (one.parametersInName() != 1 || !one.parameters().get(0).equals(parameter)) {
                return false;
            }
            for (OutputTemplate other : templates) {
                boolean same = one.directory().equals(other.directory());
                if (same
                        ? !one.prefix().equals(other.prefix())
                        : one.directory().startsWith(other.directory())) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The argument up to where an ending might begin: {@code a} for {@code a}, {@code a.jar} and {@code a/b} if one of the
     * outputs ends in {@code .jar}. So arguments that lead to one name have one stem.
     */
    private static String stem(Action action, List<OutputTemplate> templates) {
        Set<Character> ends = new HashSet<>();
        ends.add('/');
        for (OutputTemplate template : templates) {
            if (!template.suffix().isEmpty()) {
                ends.add(template.suffix().charAt(0));
            }
        }
        String value =
                OutputTemplate.value(action, templates.get(0).parameters().get(0));
        int end = 0;
        while (end < value.length() && !ends.contains(value.charAt(end))) {
            end++;
        }
        return value.isEmpty() || value.charAt(0) == '/' ? "" : "=" + value.substring(0, end);
    }

    /** Where a file system disregards case or Unicode form, names that differ only there are one. */
    private static String folded(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > '~') {
                return Normalizer.normalize(name, Normalizer.Form.NFKD)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT);
            }
        }
        return name.toLowerCase(Locale.ROOT);
    }
}
