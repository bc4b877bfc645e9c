package dev.ntask.runtime.execute;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.execute.Explanation.Cause;
import dev.ntask.runtime.execute.Explanation.Reference;
import dev.ntask.runtime.execute.Explanation.Upstream;
import dev.ntask.runtime.execute.Prediction.Verdict;
import dev.ntask.runtime.fingerprint.Difference;
import dev.ntask.runtime.fingerprint.Fingerprint;
import dev.ntask.runtime.fingerprint.Fingerprint.Kind;
import dev.ntask.runtime.fingerprint.FingerprintDiff;
import dev.ntask.runtime.input.CodeChanges;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.Results;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Says why predictions are what they are: compares fingerprints, field by field and down to the first cause. */
public final class Explainer {
    private final Plan plan;
    private final Results results;
    private final CodeChanges code;
    private final Map<Action, Prediction> predictions = new LinkedHashMap<>();

    /** What is stored of each task that was asked for; looking through a store takes time. */
    private final Map<String, List<ActionResult>> stored = new HashMap<>();

    /** Creates an explainer of the predictions of a plan. */
    public Explainer(Plan plan, List<Prediction> predictions, TaskCache cache, CodeChanges code) {
        this.plan = plan;
        this.results = cache.results();
        this.code = code;
        for (Prediction prediction : predictions) {
            this.predictions.put(prediction.action(), prediction);
        }
    }

    /** Explains what would become of a cached action of the plan. */
    public Explanation of(Action action) throws IOException {
        Prediction prediction = prediction(action);
        Optional<Reference> reference = reference(prediction);
        List<Cause> changes = reference.isEmpty() || prediction.verdict() == Verdict.HIT
                ? List.of()
                : causes(prediction, reference.get().fields());
        List<Prediction> dependencies = new ArrayList<>();
        for (Action dependency : plan.dependencies(action)) {
            dependencies.add(prediction(dependency));
        }
        return new Explanation(prediction, reference, changes, dependencies, chain(prediction));
    }

    private Prediction prediction(Action action) {
        Prediction found = predictions.get(action);
        if (found == null) {
            throw new AssertionError(action + " was not predicted: this is a bug");
        }
        return found;
    }

    /** The result that would be used, else the last one here, else the one that differs in the fewest fields. */
    private Optional<Reference> reference(Prediction prediction) {
        if (prediction.verdict() == Verdict.HIT) {
            Optional<ActionResult> hit = results.find(prediction.fingerprint().digest());
            return Optional.of(new Reference(prediction.fingerprint(), hit, true));
        }
        Optional<Fingerprint> previous = results.previous(prediction.action().name());
        return previous.isPresent()
                ? Optional.of(new Reference(
                        previous.get(), results.find(previous.get().digest()), true))
                : nearest(prediction);
    }

    private Optional<Reference> nearest(Prediction prediction) {
        Optional<Reference> nearest = Optional.empty();
        int fewest = 0;
        for (ActionResult result : stored(prediction.action())) {
            Optional<Fingerprint> fields = results.fields(result.fingerprint());
            if (fields.isPresent()) {
                int different = FingerprintDiff.between(fields.get(), prediction.fingerprint())
                        .size();
                if (nearest.isEmpty() || different < fewest) {
                    fewest = different;
                    nearest = Optional.of(new Reference(fields.get(), Optional.of(result), false));
                }
            }
        }
        return nearest;
    }

    /** What is stored of a task, the newest result first. */
    private List<ActionResult> stored(Action action) {
        List<ActionResult> known = stored.get(action.task().name());
        if (known == null) {
            TreeSet<Dated> found = new TreeSet<>();
            for (ActionResult result : results.ofTask(action.task().name())) {
                found.add(new Dated(result));
            }
            known = new ArrayList<>();
            for (Dated each : found) {
                known.add(each.result());
            }
            stored.put(action.task().name(), known);
        }
        return known;
    }

    /** A result by its time, the newest first. */
    private record Dated(ActionResult result) implements Comparable<Dated> {
        @Override
        public int compareTo(Dated other) {
            int byTime = other.result.completedAt().compareTo(result.completedAt());
            return byTime != 0
                    ? byTime
                    : result.fingerprint()
                            .sha256()
                            .compareTo(other.result.fingerprint().sha256());
        }
    }

    private List<Cause> causes(Prediction prediction, Fingerprint before) throws IOException {
        List<Cause> causes = new ArrayList<>();
        for (Difference difference : FingerprintDiff.between(before, prediction.fingerprint())) {
            if (prediction.waitsFor().isEmpty() || isCertain(prediction.action(), difference)) {
                causes.add(cause(prediction.action(), difference));
            }
        }
        return causes;
    }

    /** Whether a difference stays, whatever becomes of the actions that have yet to run. */
    private boolean isCertain(Action action, Difference difference) {
        if (difference.kind() == Kind.DEPENDENCY) {
            // What is missing now is what is not known yet.
            return difference.after().isPresent()
                    || upstreamNamed(action, difference.name()).isEmpty();
        }
        return difference.kind() != Kind.INPUT || !isWrittenUpstream(action, difference.name());
    }

    private boolean isWrittenUpstream(Action action, String path) {
        for (Action upstream : paths(action).keySet()) {
            GlobSet patterns = OutputPatterns.written(upstream);
            if (!upstream.equals(action) && patterns.matches(path, false)) {
                return true;
            }
        }
        return false;
    }

    private Cause cause(Action action, Difference difference) throws IOException {
        Optional<CodeChanges.Difference> changed = Optional.empty();
        if (difference.kind() == Kind.CODE
                && difference.before().isPresent()
                && difference.after().isPresent()) {
            changed = code.between(
                    action.task().name(),
                    difference.before().get(),
                    difference.after().get());
        }
        Optional<Upstream> upstream = Optional.empty();
        if (difference.kind() == Kind.DEPENDENCY && difference.before().isPresent()) {
            Optional<Action> dependency = upstreamNamed(action, difference.name());
            if (dependency.isPresent()) {
                upstream = Optional.of(upstream(
                        prediction(dependency.get()), difference.before().get()));
            }
        }
        return new Cause(difference, changed, upstream);
    }

    private Optional<Action> upstreamNamed(Action action, String name) {
        for (Action dependency : plan.dependencies(action)) {
            if (dependency.name().equals(name)) {
                return Optional.of(dependency);
            }
        }
        return Optional.empty();
    }

    /** Compares a dependency with the result of it that contributed something. */
    private Upstream upstream(Prediction dependency, String contribution) throws IOException {
        for (ActionResult result : stored(dependency.action())) {
            boolean contributed = result.action().equals(dependency.action().name())
                    && (result.fingerprint().sha256().equals(contribution)
                            || result.outputs().digest().equals(contribution));
            Optional<Fingerprint> fields = contributed ? results.fields(result.fingerprint()) : Optional.empty();
            if (fields.isPresent()) {
                return new Upstream(dependency, causes(dependency, fields.get()));
            }
        }
        // One without outputs contributes its fingerprint, and of one that is not cached nothing else is stored.
        Optional<Fingerprint> fields = results.fields(contribution);
        return fields.isPresent()
                ? new Upstream(dependency, causes(dependency, fields.get()))
                : new Upstream(dependency, List.of());
    }

    private List<Prediction> chain(Prediction prediction) {
        Deque<Prediction> chain = new ArrayDeque<>();
        if (prediction.waitsFor().isPresent()) {
            Map<Action, Action> paths = paths(prediction.action());
            Action at = prediction.waitsFor().get();
            while (!at.equals(prediction.action())) {
                chain.addFirst(prediction(at));
                at = paths.getOrDefault(at, prediction.action());
            }
        }
        return List.copyOf(chain);
    }

    /** Everything that an action requires, each with the one that it is required by on the shortest way there. */
    private Map<Action, Action> paths(Action action) {
        Map<Action, Action> parents = new LinkedHashMap<>();
        Deque<Action> open = new ArrayDeque<>();
        open.add(action);
        parents.put(action, action);
        while (!open.isEmpty()) {
            Action at = open.removeFirst();
            for (Action dependency : plan.dependencies(at)) {
                if (parents.putIfAbsent(dependency, at) == null) {
                    open.add(dependency);
                }
            }
        }
        return parents;
    }
}
