package dev.ntask.runtime.cli;

import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.execute.Prediction.Verdict;
import dev.ntask.runtime.report.OneLine;
import java.util.List;

/** Tells what would run, in an order in which it could, and which results would be used instead. */
final class DryRun {
    private DryRun() {}

    static String text(List<Prediction> predictions) {
        StringBuilder text = new StringBuilder();
        for (Prediction prediction : predictions) {
            text.append(word(prediction.verdict()))
                    .append(OneLine.of(prediction.action().name()))
                    .append(cause(prediction))
                    .append('\n');
        }
        return text.toString();
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case HIT -> "HIT      ";
            case MISS -> "MISS     ";
            case DEPENDS -> "DEPENDS  ";
            case RUNS -> "RUNS     ";
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
}
