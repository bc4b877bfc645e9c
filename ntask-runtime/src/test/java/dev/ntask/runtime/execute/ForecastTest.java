package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForecastTest {
    @TempDir
    Path root;

    /** {@code gen} writes what {@code compile} reads; {@code lint} has no outputs; {@code all} is not cached. */
    private TestProject project() {
        TestProject project = new TestProject(
                        root, "gen:", "compile: gen", "lint:", "check: lint", "all: compile check")
                .cached("gen", "in.txt", "gen/")
                .cached("compile", "gen/** src/**", "build/")
                .cached("lint", "src/**", "")
                .cached("check", "", "")
                .write("in.txt", "in")
                .write("src/A", "a");
        return project.body("gen", words -> project.write("gen/G", project.read("in.txt")))
                .body("compile", words -> project.write("build/C", project.read("gen/G") + project.read("src/A")));
    }

    @Test
    void beforeTheFirstRunOnlyTheBeginningIsKnown() {
        assertEquals(
                "gen MISS (first-run), compile DEPENDS on gen, lint MISS (first-run), check MISS (first-run),"
                        + " all RUNS on gen",
                project().forecast("all"));
    }

    @Test
    void withoutAChangeEverythingIsAHit() {
        TestProject project = project();
        project.run("all");
        assertEquals("gen HIT, compile HIT, lint HIT, check HIT, all RUNS", project.forecast("all"));
    }

    @Test
    void whatIsBelowAMissWithOutputsDependsOnThem() {
        TestProject project = project();
        project.run("all");
        project.write("in.txt", "changed");
        assertEquals(
                "gen MISS (input-modified: in.txt), compile DEPENDS on gen, lint HIT, check HIT, all RUNS on gen",
                project.forecast("all"));
    }

    @Test
    void whatIsBelowAMissWithoutOutputsMisses() {
        TestProject project = project();
        project.run("all");
        project.write("src/A", "changed");
        assertEquals(
                "lint MISS (input-modified: src/A), check MISS (upstream-invalidated: lint)",
                project.forecast("check"));
    }

    @Test
    void filesThatHaveYetToBeRestoredCannotBeCompared() {
        TestProject project = project();
        project.run("all");
        project.delete("gen/G");
        assertEquals("gen HIT, compile DEPENDS on gen", project.forecast("compile"));
        project.delete("build/C");
        assertEquals("gen UP_TO_DATE", project.run("gen").replace("RESTORED", "UP_TO_DATE"));
        assertEquals("gen HIT, compile HIT", project.forecast("compile"));
    }

    @Test
    void aResultThatCannotBePutInPlaceIsNoHit() throws IOException {
        TestProject project = project();
        project.run("gen");
        project.delete("gen/G");
        assertEquals("gen HIT", project.forecast("gen"));
        removeContents("in");
        assertTrue(project.forecast("gen").startsWith("gen MISS (entry-unusable: content "), project.forecast("gen"));
        project.run("gen");
        assertTrue(project.misses().get(0).startsWith("gen: entry-unusable: content "), project.misses()::toString);
    }

    @Test
    void aResultInPlaceIsAHitWhateverTheStoreHasLost() throws IOException {
        TestProject project = project();
        project.run("gen");
        removeContents("in");
        assertEquals("gen HIT", project.forecast("gen"));
        assertEquals("gen UP_TO_DATE", project.run("gen"));
    }

    @Test
    void filesOfUnknownOriginAmongTheOutputsAreNoHit() throws IOException {
        TestProject project = project();
        project.run("gen");
        project.delete("gen/G");
        project.write("gen/other", "whose?");
        try (Stream<Path> records = Files.walk(root.resolve(".ntask/latest"))) {
            records.filter(Files::isRegularFile).forEach(ForecastTest::delete);
        }
        String expected =
                "gen MISS (entry-unusable: 'gen/other' lies among the outputs, and it is not known who wrote it)";
        assertEquals(expected, project.forecast("gen"));
        assertEquals("gen EXECUTED", project.run("gen"));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeContents(String content) {
        String digest = Digest.of(content.getBytes(StandardCharsets.UTF_8)).sha256();
        delete(root.resolve(".ntask/cas").resolve(digest.substring(0, 2)).resolve(digest));
    }

    @Test
    void whatDoesNotCareDoesNotWait() {
        TestProject project = project();
        project.cached("compile", "src/**", "build/", List.of(), List.of(), Propagation.NONE, true);
        assertEquals("gen MISS (first-run), compile MISS (first-run)", project.forecast("compile"));
    }

    @Test
    void aForcedTaskMisses() {
        TestProject project = project();
        project.run("lint");
        project.forced =
                Set.of(project.registry.select("lint").requested().get(0).task().ordinal());
        assertEquals("lint MISS (forced)", project.forecast("lint"));
    }

    @Test
    void withoutACacheEverythingRuns() {
        TestProject project = project();
        project.run("lint");
        project.cacheEnabled = false;
        assertEquals("lint RUNS", project.forecast("lint"));
    }

    @Test
    void nothingIsWritten() throws IOException {
        TestProject project = project();
        project.run("all");
        project.write("in.txt", "changed");
        project.delete("build/C");
        List<String> before = tree();
        project.forecast("all");
        assertEquals(before, tree());
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            List<String> entries = new ArrayList<>();
            for (Path path : paths.sorted().toList()) {
                entries.add(path + " " + Files.getLastModifiedTime(path)
                        + (Files.isRegularFile(path) ? " " + Files.size(path) : ""));
            }
            return entries;
        }
    }

    /** Whatever is changed at random: a hit that was predicted is one, and so is a miss. */
    @Test
    void aPredictionComesTrue() {
        Random random = new Random(20);
        TestProject project = project();
        for (int round = 0; round < 150; round++) {
            disturb(project, random);
            List<String> predicted = List.of(project.forecast("all").split(", ", -1));
            List<String> ends = List.of(project.run("all").split(", ", -1));
            for (String prediction : predicted) {
                String[] words = prediction.split(" ", -1);
                String end = ends.stream()
                        .filter(each -> each.startsWith(words[0] + " "))
                        .findFirst()
                        .orElseThrow();
                boolean ran = end.endsWith("EXECUTED");
                boolean expected = !words[1].equals("HIT");
                assertTrue(ran == expected || words[1].equals("DEPENDS"), round + ": " + predicted + " but " + ends);
            }
        }
    }

    private static void disturb(TestProject project, Random random) {
        for (int i = random.nextInt(3); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> project.write("in.txt", "in" + random.nextInt(3));
                case 1 -> project.write("src/A", "a" + random.nextInt(3));
                case 2 -> project.write("src/B", "b" + random.nextInt(2));
                case 3 -> project.write("gen/G", "edited by hand");
                case 4 -> project.write("build/C", "edited by hand");
                default -> project.code.put("lint", "code" + random.nextInt(2));
            }
        }
    }
}
