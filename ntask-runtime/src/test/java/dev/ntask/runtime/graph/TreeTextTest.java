package dev.ntask.runtime.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.text.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TreeTextTest {
    private static final String PROJECT = "release: test <fmt / test*: compile >lint gen[mode=fast] / compile*: gen"
            + " / gen(mode=slow): / lint*: compile / fmt: / api.all: compile";

    private static String tree(String tasks, int width, String... named) {
        return new TreeText(Sketch.drawing(tasks, named), width, true).text();
    }

    @Test
    void whatATaskNeedsStandsBelowIt() {
        assertEquals("""
                api.all
                └─ compile *
                   └─ gen
                lint *
                └─ compile * (shown above)
                release
                ├─ test *
                │  ├─ compile * (shown above)
                │  ├─ lint * (order only)
                │  └─ gen --mode=fast (shown above)
                └─ fmt (before)
                """, tree(PROJECT, 80));
    }

    @Test
    void onlyTheClosureIsDrawn() {
        assertEquals("""
                compile *
                └─ gen
                """, tree(PROJECT, 80, "compile"));
        assertEquals("""
                gen
                compile *
                └─ gen (shown above)
                """, tree(PROJECT, 80, "gen", "compile"));
    }

    @Test
    void withoutUtf8ItIsPlain() {
        assertEquals("""
                release
                |- test *
                |  |- compile *
                |  |  `- gen
                |  `- gen --mode=fast (shown above)
                `- fmt (before)
                """, new TreeText(Sketch.drawing(PROJECT, "release"), 80, false).text());
    }

    @Test
    void whereWordsFindNoRoomThereAreSigns() {
        assertEquals("""
                release
                ├─ test *
                │  ├─ compile *
                │  │  └─ gen
                │  └─ gen --mode... ^
                └─ fmt (before)

                ^ shown above
                """, tree(PROJECT, 21, "release"));
    }

    @Test
    void whatIsNestedTooDeepGoesOnFromTheLeft() {
        assertEquals("""
                first
                └─ second
                   └─ third
                      └─ fourth v
                fourth
                └─ fifth

                v continued below
                """, tree("first: second / second: third / third: fourth / fourth: fifth / fifth:", 19));
        assertEquals("""
                first
                └─ second
                   └─ third
                      └─ fourth
                         └─ fifth
                """, tree("first: second / second: third / third: fourth / fourth: fifth / fifth:", 24));
    }

    @Test
    void nothingIsWiderThanTheTerminalAndNothingIsMissing() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<String> lines = new ArrayList<>();
            int count = 1 + random.nextInt(60);
            for (int i = 0; i < count; i++) {
                StringBuilder line = new StringBuilder("t" + i + (random.nextBoolean() ? "*:" : ":"));
                for (int j = 0; j < random.nextInt(4) && i > 0; j++) {
                    line.append(random.nextInt(5) == 0 ? " <t" : " t").append(Math.max(0, i - 1 - random.nextInt(3)));
                }
                lines.add(line.toString());
            }
            int width = 20 + random.nextInt(40);
            String tree = new TreeText(Sketch.drawing(String.join(" / ", lines)), width, true).text();
            for (String line : tree.split("\n", -1)) {
                assertTrue(Columns.of(line) <= width, "seed " + seed + ": " + line + "\n" + tree);
            }
            for (int i = 0; i < count; i++) {
                long shown = tree.lines()
                        .filter(line ->
                                !line.contains("shown") && !line.contains("below") && !line.matches(".* [v^].*"))
                        .map(line -> line.replaceAll("^[│├└─ ]*", "").replaceAll(" .*", ""))
                        .filter(("t" + i)::equals)
                        .count();
                assertEquals(1, shown, "seed " + seed + ": t" + i + "\n" + tree);
            }
        }
    }

    @Test
    void aChainOfThousandsIsNoTrouble() {
        List<String> lines = new ArrayList<>(List.of("t0:"));
        for (int i = 1; i < 5_000; i++) {
            lines.add("t" + i + ": t" + (i - 1));
        }
        assertTrue(tree(String.join(" / ", lines), 100_000).lines().count() >= 5_000);
    }
}
