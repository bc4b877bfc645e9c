package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the graph, in a real browser. */
final class GraphPageIT {
    private static final Pattern NODE = Pattern.compile(
            "<g class=\"node[^\"]*\"[^>]* data-name=\"([^\"]+)\""
                    + " transform=\"translate\\((\\S+) (\\S+)\\)\".*?<rect width=\"(\\S+)\" height=\"(\\S+)\" class=\"(\\w+)\"");

    @TempDir
    Path temporary;

    private Project project;
    private Browser browser;

    @BeforeEach
    void create() {
        Programs.require(Browser.PROGRAM);
        project = new Project(temporary.resolve("project"));
        browser = new Browser(temporary);
    }

    /** Some tasks in layers, in a group and out of it; each needs up to three of those two layers below. */
    private static String tasks(int count) {
        Random random = new Random(count);
        int layer = Math.max(2, (int) Math.sqrt(count));
        StringBuilder grouped = new StringBuilder();
        StringBuilder others = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean inGroup = i % 3 == 0;
            List<String> needs = new ArrayList<>();
            int above = i / layer * layer;
            for (int j = random.nextInt(4); j > 0 && above > 0; j--) {
                int from = Math.max(0, above - 2 * layer);
                needs.add("\"" + names.get(from + random.nextInt(above - from)) + "\"");
            }
            (inGroup ? grouped : others)
                    .append("/** Task number ")
                    .append(i)
                    .append(" of many, which has a &lt;summary>. */\n")
                    .append("@Task(deps = {")
                    .append(String.join(", ", needs))
                    .append("}")
                    .append(i > 0 && i % 10 == 0 ? ", mustRunAfter = \"t1\"" : "")
                    .append(") static void t")
                    .append(i)
                    .append("() { ")
                    .append(i == 1 ? "throw new IllegalStateException();" : "")
                    .append(" }\n");
            names.add(inGroup ? "api.t" + i : "t" + i);
        }
        return "import dev.ntask.*;\nclass Tasks {\n" + others + "@Group(\"api\") static class Api {\n" + grouped
                + "}\n}\n";
    }

    private Path page() throws IOException {
        Launcher.Result result =
                project.launcher().and("--graph").and("--graph-format=html").run();
        assertEquals(new Launcher.Result(0, result.out(), ""), result);
        return Files.writeString(temporary.resolve("graph.html"), result.out());
    }

    /** A box of the drawing. */
    private record Box(String name, double x, double y, double width, double height, String outcome) {
        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    private static List<Box> boxes(String dom) {
        List<Box> boxes = new ArrayList<>();
        Matcher node = NODE.matcher(dom.replace("\n", " "));
        while (node.find()) {
            boxes.add(new Box(
                    node.group(1),
                    Double.parseDouble(node.group(2)),
                    Double.parseDouble(node.group(3)),
                    Double.parseDouble(node.group(4)),
                    Double.parseDouble(node.group(5)),
                    node.group(6)));
        }
        return boxes;
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50, 500})
    void everyTaskIsLaidOutAndNoneOverAnother(int count) throws IOException {
        project.write("Tasks.java", tasks(count));
        String dom = browser.dom(page());
        List<Box> boxes = boxes(dom);
        assertEquals(count, boxes.size());
        for (Box box : boxes) {
            assertTrue(box.x >= 0 && box.y >= 0 && box.width > 20 && box.height > 20, box.toString());
            for (Box other : boxes) {
                assertTrue(box.equals(other) || !box.overlaps(other), box + " over " + other);
            }
        }
        assertEquals(edges(count), dom.split("<path class=\"edge ", -1).length - 1);
    }

    private int edges(int count) {
        String json = project.launcher().run("--graph", "--json").out();
        assertEquals(count, json.split("\"last_outcome\":", -1).length - 1);
        return json.split("\"needs\":", -1).length - 1;
    }

    @Test
    void tasksAreColouredByTheirLastOutcome() throws IOException {
        project.write("Tasks.java", """
                import dev.ntask.*;
                class Tasks {
                  @Task static void bad() { throw new IllegalStateException(); }
                  @Task(deps = "bad") static void below() { }
                  @Task @Cached static void good() { }
                  @Task static void never() { }
                  @Task static void plain() { }
                }
                """);
        project.launcher().run("good");
        project.launcher().run("-k", "below", "good", "plain");
        String expected = "bad failed, below skipped, good cached, never none, plain ran";
        List<String> outcomes = new ArrayList<>();
        String dom = browser.dom(page());
        boxes(dom).forEach(box -> outcomes.add(box.name + " " + box.outcome));
        assertEquals(expected, String.join(", ", outcomes));
        assertTrue(dom.contains("<i class=\"failed\"></i>\u2717 failed 1"), "the legend");
    }

    /** What is done with keys and buttons, by a script behind those of the page. */
    @Test
    void itCanBeMovedSearchedAndAsked() throws IOException {
        project.write("Tasks.java", tasks(50));
        Path page = page();
        String script = """
                <script>
                const state = () => document.getElementById("view").getAttribute("transform");
                const key = (target, key) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
                const said = [];
                const svg = document.getElementById("graph");
                let before = state();
                const differs = (what) => { said.push(what + ":" + (before !== state())); before = state(); };
                document.getElementById("in").click(); differs("in");
                key(svg, "ArrowLeft"); differs("left");
                svg.dispatchEvent(new WheelEvent("wheel", { deltaY: 100, clientX: 300, clientY: 300, bubbles: true, cancelable: true }));
                differs("wheel");
                const start = { pointerId: 1, clientX: 20, clientY: 700, button: 0, bubbles: true };
                svg.setPointerCapture = () => {};
                svg.dispatchEvent(new PointerEvent("pointerdown", start));
                svg.dispatchEvent(new PointerEvent("pointermove", { ...start, clientX: 90 })); differs("drag");
                svg.dispatchEvent(new PointerEvent("pointerup", start));
                key(document.body, "0"); differs("fit");
                const far = () => document.querySelectorAll(".node.far").length;
                const find = document.getElementById("find");
                find.value = "api."; find.dispatchEvent(new Event("input"));
                said.push("found:" + (document.querySelectorAll(".node").length - far()));
                key(document.body, "Escape"); said.push("none:" + far());
                const node = document.querySelector('[data-name="t1"]');
                node.focus(); key(node, "Enter");
                said.push("chosen:" + document.querySelectorAll(".node.chosen").length);
                said.push("detail:" + !document.getElementById("detail").hidden);
                said.push("far:" + (far() > 0));
                document.body.dataset.said = said.join(" ");
                </script>
                """;
        Files.writeString(page, Files.readString(page).replace("</body>", script + "</body>"));
        Matcher said = Pattern.compile("data-said=\"([^\"]*)\"").matcher(browser.dom(page));
        assertTrue(said.find());
        assertEquals(
                "in:true left:true wheel:true drag:true fit:true found:17 none:0 chosen:1 detail:true far:true",
                said.group(1));
    }

    @Test
    void itIsLightOrDarkAsTheUserPrefers() throws IOException {
        project.write("Tasks.java", tasks(5));
        Path page = page();
        assertTrue(brightness(browser.picture(page, false)) > 0.9);
        assertTrue(brightness(browser.picture(page, true)) < 0.2);
    }

    /** How bright the page is where nothing is drawn: just above the table. */
    private static double brightness(Path picture) throws IOException {
        Color color = new Color(ImageIO.read(picture.toFile()).getRGB(20, 780));
        return Color.RGBtoHSB(color.getRed(), color.getGreen(), color.getBlue(), null)[2];
    }

    /** Without scripts nothing is hidden. */
    @Test
    void withoutScriptsThereIsATable() throws IOException {
        project.write("Tasks.java", tasks(5));
        String page = Files.readString(page());
        assertTrue(page.contains("<details id=\"table\" open>"));
        assertEquals(5, page.split("<tr><td>", -1).length - 1);
        assertTrue(page.contains("<noscript><p>Without scripts"));
    }
}
