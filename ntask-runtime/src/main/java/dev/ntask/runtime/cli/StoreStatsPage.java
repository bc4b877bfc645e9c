package dev.ntask.runtime.cli;

import dev.ntask.core.text.Durations;
import dev.ntask.core.text.Sizes;
import dev.ntask.runtime.report.JsonText;
import dev.ntask.runtime.store.disk.Statistics;
import dev.ntask.runtime.store.disk.StoreLimits;
import java.nio.file.Path;

/** Shows what is stored, in all and for each task. */
final class StoreStatsPage {
    private static final String HEADING = "task";

    private final Path directory;
    private final Statistics statistics;
    private final StoreLimits limits;

    StoreStatsPage(Path directory, Statistics statistics, StoreLimits limits) {
        this.directory = directory;
        this.statistics = statistics;
        this.limits = limits;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(directory).append(": ").append(StoreCare.count(statistics.results(), "result"));
        text.append(" and ").append(StoreCare.count(statistics.contents(), "content"));
        text.append(", ").append(Sizes.format(statistics.bytes())).append('\n');
        text.append("kept: at most ").append(Sizes.format(limits.bytes()));
        text.append(", and what was used in the last ")
                .append(Durations.format(limits.age()))
                .append('\n');
        if (statistics.unusedContents() > 0) {
            text.append("in no result: ").append(StoreCare.count(statistics.unusedContents(), "content"));
            text.append(", ").append(Sizes.format(statistics.unusedBytes())).append('\n');
        }
        if (statistics.damaged() > 0) {
            text.append("damaged: ").append(StoreCare.count(statistics.damaged(), "result"));
            text.append("; ntask cache verify moves them aside\n");
        }
        appendTasks(text);
        return text.toString();
    }

    private void appendTasks(StringBuilder text) {
        if (statistics.tasks().isEmpty()) {
            return;
        }
        int width = HEADING.length();
        for (Statistics.TaskShare share : statistics.tasks()) {
            width = Math.max(width, share.task().length());
        }
        text.append('\n');
        appendRow(text, width, HEADING, "results", "size");
        for (Statistics.TaskShare share : statistics.tasks()) {
            appendRow(text, width, share.task(), Long.toString(share.results()), Sizes.format(share.bytes()));
        }
    }

    private static void appendRow(StringBuilder text, int width, String task, String results, String size) {
        text.append(task).append(" ".repeat(width - task.length()));
        text.append(" ".repeat(Math.max(1, 10 - results.length()))).append(results);
        text.append(" ".repeat(Math.max(1, 12 - size.length()))).append(size).append('\n');
    }

    String json() {
        JsonText json = new JsonText().open('{');
        json.name("directory").string(directory.toString());
        number(json, "results", statistics.results());
        number(json, "damaged", statistics.damaged());
        number(json, "contents", statistics.contents());
        number(json, "bytes", statistics.bytes());
        number(json, "unused_contents", statistics.unusedContents());
        number(json, "unused_bytes", statistics.unusedBytes());
        number(json, "max_bytes", limits.bytes());
        number(json, "max_age_seconds", limits.age().toSeconds());
        json.name("tasks").open('[');
        for (Statistics.TaskShare share : statistics.tasks()) {
            json.item().openLine();
            json.inline("task").string(share.task());
            json.inline("results").raw(Long.toString(share.results()));
            json.inline("bytes").raw(Long.toString(share.bytes()));
            json.closeLine();
        }
        return json.close(']').close('}').toString();
    }

    private static void number(JsonText json, String name, long value) {
        json.name(name).raw(Long.toString(value));
    }
}
