package dev.ntask.runtime.graph;

import dev.ntask.runtime.graph.Drawing.Edge;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a graph as one page for a browser that needs nothing else, and no network.
 *
 * <p>The page brings its data, a library that lays it out, and a table for browsers without scripts.
 */
public final class PageText {
    private final Drawing drawing;
    private final Map<String, String> outcomes;
    private final String title;

    /**
     * Creates a page of a drawing and of how its tasks last ended, by name.
     *
     * @param title what the page is called
     */
    public PageText(Drawing drawing, Map<String, String> outcomes, String title) {
        this.drawing = drawing;
        this.outcomes = outcomes;
        this.title = title;
    }

    /** Returns the page. */
    public String text() {
        String page = resource("page.html");
        // The author's words come last, so that no mark in them is taken for one of the page.
        page = page.replace("@STYLE@", resource("page.css"))
                .replace("@LAYOUT@", resource("dagre.min.js.LEGAL.txt") + script("dagre.min.js"));
        page = page.replace("@SCRIPT@", script("page.js"));
        StringBuilder filled = new StringBuilder(page.length() * 2);
        int start = 0;
        for (String[] part : new String[][] {{"@TITLE@", escaped(title)}, {"@ROWS@", rows()}, {"@DATA@", data()}}) {
            int at = page.indexOf(part[0], start);
            filled.append(page, start, at).append(part[1]);
            start = at + part[0].length();
        }
        return filled.append(page, start, page.length()).toString();
    }

    /** A script without the line that names its map, which the page does not bring. */
    private static String script(String name) {
        String script = resource(name);
        int map = script.indexOf("//# sourceMappingURL");
        return map < 0 ? script : script.substring(0, map);
    }

    private static String resource(String name) {
        try (InputStream in = PageText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("no resource " + name + ": this is a bug");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a script no tag may end it, whatever an author wrote. */
    private String data() {
        return new GraphJson(drawing, outcomes).text().replace("<", "\\u003c");
    }

    private String rows() {
        StringBuilder rows = new StringBuilder();
        for (TaskDefinition task : drawing.tasks()) {
            List<String> needs = new ArrayList<>();
            for (Edge edge : drawing.edgesOf(task)) {
                String words = EdgeWords.of(edge);
                needs.add(edge.needs().name() + (words.isEmpty() ? "" : " (" + words + ")"));
            }
            rows.append("<tr>");
            cell(rows, task.name() + (task.cached().isPresent() ? " *" : ""));
            cell(rows, task.summary());
            cell(rows, String.join(", ", needs));
            cell(rows, outcomes.getOrDefault(task.name(), ""));
            cell(rows, task.position().toString());
            rows.append("</tr>\n");
        }
        return rows.toString();
    }

    private static void cell(StringBuilder rows, String text) {
        rows.append("<td>").append(escaped(text)).append("</td>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
