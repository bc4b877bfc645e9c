package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ntask.runtime.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --list} and {@code --graph}, as a user meets them. */
final class ListTest {
    @TempDir
    Path root;

    private CliRig rig() {
        return new CliRig(
                new FakeLaunch("""
                        compile* # Compiles the sources.
                        test* [names...] -p/--pattern=* --fast? <mode:a|b>$MODE @compile # Runs the tests.
                        api.lint @compile # Checks the style.
                        internal- @compile # Nobody knows.
                        """)
                        .cached("compile", "src/** !src/x", "build/")
                        .body("compile", words -> Files.createDirectories(root.resolve("build")))
                        .body("api.lint", words -> {
                            throw new IllegalStateException("no");
                        }),
                root);
    }

    private JsonNode json(String... words) throws IOException {
        CliRig.Result result = rig().run(words);
        assertEquals(new CliRig.Result(0, result.out(), ""), result);
        return new ObjectMapper().readTree(result.out());
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.get("tasks").forEach(task -> names.add(task.get("name").asText()));
        return names;
    }

    @Test
    void dataIsAsItsSchemaSays() throws IOException {
        JsonSchema schema = JsonSchema.of("list.schema.json");
        String json = rig().run("--list", "--json", "-v").out();
        schema.check(json);
        for (String member : List.of("name", "source", "parameters", "cache", "before", "kind", "line")) {
            assertFalse(
                    schema.problems(json.replace("\"" + member + "\"", "\"x\"")).isEmpty(), member);
        }
    }

    @Test
    void dataHasAllThatIsDeclared() throws IOException {
        Files.createDirectories(root.resolve("tasks"));
        Files.writeString(root.resolve("tasks/Tasks.java"), "");
        JsonNode list = json("--list", "--json");
        assertEquals(List.of("api.lint", "compile", "test"), names(list));
        JsonNode compile = list.get("tasks").get(1);
        assertEquals(
                "[\"src/**\",\"!src/x\"]", compile.get("cache").get("inputs").toString());
        assertEquals("[\"build/\"]", compile.get("cache").get("outputs").toString());
        JsonNode test = list.get("tasks").get(2);
        assertEquals("Runs the tests.", test.get("summary").asText());
        assertTrue(test.get("group").isNull());
        assertEquals(
                "{\"file\":\"Tasks.java\",\"line\":4,\"path\":\"tasks/Tasks.java\"}",
                test.get("source").toString());
        JsonNode parameters = test.get("parameters");
        assertEquals("positional_list", parameters.get(0).get("kind").asText());
        assertEquals(
                "{\"name\":\"pattern\",\"kind\":\"option\",\"type\":\"String\",\"required\":false,"
                        + "\"options\":[\"-p\",\"--pattern\"],\"defaults\":[\"*\"],\"choices\":[],\"env\":null,"
                        + "\"description\":\"\"}",
                parameters.get(1).toString());
        assertEquals("[\"a\",\"b\"]", parameters.get(3).get("choices").toString());
        assertEquals("MODE", parameters.get(3).get("env").asText());
        assertEquals(
                "[{\"task\":\"compile\",\"kind\":\"requires\",\"arguments\":{}}]",
                test.get("dependencies").toString());
        assertEquals("api", list.get("tasks").get(0).get("group").asText());
    }

    @Test
    void hiddenTasksAreListedWhereTheyAreNamedOrAllAreWanted() throws IOException {
        assertEquals(List.of("internal"), names(json("--list", "--json", "internal")));
        assertEquals(List.of("api.lint", "compile", "internal", "test"), names(json("--list", "--json", "-v")));
        assertFalse(rig().run("--list").out().contains("internal"));
        assertTrue(rig().run("--list", "-v").out().contains("internal"));
        assertTrue(rig().run("--list", "-v").out().contains("(hidden) Nobody knows."));
    }

    @Test
    void theListIsAsWideAsTheTerminal() {
        String list = rig().with("COLUMNS", "40").run("--list").out();
        assertTrue(list.lines().allMatch(line -> line.length() <= 40), list);
        assertTrue(list.contains("\n      Compiles the sources.\n"), list);
        assertEquals(
                rig().run("--list").out(),
                rig().with("COLUMNS", "many").run("--list").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascii", "mermaid", "dot", "json", "html"})
    void everyFormatShowsTheClosureOnly(String format) {
        String all = rig().run("--graph", "--graph-format", format).out();
        String some = rig().run("--graph", "test", "--graph-format=" + format).out();
        for (String name : List.of("api.lint", "compile", "test")) {
            assertTrue(all.contains(name), all);
        }
        assertTrue(some.contains("compile") && some.contains("test"), some);
        assertFalse(some.contains("api.lint") || some.contains("internal") || all.contains("internal"), some);
    }

    @Test
    void aTreeIsDrawnUnlessSomethingElseIsAskedFor() {
        assertEquals("test *\n`- compile *\n", rig().run("--graph", "test").out());
        assertEquals(
                "test *\n└─ compile *\n",
                rig().with("LANG", "de_DE.UTF-8").run("test", "--graph").out());
        assertEquals(
                "test *\n`- compile *\n",
                rig().with("LANG", "de_DE.UTF-8")
                        .with("LC_ALL", "C")
                        .run("--graph", "test")
                        .out());
        assertEquals(
                rig().run("--graph", "--graph-format=json").out(),
                rig().run("--graph", "--json").out());
    }

    @Test
    void lastOutcomesAreThoseOfTheLastRuns() throws IOException {
        rig().run("test", "a");
        rig().run("api.lint", "-k");
        rig().run("compile");
        List<String> outcomes = new ArrayList<>();
        json("--graph", "--json")
                .get("tasks")
                .forEach(task -> outcomes.add(task.get("last_outcome").asText()));
        assertEquals(List.of("failed", "cached", "ran"), outcomes);
        String page = rig().run("--graph", "--graph-format=html").out();
        assertTrue(page.contains("<td>failed</td>"), page);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --graph tset               | no task named 'tset'. Did you mean 'test'? (ntask --list)
            --graph --graph-format=dto | --graph-format takes ascii, mermaid, dot, json or html, not 'dto'. Did you mean 'dot'?
            --graph --graph-format     | --graph-format takes ascii, mermaid, dot, json or html
            --graph-format=dot         | --graph-format goes with --graph
            --graph --json --graph-format=dot | --json and --graph-format say different things
            --list tset --json         | no task named 'tset'. Did you mean 'test'? (ntask --list)
            --grahp                    | no flag '--grahp'. Did you mean '--graph'? (ntask --help)
            graph                      | no task named 'graph'. Did you mean '--graph'? (ntask --help)
            clean --graph              | clean takes no '--graph'; usage: ntask clean [--all]
            """)
    void whatMakesNoSenseIsRefused(String words, String error) {
        assertEquals(new CliRig.Result(2, "", "error: " + error + "\n"), rig().run(words.split(" ", -1)));
    }

    @Test
    void nothingIsWritten() {
        rig().run("--graph", "--graph-format=html");
        rig().run("--list", "--json");
        assertFalse(Files.exists(root.resolve(".ntask")));
    }
}
