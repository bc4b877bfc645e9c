package dev.ntask.core.glob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
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

    /** {@code any}: the patterns do not say. */
    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            ''                            | ''         | ''
            src/**                        | ''         | src
            src/**                        | src        | any
            src/**                        | other      | ''
            src/main/*.java               | src        | main
            src/main/*.java               | src/main   | any
            src/main/*.java               | src/main/x | ''
            src/a*                        | src        | any
            /src                          | ''         | src
            src/                          | ''         | any
            /src/                         | ''         | src
            src                           | ''         | any
            **/src/x                      | ''         | any
            p/b/in/** p/a/out p/a/in      | p          | a b
            p/b/in/** p/a/out p/a/in      | p/a        | in out
            p/a/in p/*/out                | p          | any
            p/a/in *.log                  | p          | any
            p/a/in !p/b                   | p          | a
            p/a/in !*.log                 | p          | a
            pa/in p/b                     | p          | b
            p/a\\*b/in                    | p          | a*b
            """)
    void namesThatArePossibleInADirectory(String patterns, String directory, String expected) {
        String names = set(patterns)
                .namesIn(directory)
                .map(found -> String.join(" ", found))
                .orElse("any");
        assertEquals(expected, names);
    }

    @Test
    void nothingOfAnotherNameMatters() {
        int told = 0;
        for (int seed = 0; seed < 2000; seed++) {
            RandomTree tree = new RandomTree(new Random(seed));
            GlobSet set = randomSet(tree, seed);
            for (String path : tree.entries().keySet()) {
                int slash = path.lastIndexOf('/');
                Optional<SortedSet<String>> names = set.namesIn(path.substring(0, Math.max(slash, 0)));
                if (names.isPresent() && !names.get().contains(path.substring(slash + 1))) {
                    told++;
                    assertFalse(set.matches(path, false) || set.matches(path, true), set + " on " + path);
                    assertFalse(set.mayMatchBelow(path), set + " below " + path);
                }
            }
        }
        assertTrue(told > 1000, told + " names");
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
