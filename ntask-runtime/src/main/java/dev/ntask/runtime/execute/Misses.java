package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.MissReason;
import dev.ntask.runtime.event.MissReason.Change;
import dev.ntask.runtime.fingerprint.Difference;
import dev.ntask.runtime.fingerprint.Fingerprint;
import dev.ntask.runtime.fingerprint.FingerprintDiff;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.store.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why an action's stored result is not used. */
final class Misses {
    private final Results results;

    Misses(Results results) {
        this.results = results;
    }

    /** Returns the causes, of which only the last kind needs to compare anything. */
    MissReason reason(Action action, Fingerprint now, boolean forced, Optional<String> unusable) {
        if (forced) {
            return of(new Change("forced", ""));
        }
        if (unusable.isPresent()) {
            return of(new Change("entry-unusable", unusable.get()));
        }
        Optional<Fingerprint> before = results.previous(action.name());
        if (before.isEmpty()) {
            return of(new Change("first-run", ""));
        }
        List<Change> changes = new ArrayList<>();
        for (Difference difference : FingerprintDiff.between(before.get(), now)) {
            changes.add(new Change(difference.word(), difference.detail()));
        }
        // Nothing changed, but the result is gone: removed by a clean, damaged, or never stored.
        return changes.isEmpty() ? of(new Change("entry-missing", "")) : new MissReason(changes);
    }

    private static MissReason of(Change change) {
        return new MissReason(List.of(change));
    }
}
