package dev.ntask.runtime.execute;

import dev.ntask.runtime.fingerprint.Difference;
import dev.ntask.runtime.fingerprint.Fingerprint;
import dev.ntask.runtime.fingerprint.Fingerprint.Field;
import dev.ntask.runtime.fingerprint.Fingerprint.Kind;
import dev.ntask.runtime.input.CodeChanges;
import dev.ntask.runtime.store.ActionResult;
import java.util.List;
import java.util.Optional;

/**
 * Why a build would use an action's stored result, or not, or why that cannot be said yet.
 *
 * @param prediction what would become of it
 * @param reference the result that it is compared with; empty if none of the task is known
 * @param changes what is different from that result, the first cause first; where the action waits for another one, what is
 *     known by now
 * @param dependencies what would become of the actions that it requires, in the order of declaration
 * @param chain from the dependency through which the action waits to the one that it waits for; empty if it does not wait
 */
public record Explanation(
        Prediction prediction,
        Optional<Reference> reference,
        List<Cause> changes,
        List<Prediction> dependencies,
        List<Prediction> chain) {
    /** Creates an explanation; the lists are copied. */
    public Explanation {
        changes = List.copyOf(changes);
        dependencies = List.copyOf(dependencies);
        chain = List.copyOf(chain);
    }

    /** Returns how many input files are others than those of the result that it is compared with. */
    public int changedInputs() {
        int changed = 0;
        for (Cause cause : changes) {
            changed += cause.difference().kind() == Kind.INPUT ? 1 : 0;
        }
        return changed;
    }

    /** Returns the value that a field of the fingerprint has in the result that it is compared with. */
    public Optional<String> before(Field now) {
        if (reference.isPresent()) {
            for (Field field : reference.get().fields().fields()) {
                if (field.compareTo(now) == 0) {
                    return Optional.of(field.value());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * An earlier result of the task.
     *
     * @param fields what decided it
     * @param result the result itself; empty if only its fields are still there
     * @param own whether it is this action's last one in this project, and not just the most similar one that is stored
     */
    public record Reference(Fingerprint fields, Optional<ActionResult> result, boolean own) {}

    /**
     * One field that is different.
     *
     * @param code what changed in the code, where the field is the code and that is known
     * @param upstream why the dependency contributes something else, where the field is a dependency
     */
    public record Cause(Difference difference, Optional<CodeChanges.Difference> code, Optional<Upstream> upstream) {}

    /**
     * Why a dependency contributes something else than it did.
     *
     * @param prediction what would become of the dependency
     * @param changes what has changed since; empty if it is not known any more what decided its result then
     */
    public record Upstream(Prediction prediction, List<Cause> changes) {
        /** Creates a reason; the list is copied. */
        public Upstream {
            changes = List.copyOf(changes);
        }
    }
}
