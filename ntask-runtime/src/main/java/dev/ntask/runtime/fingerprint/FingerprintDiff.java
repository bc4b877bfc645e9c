package dev.ntask.runtime.fingerprint;

import dev.ntask.runtime.fingerprint.Fingerprint.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in which fields two fingerprints differ: why a stored result cannot be used. */
public final class FingerprintDiff {
    private FingerprintDiff() {}

    /**
     * Returns the differences, in the order in which a reader looks for causes: schema and task, input files by path,
     * arguments, environment, tools, code, dependencies, Java, platform, declaration.
     */
    public static List<Difference> between(Fingerprint before, Fingerprint after) {
        List<Difference> differences = new ArrayList<>();
        List<Field> left = before.fields();
        List<Field> right = after.fields();
        int i = 0;
        int j = 0;
        // Both lists are sorted and without repetitions: one walk over the two finds every pair.
        while (i < left.size() || j < right.size()) {
            int order = order(left, i, right, j);
            if (order < 0) {
                differences.add(removed(left.get(i++)));
            } else if (order > 0) {
                differences.add(added(right.get(j++)));
            } else {
                Field old = left.get(i++);
                Field now = right.get(j++);
                if (!old.value().equals(now.value())) {
                    differences.add(changed(old, now));
                }
            }
        }
        return List.copyOf(differences);
    }

    private static int order(List<Field> left, int i, List<Field> right, int j) {
        if (i == left.size()) {
            return 1;
        }
        return j == right.size() ? -1 : left.get(i).compareTo(right.get(j));
    }

    private static Difference removed(Field old) {
        return new Difference(old.kind(), old.name(), Optional.of(old.value()), Optional.empty());
    }

    private static Difference added(Field now) {
        return new Difference(now.kind(), now.name(), Optional.empty(), Optional.of(now.value()));
    }

    private static Difference changed(Field old, Field now) {
        return new Difference(old.kind(), old.name(), Optional.of(old.value()), Optional.of(now.value()));
    }
}
