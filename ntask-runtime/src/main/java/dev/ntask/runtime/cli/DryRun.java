package dev.ntask.runtime.cli;

import dev.ntask.runtime.event.MissReason;
import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.execute.Prediction.Verdict;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.report.JsonText;
import dev.ntask.runtime.report.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what would run, in an order in which it could, and which results would be used instead. */
final class DryRun {
    private DryRun() {}

    static String text(List<Prediction> predictions) {
        StringBuilder text = new StringBuilder();
        for (Prediction prediction : predictions) {
            text.append(padded(word(prediction.verdict())))
                    .append(OneLine.of(prediction.action().name()))
                    .append(cause(prediction))
                    .append('\n');
        }
        return text.toString();
    }

    /** What would become of an action, with the cause: {@code MISS  (input-modified: a.txt)}. */
    static String verdict(Prediction prediction) {
        return word(prediction.verdict()) + cause(prediction);
    }

    private static String padded(String word) {
        return word + " ".repeat(9 - word.length());
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case HIT -> "HIT";
            case MISS -> "MISS";
            case DEPENDS -> "DEPENDS";
            case RUNS -> "RUNS";
        };
    }

    private static String cause(Prediction prediction) {
        if (prediction.reason().isPresent()) {
            return "  (" + OneLine.of(prediction.reason().get().summary()) + ")";
        }
        boolean depends =
                prediction.verdict() == Verdict.DEPENDS && prediction.waitsFor().isPresent();
        return depends ? "  (on " + OneLine.of(prediction.waitsFor().get().name()) + ")" : "";
    }

    static String json(List<Prediction> predictions) {
        JsonText json = new JsonText().open('[');
        for (Prediction prediction : predictions) {
            json.item();
            add(prediction, json);
        }
        return json.close(']').toString();
    }

    /** Adds what would become of an action, as an object. */
    static void add(Prediction prediction, JsonText json) {
        json.open('{');
        json.name("task").string(prediction.action().name());
        json.name("verdict").string(word(prediction.verdict()).toLowerCase(Locale.ROOT));
        json.name("waits_for").stringOrNull(name(prediction.waitsFor()));
        causes(prediction, json);
        json.close('}');
    }

    static Optional<String> name(Optional<Action> action) {
        return action.isEmpty() ? Optional.empty() : Optional.of(action.get().name());
    }

    /** Adds what makes an action run, each cause as an object. */
    static void causes(Prediction prediction, JsonText json) {
        json.name("causes").open('[');
        if (prediction.reason().isPresent()) {
            for (MissReason.Change change : prediction.reason().get().changes()) {
                json.item().openLine();
                json.inline("kind").string(change.kind());
                json.inline("detail").string(change.detail());
                json.closeLine();
            }
        }
        json.close(']');
    }
}
