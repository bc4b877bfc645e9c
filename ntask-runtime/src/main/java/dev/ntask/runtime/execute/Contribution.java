package dev.ntask.runtime.execute;

import dev.ntask.runtime.fingerprint.Hasher;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import java.util.List;
import java.util.Optional;

/**
 * What an action adds to the fingerprints of its dependants; empty where that is not known, so that they cannot be cached.
 *
 * @param outcome for those that ask what it made: its outputs, or, where it declares none, its fingerprint
 * @param fingerprint for those that ask what decided it
 */
public record Contribution(Optional<String> outcome, Optional<String> fingerprint) {
    /** The contribution of an action of which nothing is known. */
    static final Contribution UNKNOWN = new Contribution(Optional.empty(), Optional.empty());

    /** Returns the contribution of an action that leaves declared outputs. */
    static Contribution ofOutputs(Optional<String> outputs, Optional<String> fingerprint) {
        return new Contribution(outputs, fingerprint);
    }

    /**
     * Returns the contribution of an action that declares no outputs. Those behind it may read what was made before it, so
     * what its own fingerprint leaves out of its dependencies is passed on: it does not run for that, but they do.
     */
    static Contribution withoutOutputs(Action action, Optional<String> fingerprint, List<ActionEnd> dependencies) {
        if (fingerprint.isEmpty() || propagation(action) == Propagation.OUTCOME) {
            return new Contribution(fingerprint, fingerprint);
        }
        return new Contribution(
                passedOn(fingerprint.get(), dependencies, Propagation.OUTCOME),
                passedOn(fingerprint.get(), dependencies, Propagation.FINGERPRINT));
    }

    private static Optional<String> passedOn(String own, List<ActionEnd> dependencies, Propagation asked) {
        Hasher hasher = new Hasher().putString(own).putInt(dependencies.size());
        for (ActionEnd dependency : dependencies) {
            Optional<String> part = dependency.contribution().to(asked);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            hasher.putString(dependency.action().name()).putString(part.get());
        }
        return Optional.of(hasher.digest());
    }

    /** Returns what dependants get that ask in a certain way. */
    Optional<String> to(Propagation asked) {
        return asked == Propagation.FINGERPRINT ? fingerprint : outcome;
    }

    /** Returns what an action asks of its dependencies; one that is not cached hands changes on. */
    static Propagation propagation(Action action) {
        Optional<CacheDefinition> cached = action.task().cached();
        return cached.isEmpty() ? Propagation.OUTCOME : cached.get().propagate();
    }

    /** Tells whether an action declares outputs, which then stand for all that was made before it. */
    static boolean declaresOutputs(Action action) {
        Optional<CacheDefinition> cached = action.task().cached();
        return cached.isPresent() && cached.get().keepsOutputs();
    }
}
