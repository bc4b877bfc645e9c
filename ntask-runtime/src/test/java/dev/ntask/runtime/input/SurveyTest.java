package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.core.glob.GlobSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which directories a look says to matter. */
final class SurveyTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            src/**                 | . src src/deep
            **                     | . node src src/deep
            src/*.txt              | . src
            top.txt                | . node src src/deep
            /top.txt               | .
            node/lib/**            | . node node/lib
            src/deep/x conf/**     | . src src/deep
            """)
    void onlyThoseInWhichAPatternCanMatch(String patterns, String directories) throws IOException {
        TestTree tree = new TestTree(temporary.resolve("project"))
                .with(".gitignore=lib", "src/deep/x=1", "node/lib/y=1", "top.txt=1", ".ntask/z=1");
        Inputs inputs = inputs(tree.root);
        TreeSet<String> visited = new TreeSet<>();
        Survey survey = inputs.survey(directory -> {
            String name = tree.root.relativize(directory).toString();
            visited.add(name.isEmpty() ? "." : name);
        });
        survey.of(GlobSet.of(List.of(patterns.split(" "))));
        assertEquals(directories, String.join(" ", visited));
    }

    @Test
    void eachIsToldBeforeItIsListedAndOnce() throws IOException {
        TestTree tree = new TestTree(temporary.resolve("project")).with("src/a=1");
        List<Path> visited = new ArrayList<>();
        Survey survey = inputs(tree.root).survey(directory -> {
            visited.add(directory);
            if (directory.endsWith("src")) {
                write(directory.resolve("late"));
            }
        });
        assertEquals("src/a src/late", TestTree.paths(survey.of(GlobSet.of(List.of("src/**")))));
        assertEquals("src/a src/late", TestTree.paths(survey.of(GlobSet.of(List.of("src/*")))));
        assertEquals(List.of(tree.root, tree.root.resolve("src")), visited);
    }

    private static Inputs inputs(Path root) {
        StatCache none = StatCache.open(root.resolveSibling("none"), root, Clock.systemUTC());
        KnownSelections unused = KnownSelections.open(root.resolveSibling("none-either"), Clock.systemUTC());
        return new Inputs(root, List.of(), none, unused);
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "x");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
