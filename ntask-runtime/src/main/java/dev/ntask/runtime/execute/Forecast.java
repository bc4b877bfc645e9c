package dev.ntask.runtime.execute;

import dev.ntask.core.glob.GlobIntersection;
import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.event.MissReason;
import dev.ntask.runtime.event.MissReason.Change;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.execute.Prediction.Verdict;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.OutputTree;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Predicts what a build of a plan would do, and changes nothing.
 *
 * <p>It does not guess: what depends on the outcome of an action that has yet to run, or on files that have yet to be put in
 * place, is neither a hit nor a miss. Of an action that is not cached only its fingerprint is known, not what it writes: as
 * far as that goes, a prediction holds if it writes the same again.
 */
public final class Forecast {
    private final Plan plan;
    private final TaskCache cache;
    private final CacheUse use;
    private final OutputAreas areas;
    private final Misses misses;
    private final Map<Action, Expected> expected = new HashMap<>();

    /** Creates the forecast of a plan. */
    public Forecast(Plan plan, TaskCache cache, CacheUse use) {
        this.plan = plan;
        this.cache = cache;
        this.use = use;
        this.areas = new OutputAreas(cache.outputs(), cache.locks());
        this.misses = new Misses(cache.results());
    }

    /**
     * What is expected of an action, for those behind it.
     *
     * @param contribution what it will add to their fingerprints, as far as that is known
     * @param openBehind the action that has to end before that is known, where it is not this one
     * @param writers the actions up to this one that would write their outputs
     */
    private record Expected(
            Prediction prediction,
            Optional<String> fingerprint,
            Contribution contribution,
            Optional<Action> openBehind,
            Set<Action> writers) {
        ActionEnd end() {
            return new ActionEnd(
                    prediction.action(),
                    Outcome.UP_TO_DATE,
                    Duration.ZERO,
                    fingerprint,
                    prediction.inputs().files(),
                    contribution,
                    OutputTree.EMPTY,
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The action to wait for before this one can be told. */
        Action cause() {
            return prediction.waitsFor().isPresent()
                    ? prediction.waitsFor().get()
                    : openBehind.isPresent() ? openBehind.get() : prediction.action();
        }
    }

    /**
     * Predicts every action of the plan, in its order.
     *
     * @throws IOException if an input cannot be read
     */
    public List<Prediction> predictions() throws IOException, InterruptedException {
        List<Prediction> predictions = new ArrayList<>();
        for (Action action : plan.actions()) {
            Expected found = expect(action);
            expected.put(action, found);
            predictions.add(found.prediction());
        }
        return predictions;
    }

    private Expected expect(Action action) throws IOException, InterruptedException {
        List<ActionEnd> ends = new ArrayList<>();
        Set<Action> writers = new LinkedHashSet<>();
        for (Action dependency : plan.dependencies(action)) {
            Expected upstream = expected(dependency);
            ends.add(upstream.end());
            writers.addAll(upstream.writers());
        }
        Fingerprinted found = cache.fingerprinter().of(action, ends);
        Optional<Action> waitsFor = firstOpen(action, writers);
        boolean runs = action.task().cached().isEmpty() || !use.enabled();
        OutputArea area = areas.of(action);
        Optional<ActionResult> known = runs || waitsFor.isPresent() ? Optional.empty() : stored(action, found);
        Optional<String> unusable = known.isPresent() ? area.obstacle(known.get()) : Optional.empty();
        Optional<ActionResult> stored = unusable.isPresent() ? Optional.empty() : known;
        Verdict verdict = runs
                ? Verdict.RUNS
                : waitsFor.isPresent() ? Verdict.DEPENDS : stored.isPresent() ? Verdict.HIT : Verdict.MISS;
        Optional<MissReason> reason =
                verdict == Verdict.MISS ? Optional.of(reason(action, found, unusable)) : Optional.empty();
        boolean rewrites = area.rewritesInputs() && stored.isEmpty();
        if (rewrites || (area.isDeclared() && (stored.isEmpty() || !area.isInPlace(stored.get())))) {
            writers.add(action);
        }
        Optional<String> fingerprint = waitsFor.isPresent() || found.untracked().isPresent() || rewrites
                ? Optional.empty()
                : Optional.of(found.digest().sha256());
        Optional<String> outputs = stored.isEmpty()
                ? Optional.empty()
                : Optional.of(stored.get().outputs().digest());
        return new Expected(
                new Prediction(action, verdict, found.fingerprint(), found.inputs(), reason, waitsFor),
                fingerprint,
                area.isDeclared()
                        ? Contribution.ofOutputs(outputs, fingerprint)
                        : Contribution.withoutOutputs(action, fingerprint, ends),
                area.isDeclared() ? Optional.empty() : firstUnknown(action),
                writers);
    }

    private Optional<ActionResult> stored(Action action, Fingerprinted found) {
        return isForced(action) || found.untracked().isPresent()
                ? Optional.empty()
                : cache.results().find(found.digest());
    }

    private boolean isForced(Action action) {
        return use.forced().contains(action.task().ordinal());
    }

    private MissReason reason(Action action, Fingerprinted found, Optional<String> unusable) {
        return found.untracked().isPresent()
                ? new MissReason(
                        List.of(new Change("untracked", found.untracked().get())))
                : misses.reason(action, found.fingerprint(), isForced(action), unusable);
    }

    /** The first action whose end decides what this one's fingerprint will be. */
    private Optional<Action> firstOpen(Action action, Set<Action> writers) {
        for (Action dependency : plan.dependencies(action)) {
            Expected upstream = expected(dependency);
            if (Fingerprinter.usesDependencies(action)
                    && Fingerprinter.contribution(action, upstream.end()).isEmpty()) {
                return Optional.of(upstream.cause());
            }
        }
        GlobSet inputs = inputs(action);
        for (Action writer : writers) {
            if (GlobIntersection.of(inputs, areas.of(writer).written()).isPresent()) {
                return Optional.of(expected(writer).cause());
            }
        }
        return Optional.empty();
    }

    /** The first action whose outcome is passed on, and not known yet. */
    private Optional<Action> firstUnknown(Action action) {
        for (Action dependency : plan.dependencies(action)) {
            Expected upstream = expected(dependency);
            if (upstream.contribution().outcome().isEmpty()) {
                return Optional.of(upstream.cause());
            }
        }
        return Optional.empty();
    }

    private static GlobSet inputs(Action action) {
        Optional<CacheDefinition> cached = action.task().cached();
        return GlobSet.of(cached.isEmpty() ? List.of() : cached.get().inputs());
    }

    private Expected expected(Action action) {
        Expected found = expected.get(action);
        if (found == null) {
            throw new AssertionError(action + " is expected before what it requires: this is a bug");
        }
        return found;
    }
}
