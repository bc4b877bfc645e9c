package dev.ntask.runtime.cli;

import dev.ntask.core.code.CodeChange;
import dev.ntask.runtime.execute.Explanation;
import dev.ntask.runtime.execute.Explanation.Cause;
import dev.ntask.runtime.execute.Explanation.Reference;
import dev.ntask.runtime.execute.Explanation.Upstream;
import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.execute.Prediction.Verdict;
import dev.ntask.runtime.fingerprint.Difference;
import dev.ntask.runtime.fingerprint.Fingerprint.Field;
import dev.ntask.runtime.fingerprint.Fingerprint.Kind;
import dev.ntask.runtime.input.CodeChanges;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.report.OneLine;
import dev.ntask.runtime.store.ActionResult;
import java.util.List;
import java.util.Optional;

/** Says why a task would run, or not, for people at a terminal of 80 columns, without colours. */
final class WhyPage {
    private static final int SHOWN = 20;

    private final Explanation explanation;
    private final Prediction prediction;
    private final TimeWords times;
    private final boolean verbose;
    private final Lines out = new Lines();

    /**
     * Creates a page.
     *
     * @param verbose whether everything is shown, however much and however long
     */
    WhyPage(Explanation explanation, TimeWords times, boolean verbose) {
        this.explanation = explanation;
        this.prediction = explanation.prediction();
        this.times = times;
        this.verbose = verbose;
    }

    String text() {
        String name = OneLine.of(prediction.action().name());
        if (explanation.reference().isEmpty() && isFirstRun()) {
            out.line("Task '" + name + "' has no cached entries. First run would execute.");
            return out.toString();
        }
        out.line("Task:         " + name);
        if (explanation.reference().isPresent()) {
            reference(explanation.reference().get());
        }
        out.line("");
        out.line("If you ran `" + name + "` now:");
        verdict();
        changes();
        inputs();
        environment();
        dependencies();
        return out.toString();
    }

    private boolean isFirstRun() {
        return prediction.reason().isEmpty()
                || prediction.reason().get().changes().get(0).kind().equals("first-run");
    }

    private void reference(Reference reference) {
        Optional<ActionResult> result = reference.result();
        if (!reference.own()) {
            String which = result.isPresent() ? OneLine.of(result.get().action()) : "?";
            out.flow("Compared to:  ", which + ", the nearest of what is stored", "              ");
        }
        out.line("Last cached:  "
                + (result.isPresent() ? times.of(result.get().completedAt()) : "its result is not stored any more"));
        out.line("Cache key:    " + reference.fields().digest().sha256().substring(0, 8) + "...");
        if (result.isPresent()) {
            out.line("Duration:     " + TimeWords.of(result.get().duration()));
        }
    }

    private void verdict() {
        switch (prediction.verdict()) {
            case HIT -> out.line("  HIT: no changes");
            case MISS -> out.line("  MISS: " + miss());
            case DEPENDS -> {
                Prediction last = explanation.chain().get(explanation.chain().size() - 1);
                String name = OneLine.of(last.action().name());
                out.flow("  ", "DEPENDS on " + name + " (" + WhyWords.wouldDo(last) + ")", "    ");
                if (explanation.chain().size() > 1) {
                    out.flow("  ", "by way of " + names(explanation.chain()), "    ");
                }
            }
            case RUNS -> throw new AssertionError("a task that is not cached is explained: this is a bug");
        }
    }

    private String miss() {
        int count = explanation.changes().size();
        Optional<Reference> reference = explanation.reference();
        if (reference.isEmpty() || count == 0 || !(isFirstRun() || isByChanges())) {
            return WhyWords.sentence(prediction.reason().orElseThrow());
        }
        String since = reference.get().own() ? "since last cache" : "from that result";
        return count + (count == 1 ? " change " : " changes ") + since;
    }

    /** Whether it is the changes that make it run, and not a flag or a damaged store. */
    private boolean isByChanges() {
        return switch (prediction.reason().orElseThrow().changes().get(0).kind()) {
            case "forced", "untracked", "entry-unusable", "entry-missing" -> false;
            default -> true;
        };
    }

    private static String names(List<Prediction> chain) {
        StringBuilder names = new StringBuilder();
        for (Prediction each : chain) {
            names.append(names.length() == 0 ? "" : " -> ")
                    .append(OneLine.of(each.action().name()));
        }
        return names.toString();
    }

    private void changes() {
        List<Cause> changes = explanation.changes();
        if (!changes.isEmpty()) {
            out.line("");
            out.line(prediction.verdict() == Verdict.DEPENDS ? "Changes known by now:" : "Changes:");
            changes(prediction, changes, "  ");
        }
    }

    private void changes(Prediction of, List<Cause> changes, String indent) {
        int shown = verbose ? changes.size() : Math.min(changes.size(), SHOWN);
        for (Cause cause : changes.subList(0, shown)) {
            change(of, cause, indent);
        }
        if (shown < changes.size()) {
            out.line(indent + "and " + (changes.size() - shown) + " more; -v shows them");
        }
    }

    private void change(Prediction of, Cause cause, String indent) {
        Difference difference = cause.difference();
        String label = WhyWords.happened(difference);
        String name = WhyWords.name(difference);
        if (difference.kind() == Kind.CODE) {
            code(of, cause, indent);
        } else if (difference.kind() == Kind.DEPENDENCY) {
            out.pair(indent, name, label);
            if (cause.upstream().isPresent()) {
                upstream(cause.upstream().get(), indent + "    ");
            }
        } else {
            out.pairWithValues(indent, name, label, value(difference.before()), value(difference.after()));
        }
    }

    private Optional<String> value(Optional<String> value) {
        return value.isEmpty() ? value : Optional.of(cut(WhyWords.value(value.get())));
    }

    private String cut(String value) {
        return verbose ? value : Lines.cut(value);
    }

    private void code(Prediction of, Cause cause, String indent) {
        Optional<CodeChanges.Difference> known = cause.code();
        if (cause.difference().before().isEmpty() || cause.difference().after().isEmpty()) {
            out.pair(indent, "code", cause.difference().before().isEmpty() ? "counts now" : "counts no more");
            return;
        }
        if (known.isEmpty()) {
            out.pair(indent, "code", "changed; the code as it was is not known any more");
            return;
        }
        out.pair(indent, "code", happened(known.get()));
        if (known.get().opaqueBy().isPresent()) {
            String why = "every class counts, since " + known.get().opaqueBy().get();
            out.flow(indent + "    ", why, indent + "      ");
        }
        List<CodeChange> parts = known.get().parts();
        int shown = verbose ? parts.size() : Math.min(parts.size(), SHOWN);
        for (CodeChange part : parts.subList(0, shown)) {
            List<String> route = part.route(OneLine.of(of.action().task().name()));
            String way = route.isEmpty() ? "" : "reached via " + String.join(" -> ", route);
            out.sentence(indent + "    ", part.words(), way);
        }
        if (shown < parts.size()) {
            out.line(indent + "    and " + (parts.size() - shown) + " more; -v shows them");
        }
    }

    private static String happened(CodeChanges.Difference code) {
        if (code.assertions()) {
            return "runs with other assertions";
        }
        boolean sameParts = code.parts().isEmpty();
        return code.loading() && sameParts ? "is loaded in another way than just after compiling" : "changed";
    }

    private void upstream(Upstream upstream, String indent) {
        if (upstream.changes().isEmpty()) {
            out.line(indent + "what it was made of then is not known any more");
        } else {
            changes(upstream.prediction(), upstream.changes(), indent);
        }
    }

    private void inputs() {
        CacheDefinition cached = prediction.action().task().cached().orElseThrow();
        if (cached.inputs().isEmpty()) {
            return;
        }
        int files = prediction.inputs().files().size();
        out.line("");
        out.line("Inputs:");
        out.flow("  ", String.join(", ", cached.inputs()), "  ");
        out.line("  " + files + (files == 1 ? " file" : " files") + " matched, " + explanation.changedInputs()
                + " changed");
    }

    /** The values are those of the earlier result: what it was made with is what people look for. */
    private void environment() {
        boolean first = true;
        for (Field field : prediction.fingerprint().fields()) {
            if (field.kind() != Kind.ENVIRONMENT) {
                continue;
            }
            if (first) {
                out.line("");
                out.line("Environment:");
                first = false;
            }
            Optional<String> before = explanation.before(field);
            boolean same = before.isEmpty() || before.get().equals(field.value());
            String shown = OneLine.of(before.orElse(field.value()));
            out.line("  " + field.name() + " = " + cut(shown) + (same ? "   (unchanged)" : "   (changed)"));
        }
    }

    private void dependencies() {
        if (!explanation.dependencies().isEmpty()) {
            out.line("");
            out.line("Upstream dependencies:");
            for (Prediction each : explanation.dependencies()) {
                out.pair("  ", OneLine.of(each.action().name()), DryRun.verdict(each));
            }
        }
    }
}
