package dev.ntask.runtime.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ntask.runtime.JsonSchema;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formats that other programs read. */
final class GraphTextsTest {
    private static final String PROJECT =
            "api.pack*: gen[mode=fast] >lint <fmt / gen(mode=slow): / lint: / fmt: / all: api.pack lint";

    @TempDir
    Path folder;

    @Test
    void dotHasGroupsAndMeanings() {
        assertEquals("""
                digraph ntask {
                  rankdir=LR;
                  node [shape=box, style=rounded];
                  "all" [label="all", tooltip=""];
                  "fmt" [label="fmt", tooltip=""];
                  "gen" [label="gen", tooltip=""];
                  "lint" [label="lint", tooltip=""];
                  subgraph "cluster_api" {
                    label="api";
                    "api.pack" [label="api.pack", tooltip="", style="rounded,bold"];
                  }
                  "api.pack" -> "all";
                  "lint" -> "all";
                  "gen" -> "api.pack" [label="--mode=fast"];
                  "lint" -> "api.pack" [label="order only", style=dashed, constraint=false];
                  "fmt" -> "api.pack" [label="before"];
                }
                """, new DotText(Sketch.drawing(PROJECT)).text());
    }

    /** Graphviz itself reads it, and finds the names as they are. */
    @Test
    void graphvizReadsWhateverThereIs() throws Exception {
        Assumptions.assumeTrue("true".equals(System.getenv("CI")) || isThere("dot"), "no dot");
        JsonNode graph = read(new DotText(Sketch.drawing(PROJECT, "api.pack")).text());
        assertEquals(List.of("fmt", "gen", "api.pack"), names(graph.get("objects"), "label"));
        JsonNode edges = read(new DotText(Sketch.drawing("a: b[mode=\"<x>|`]}\\n\\] / b(mode=x):", "a")).text());
        assertEquals(List.of("--mode=\"<x>|`]}\\\\n\\\\"), names(edges.get("edges"), "label"));
        List<TaskDefinition> nasty = Sketch.nasty();
        JsonNode read = read(new DotText(Drawing.of(nasty, List.of())).text());
        TreeSet<String> expected = new TreeSet<>();
        for (TaskDefinition task : nasty) {
            // Graphviz writes a label as it was written.
            expected.add(task.name().replace("\\", "\\\\"));
        }
        assertEquals(expected, new TreeSet<>(names(read.get("objects"), "label")));
    }

    private static boolean isThere(String program) {
        for (String entry : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(entry, program))) {
                return true;
            }
        }
        return false;
    }

    private JsonNode read(String dot) throws IOException, InterruptedException {
        Path file = folder.resolve("graph.dot");
        Files.writeString(file, dot);
        Process process = new ProcessBuilder("dot", "-Tjson", file.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return new ObjectMapper().readTree(out);
    }

    /** What is drawn: clusters have members, nodes have none. */
    private static List<String> names(JsonNode objects, String member) {
        List<String> names = new ArrayList<>();
        for (JsonNode object : objects) {
            if (!object.has("nodes")) {
                names.add(object.get(member).asText());
            }
        }
        return names;
    }

    @Test
    void mermaidHasGroupsAndMeanings() {
        assertEquals("""
                flowchart LR
                  t0["all"]
                  t2["fmt"]
                  t3["gen"]
                  t4["lint"]
                  subgraph g1["api"]
                    t1(["api.pack"])
                  end
                  t1 --> t0
                  t4 --> t0
                  t3 -->|"--mode=fast"| t1
                  t4 -.->|"order only"| t1
                  t2 -->|"before"| t1
                """, new MermaidText(Sketch.drawing(PROJECT)).text());
    }

    /** Every line is one of the few that the writer knows, and what is quoted holds nothing that ends a quotation. */
    @Test
    void mermaidIsWellFormedWhateverThereIs() {
        String text = new MermaidText(Drawing.of(Sketch.nasty(), List.of())).text();
        text += new MermaidText(Sketch.drawing("a: b[mode=\"<x>|`]}#\\] >c / b(mode=x): / c:", "a")).text();
        String quoted = "\"([^\"#<>`\\\\\\[\\]{}|&]|#[0-9]+;)*\"";
        for (String line : text.split("\n", -1)) {
            assertTrue(
                    line.isEmpty()
                            || line.equals("flowchart LR")
                            || line.equals("  end")
                            || line.matches(" +t[0-9]+(\\[" + quoted + "\\]|\\(\\[" + quoted + "\\]\\))")
                            || line.matches("  subgraph g[0-9]+\\[" + quoted + "\\]")
                            || line.matches("  t[0-9]+ -\\.?->\\|" + quoted + "\\| t[0-9]+"),
                    line);
        }
        assertTrue(text.contains("--mode=#34;#60;x#62;#124;#96;#93;#125;#35;#92;"), text);
        assertTrue(text.contains("g #34;q#34; #92;.a#60;b#62;#38;"), text);
    }

    @Test
    void jsonIsAsItsSchemaSays() throws IOException {
        JsonSchema schema = JsonSchema.of("graph.schema.json");
        String json = new GraphJson(Sketch.drawing(PROJECT, "all"), Map.of("gen", "ran", "lint", "failed")).text();
        schema.check(json);
        schema.check(new GraphJson(Drawing.of(Sketch.nasty(), List.of()), Map.of()).text());
        assertFalse(schema.problems(json.replace("\"order\"", "\"after\"")).isEmpty());
        assertFalse(schema.problems(json.replace("\"roots\"", "\"starts\"")).isEmpty());
        JsonNode read = new ObjectMapper().readTree(json);
        assertEquals("[\"all\"]", read.get("roots").toString());
        assertEquals("ran", read.get("tasks").get(3).get("last_outcome").asText());
        assertEquals(
                "{\"file\":\"Tasks.java\",\"line\":1}",
                read.get("tasks").get(3).get("source").toString());
        assertEquals(
                "{\"task\":\"api.pack\",\"needs\":\"gen\",\"kind\":\"requires\",\"arguments\":{\"mode\":[\"fast\"]}}",
                read.get("edges").get(2).toString());
        assertEquals("order", read.get("edges").get(3).get("kind").asText());
        assertEquals("before", read.get("edges").get(4).get("kind").asText());
    }

    @Test
    void aPageHoldsAllThatItNeedsAndNoWordOfAnAuthorIsATag() throws IOException {
        String page =
                new PageText(Drawing.of(Sketch.nasty(), List.of()), Map.of("end", "failed"), "a <b> @DATA@").text();
        assertTrue(page.contains("<title>a &lt;b&gt; @DATA@</title>"), page);
        assertFalse(page.contains(" src="), page);
        assertEquals(List.of("http://www.w3.org/2000/svg"), addresses(page));
        assertEquals(3, page.split("</script>", -1).length - 1);
        assertTrue(page.contains("Chris Pettitt"), "the licence of the layout library");
        assertTrue(page.contains("<td>failed</td>"), page);
        int start = page.indexOf("type=\"application/json\">") + "type=\"application/json\">".length();
        JsonNode data = new ObjectMapper().readTree(page.substring(start, page.indexOf("</script>", start)));
        assertEquals(5, data.get("tasks").size());
        assertEquals("x\\", data.get("tasks").get(4).get("name").asText());
    }

    private static List<String> addresses(String page) {
        return Pattern.compile("https?://[^\"' ]*")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
