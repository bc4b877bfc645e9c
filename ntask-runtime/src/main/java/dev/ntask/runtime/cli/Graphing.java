package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.graph.DotText;
import dev.ntask.runtime.graph.Drawing;
import dev.ntask.runtime.graph.GraphJson;
import dev.ntask.runtime.graph.MermaidText;
import dev.ntask.runtime.graph.PageText;
import dev.ntask.runtime.graph.TreeText;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.report.LastOutcomes;
import dev.ntask.runtime.report.PastRuns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws tasks and what they need. */
final class Graphing {
    /** The columns of a terminal of which nothing is known. */
    private static final int UNKNOWN_WIDTH = 80;

    private final List<TaskDefinition> tasks;
    private final Invocation invocation;

    Graphing(List<TaskDefinition> tasks, Invocation invocation) {
        this.tasks = tasks;
        this.invocation = invocation;
    }

    String text(Request.ShowGraph request) throws IOException {
        List<TaskDefinition> named = new ArrayList<>();
        for (int ordinal : request.ordinals()) {
            named.add(tasks.get(ordinal));
        }
        Drawing drawing = Drawing.of(tasks, named);
        return switch (request.format()) {
            case ASCII -> new TreeText(drawing, TerminalWidth.of(invocation, UNKNOWN_WIDTH), isUtf8()).text();
            case MERMAID -> new MermaidText(drawing).text();
            case DOT -> new DotText(drawing).text();
            case JSON -> new GraphJson(drawing, outcomes(request.settings().logs())).text();
            case HTML -> new PageText(drawing, outcomes(request.settings().logs()), title(named)).text();
        };
    }

    private Map<String, String> outcomes(LogSettings logs) throws IOException {
        ProjectConfig config = ProjectConfig.read(invocation.root());
        SharedState shared = SharedState.openToRead(config.cacheDirectory(invocation.root()), invocation.root());
        try {
            RunFolder folder = new RunFolder(invocation, config, logs);
            return LastOutcomes.of(
                    new PastRuns(folder.kept(shared.directory(), 0).directory()));
        } finally {
            shared.close();
        }
    }

    private String title(List<TaskDefinition> named) {
        List<String> names = new ArrayList<>();
        for (TaskDefinition task : named) {
            names.add(task.name());
        }
        String project = String.valueOf(invocation.root().getFileName());
        return names.isEmpty() ? "Tasks of " + project : String.join(", ", names) + " of " + project;
    }

    /** Whether the caller's locale has the characters that boxes are drawn with. */
    private boolean isUtf8() {
        Map<String, String> environment = invocation.environment();
        for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                String lower = locale.toLowerCase(Locale.ROOT);
                return lower.contains("utf-8") || lower.contains("utf8");
            }
        }
        return false;
    }
}
