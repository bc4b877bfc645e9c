package dev.ntask.runtime.cli;

import dev.ntask.runtime.report.DurationText;
import dev.ntask.runtime.report.JsonText;
import dev.ntask.runtime.report.OneLine;
import dev.ntask.runtime.report.PastRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Lists runs, one a line, the newest first. */
final class RunTable {
    private static final int LONGEST_TARGETS = 40;

    private final List<PastRun> runs;

    RunTable(List<PastRun> runs) {
        this.runs = runs;
    }

    String text(TimeWords times, Path directory) {
        if (runs.isEmpty()) {
            return "No run is on record in " + directory + "\n";
        }
        StringBuilder text = new StringBuilder();
        int width = 0;
        for (PastRun run : runs) {
            width = Math.max(width, run.id().length());
        }
        for (PastRun run : runs) {
            StringBuilder line = new StringBuilder();
            append(line, run.id(), width + 2);
            append(line, state(run), 13);
            append(line, run.took().isPresent() ? DurationText.of(run.took().get()) : "", 8);
            append(line, run.started().isPresent() ? times.ago(run.started().get()) : "", 13);
            line.append(targets(run));
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder line, String cell, int width) {
        line.append(cell);
        for (int i = cell.length(); i < width; i++) {
            line.append(' ');
        }
    }

    static String state(PastRun run) {
        return run.state().name().toLowerCase(Locale.ROOT);
    }

    private static String targets(PastRun run) {
        String targets = OneLine.of(String.join(", ", run.targets()));
        return targets.codePointCount(0, targets.length()) <= LONGEST_TARGETS
                ? targets
                : targets.substring(0, targets.offsetByCodePoints(0, LONGEST_TARGETS - 3)) + "...";
    }

    String json() {
        JsonText json = new JsonText().open('[');
        for (PastRun run : runs) {
            json.item().open('{');
            RunPage.addHead(json, run);
            json.close('}');
        }
        return json.close(']').toString();
    }
}
