package dev.ntask.core.glob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobIntersectionTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            a                  | b                   | a/b
            /a                 | /b                  | none
            /a                 | /a/b/c              | a/b/c
            build/             | /build              | build
            build/classes/     | build/test/         | none
            build/**           | build/test/         | build/test
            build/cl*/         | build/classes/**    | build/classes/x
            src/**/*.java      | src/**/*.txt        | src/.java/.txt
            src/*.java         | src/*.txt           | none
            src/a*             | src/*b              | src/ab
            src/a?             | src/ab?             | none
            src/a?/x           | src/ab?             | none
            /a[a-c]            | /a[c-e]             | ac
            /a[a-c]            | /a[!a-c]            | none
            /?                 | /ä                  | none
            /??                | /ä                  | ä
            a/**/b             | a/x/*/c             | a/b/x/c
            a**/x              | ab/c/x              | ab/c/x
            a/*/c              | a/b                 | a/b/c
            *.class            | build/classes/      | build/classes/.class
            """)
    void namesAShortestCommonPath(String a, String b, String expected) {
        Optional<String> example = GlobIntersection.of(GlobPattern.parse(a), GlobPattern.parse(b));

        assertEquals(expected.equals("none"), example.isEmpty(), () -> "example: " + example.orElse("none"));
        example.ifPresent(path -> {
            assertEquals(expected.length(), path.length(), path);
            assertTrue(GlobPattern.parse(a).covers(path, true), path);
            assertTrue(GlobPattern.parse(b).covers(path, true), path);
        });
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            **                 | /build/             | build
            ** !/build/        | /build/             | none
            ** !/build/ /build/doc/ | /build/        | build/doc
            ** !*.txt          | /a/*.txt            | none
            ** !*.txt          | /a/*.t?t            | a/xxtxt
            ** !*.txt          | /*.t[xy]t           | .tyt
            /a/* !/a/b         | /a/b/c              | none
            /a/* !/a/?         | /a/b*               | a/bx
            /x !/x/            | /x                  | x
            /x/                | /x !/x/             | none
            !a                 | b                   | none
            """)
    void setsMeetWhereNoNegatedPatternPartsThem(String a, String b, String expected) {
        Optional<String> example = GlobIntersection.of(GlobSetTest.set(a), GlobSetTest.set(b));

        assertEquals(expected.equals("none"), example.isEmpty(), () -> "example: " + example.orElse("none"));
        example.ifPresent(path -> assertTrue(meets(GlobSetTest.set(a), GlobSetTest.set(b), path), path));
    }

    @Test
    void findsEveryMeetingOnRandomTrees() {
        int met = 0;
        int apart = 0;
        for (int seed = 0; seed < 1500; seed++) {
            RandomTree tree = new RandomTree(new Random(seed));
            GlobSet a = GlobSetTest.randomSet(tree, seed);
            GlobSet b = GlobSetTest.randomSet(tree, -seed - 1);
            Optional<String> example = GlobIntersection.of(a, b);
            String context = "seed " + seed + ": " + a + " and " + b + " at " + example.orElse("none");

            if (example.isPresent()) {
                met++;
                assertTrue(meets(a, b, example.get()), context);
            } else {
                apart++;
                tree.entries()
                        .forEach((path, directory) -> assertTrue(
                                !(a.matches(path, directory) && b.matches(path, directory)),
                                () -> context + ", but " + path));
            }
        }
        assertTrue(met > 100 && apart > 100, met + " met, " + apart + " apart");
    }

    @Test
    void pairsAgreeWithSetsOfOne() {
        for (int seed = 0; seed < 1500; seed++) {
            RandomTree tree = new RandomTree(new Random(seed));
            List<GlobPattern> patterns = new ArrayList<>();
            for (int next = 0; patterns.size() < 2; next++) {
                for (GlobPattern pattern :
                        GlobSetTest.randomSet(tree, seed + 7919L * next).patterns()) {
                    if (!pattern.negated()) {
                        patterns.add(pattern);
                    }
                }
            }
            GlobPattern a = patterns.get(0);
            GlobPattern b = patterns.get(1);
            Optional<String> pair = GlobIntersection.of(a, b);
            Optional<String> sets =
                    new SetSearch(GlobSet.ofPatterns(List.of(a)), GlobSet.ofPatterns(List.of(b))).find();

            assertEquals(pair.map(String::length), sets.map(String::length), () -> a + " and " + b);
        }
    }

    @Test
    @Timeout(10)
    void hardPatternsStayQuick() {
        String many = "*a" + "?".repeat(40);
        assertTrue(GlobIntersection.of(GlobPattern.parse("/" + many), GlobPattern.parse("/*b" + "?".repeat(41)))
                .isPresent());
        assertTrue(GlobIntersection.of(GlobSet.of(List.of("/*", "!/" + many)), GlobSet.of(List.of("/" + many)))
                .isEmpty());
    }

    private static boolean meets(GlobSet a, GlobSet b, String path) {
        return (a.matches(path, true) && b.matches(path, true)) || (a.matches(path, false) && b.matches(path, false));
    }
}
