package dev.ntask.runtime.graph;

import dev.ntask.runtime.graph.Drawing.Edge;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.report.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes a graph as data; {@code docs/graph.schema.json} describes it. */
public final class GraphJson {
    private static final int SCHEMA = 1;

    private final Drawing drawing;
    private final Map<String, String> outcomes;
    private final JsonText json = new JsonText();

    /** Creates a text of a drawing and of how its tasks last ended, by name. */
    public GraphJson(Drawing drawing, Map<String, String> outcomes) {
        this.drawing = drawing;
        this.outcomes = outcomes;
    }

    /** Returns the text. */
    public String text() {
        json.open('{').name("schema").raw(Integer.toString(SCHEMA));
        json.name("roots").open('[');
        for (TaskDefinition root : drawing.roots()) {
            json.item().string(root.name());
        }
        json.close(']').name("tasks").open('[');
        for (TaskDefinition task : drawing.tasks()) {
            task(task);
        }
        json.close(']').name("edges").open('[');
        for (Edge edge : drawing.edges()) {
            edge(edge);
        }
        return json.close(']').close('}').toString();
    }

    private void task(TaskDefinition task) {
        json.item().open('{');
        json.name("name").string(task.name());
        json.name("group").stringOrNull(task.group());
        json.name("summary").string(task.summary());
        json.name("cached").raw(Boolean.toString(task.cached().isPresent()));
        json.name("hidden").raw(Boolean.toString(task.hidden()));
        json.name("source").openLine();
        json.inline("file").string(task.position().file());
        int line = task.position().line();
        json.inline("line").raw(line == 0 ? "null" : Integer.toString(line)).closeLine();
        json.name("last_outcome").stringOrNull(Optional.ofNullable(outcomes.get(task.name())));
        json.close('}');
    }

    private void edge(Edge edge) {
        json.item().open('{');
        json.name("task").string(edge.task().name());
        json.name("needs").string(edge.needs().name());
        json.name("kind").string(edge.kind().name().toLowerCase(Locale.ROOT));
        json.name("arguments").open('{');
        for (Map.Entry<String, List<String>> argument : edge.arguments().asMap().entrySet()) {
            json.name(argument.getKey()).open('[');
            for (String word : argument.getValue()) {
                json.item().string(word);
            }
            json.close(']');
        }
        json.close('}').close('}');
    }
}
