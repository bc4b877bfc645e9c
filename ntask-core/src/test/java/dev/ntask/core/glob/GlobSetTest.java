package dev.ntask.core.glob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobSetTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            ''                                 | a              | false
            !a                                 | a              | false
            src/**                             | src/a.txt      | true
            src/** !*.txt                      | src/a.txt      | false
            src/** !*.txt src/a.txt            | src/a.txt      | true
            !*.txt src/**                      | src/a.txt      | true
            src/ !src/gen/                     | src/gen/a.txt  | false
            src/ !src/gen/                     | src/a.txt      | true
            src/ !src/gen/ src/gen/keep/       | src/gen/keep/a | true
            src/ !src/gen/ src/gen/keep/       | src/gen/a      | false
            * !target/                         | sub/target/x   | false
            """)
    void theLastPatternThatCoversDecides(String patterns, String path, boolean expected) {
        assertEquals(expected, set(patterns).matches(path, false));
    }

    @ParameterizedTest(name = "{0} as outputs, on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            build/           | build/a           | true
            build/           | src/app/build/A   | false
            build            | src/build         | false
            *.log            | a.log             | true
            *.log            | src/a.log         | false
            **/build/        | src/app/build/A   | true
            build/ !*.tmp    | build/deep/a.tmp  | false
            build/ !*.tmp    | build/deep/a      | true
            """)
    void outputsBeginAtTheRoot(String patterns, String path, boolean expected) {
        GlobSet outputs = GlobSet.ofOutputs(List.of(patterns.split(" ")));
        assertEquals(expected, outputs.matches(path, false));
    }

    @ParameterizedTest(name = "{0} below {1}: {2}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            ''                           | ''         | false
            !a                           | ''         | false
            src/** doc/*.md              | src/a      | true
            src/** doc/*.md              | doc        | true
            src/** doc/*.md              | doc/a      | false
            src/ !src/gen/               | src/gen    | false
            src/ !src/gen/               | src/gen/a  | false
            src/ !src/gen/               | src        | true
            src/ !src/gen/ src/gen/keep/ | src/gen    | true
            src/ !src/gen/ src/gen/keep/ | src/gen/x  | false
            !src/ src/                   | src        | true
            """)
    void prunesWhatNothingCanMatch(String patterns, String directory, boolean expected) {
        assertEquals(expected, set(patterns).mayMatchBelow(directory));
    }

    @Test
    void neverPrunesAMatch() {
        for (int seed = 0; seed < 2000; seed++) {
            RandomTree tree = new RandomTree(new Random(seed));
            GlobSet set = randomSet(tree, seed);
            tree.entries().forEach((path, directory) -> {
                for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                    String parent = path.substring(0, slash);
                    assertTrue(!set.matches(path, directory) || set.mayMatchBelow(parent), () -> set + " on " + path);
                }
            });
        }
    }

    static GlobSet randomSet(RandomTree tree, long seed) {
        Random random = new Random(seed);
        List<GlobPattern> patterns = new ArrayList<>();
        for (int wanted = 1 + random.nextInt(4); patterns.size() < wanted; ) {
            try {
                patterns.add(GlobPattern.parse(tree.randomPattern()));
            } catch (GlobSyntaxException e) {
                assertTrue(e.position() >= 0);
            }
        }
        return GlobSet.ofPatterns(patterns);
    }

    static GlobSet set(String patterns) {
        return GlobSet.of(patterns.isEmpty() ? List.of() : List.of(patterns.split(" ")));
    }
}
