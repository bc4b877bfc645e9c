package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to make a build pass for one that is up to date, though it is not any more. */
class KnownBuildsTest {
    @TempDir
    Path temp;

    private Path root;
    private TestProject project;

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        root = Files.createDirectories(temp.toRealPath().resolve("project"));
        Process git =
                new ProcessBuilder("git", "init", "-q").directory(root.toFile()).start();
        assertEquals(0, git.waitFor());
        project = new TestProject(root, "all: test", "compile:", "other:", "test(mode=fast): compile")
                .cached("compile", "src/**", "out/**", List.of("FLAGS"), List.of(), Propagation.OUTCOME, true)
                .cached("test", "test/**", "report", List.of(), List.of(), Propagation.OUTCOME, true)
                .write("src/a", "1")
                .write("src/deep/b", "2")
                .write("test/t", "3")
                .write(".gitignore", "*.log\n")
                .body(
                        "compile",
                        values -> project.write("out/classes/a", project.read("src/a"))
                                .write("out/b", "b"))
                .body("test", values -> project.write("report", project.read("out/classes/a") + values[0]));
    }

    /** The names of the actions that a run did not look up. */
    private String known() {
        project.inANewProcess().run("all");
        return names(project.known);
    }

    private static String names(Map<Action, String> known) {
        return String.join(
                " ", known.keySet().stream().map(Action::name).sorted().toList());
    }

    /**
     * Makes sure that the next assertion is about a build that was known. One run makes everything, one finds it done and
     * learns what the patterns mean, and one learns how all looks.
     */
    private void learned() {
        int runs = 1;
        while (!known().equals("compile test")) {
            assertTrue(runs++ < 4, "it takes three runs");
        }
        assertEquals("compile UP_TO_DATE, test UP_TO_DATE, all EXECUTED", project.recorder.ends());
    }

    private void assertUnknown() {
        assertEquals("", known());
    }

    /** Nothing is known, and in the end there is what there should be. */
    private void assertRuns(String ends) {
        assertUnknown();
        assertEquals(ends + ", all EXECUTED", project.recorder.ends());
    }

    @Test
    void whatIsAsItWasIsKnownAndToldAsEver() {
        String told = "";
        for (int i = 0; i < 4; i++) {
            told = known();
        }
        assertEquals("compile test", told);
        assertEquals("compile UP_TO_DATE, test UP_TO_DATE, all EXECUTED", project.recorder.ends());
        Map<Action, String> known = project.known;
        project.run("all");
        assertEquals(
                project.recorder.fingerprints(),
                new TreeMap<>(Map.of("compile", fingerprint(known, "compile"), "test", fingerprint(known, "test"))));
    }

    private static String fingerprint(Map<Action, String> known, String name) {
        return known.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void aWriteOfTheSameSizeWithItsTimeSetBackIsSeen() throws IOException {
        learned();
        rewrite("src/a", "9");
        assertRuns("compile EXECUTED, test EXECUTED");
        assertEquals("9fast", project.read("report"));
        learned();
        rewrite("out/classes/a", "8");
        assertRuns("compile RESTORED, test UP_TO_DATE");
        assertEquals("9", project.read("out/classes/a"));
        learned();
        rewrite("report", "8fast");
        assertRuns("compile UP_TO_DATE, test RESTORED");
    }

    private void rewrite(String file, String content) throws IOException {
        FileTime time = Files.getLastModifiedTime(root.resolve(file));
        project.write(file, content);
        Files.setLastModifiedTime(root.resolve(file), time);
    }

    @Test
    void anotherFileOfTheSameSizeAndTimeInTheSamePlaceIsSeen() throws IOException {
        learned();
        project.write("copy", "7fast");
        Files.setLastModifiedTime(root.resolve("copy"), Files.getLastModifiedTime(root.resolve("report")));
        Files.move(root.resolve("copy"), root.resolve("report"), StandardCopyOption.REPLACE_EXISTING);
        assertRuns("compile UP_TO_DATE, test RESTORED");
        assertEquals("1fast", project.read("report"));
    }

    @Test
    void outputsThatGoAreSeen() throws IOException {
        learned();
        project.delete("out/b");
        assertRuns("compile RESTORED, test UP_TO_DATE");
        learned();
        project.delete("report");
        assertRuns("compile UP_TO_DATE, test RESTORED");
    }

    @Test
    void permissionsOfOutputsAreSeen() throws IOException {
        learned();
        Files.setPosixFilePermissions(root.resolve("report"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertRuns("compile UP_TO_DATE, test RESTORED");
    }

    @Test
    void aDirectorySwappedForALinkToItsCopyIsSeen() throws IOException {
        learned();
        Files.move(root.resolve("out"), root.resolve("moved"));
        Files.createSymbolicLink(root.resolve("out"), Path.of("moved"));
        assertUnknown();
    }

    @Test
    void inputsThatComeAndGoAreSeen() {
        learned();
        project.write("src/deep/c", "new");
        assertRuns("compile EXECUTED, test UP_TO_DATE");
        learned();
        project.delete("src/deep/c");
        assertRuns("compile UP_TO_DATE, test UP_TO_DATE");
        learned();
        project.write(".gitignore", "b\n");
        assertRuns("compile EXECUTED, test UP_TO_DATE");
    }

    @Test
    void whatElseDecidesCounts() {
        learned();
        project.environment.put("FLAGS", "-g");
        assertRuns("compile EXECUTED, test UP_TO_DATE");
        learned();
        project.code.put("test", "other");
        assertRuns("compile UP_TO_DATE, test EXECUTED");
        learned();
        project.platform = new PlatformFacts(25, "linux-amd64");
        assertRuns("compile EXECUTED, test EXECUTED");
        learned();
        project.withoutCode.add("test");
        assertRuns("compile UP_TO_DATE, test EXECUTED");
        assertUnknown();
    }

    @Test
    void eachRequestIsKnownByItself() {
        learned();
        project.inANewProcess().run("compile");
        assertEquals("", names(project.known));
        project.inANewProcess().run("compile");
        assertEquals("compile", names(project.known));
        assertEquals("compile test", known());
        Action other = project.registry.action("test", "mode", "slow");
        project.inANewProcess().run(other);
        assertEquals("compile UP_TO_DATE, test --mode=slow EXECUTED", project.recorder.ends());
        assertRuns("compile UP_TO_DATE, test RESTORED");
    }

    @Test
    void theBuildOfAnotherRequestIsNotTakenForThis() throws IOException {
        learned();
        project.inANewProcess().run("compile");
        Path builds = root.resolve(".ntask/builds");
        List<Path> both = list(builds);
        assertEquals(2, both.size());
        byte[] first = Files.readAllBytes(both.get(0));
        Files.write(both.get(0), Files.readAllBytes(both.get(1)));
        Files.write(both.get(1), first);
        assertUnknown();
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    void whateverTheDamageNothingWrongIsKnown() throws IOException {
        learned();
        Map<Action, String> right = project.known;
        Path kept = list(root.resolve(".ntask/builds")).get(0);
        byte[] whole = Files.readAllBytes(kept);
        Plan plan = Plan.of(project.registry, project.registry.select("all"));
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x01;
            Files.write(kept, damaged);
            Map<Action, String> known = project.inANewProcess().whatIsKnown(plan);
            assertTrue(known.isEmpty() || known.equals(right), "byte " + i);
            Files.write(kept, Arrays.copyOf(whole, i));
            assertEquals(Map.of(), project.inANewProcess().whatIsKnown(plan), "the first " + i);
        }
        Files.delete(kept);
        Files.createDirectory(kept);
        assertUnknown();
    }

    @Test
    void afterHalfADayAndBeforeItBeganNothingIsKnown() {
        learned();
        project.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(13));
        assertUnknown();
        assertEquals("compile test", known(), "it was learned again");
        project.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        assertUnknown();
    }

    @Test
    void whatAnotherProjectOfTheStoreForgetsIsNotKnown() throws IOException {
        Path store = temp.toRealPath().resolve("store");
        project.keepingItsStateIn(store);
        learned();
        StateDirectory.of(store, temp.resolve("elsewhere")).cleanEntries();
        assertRuns("compile EXECUTED, test EXECUTED");
    }

    @Test
    void whatStandsBehindSomethingThatIsNotCachedIsNeverKnown() {
        TestProject behind = new TestProject(root, "gen:", "make: gen")
                .cached("make", "src/**", "made")
                .body("make", values -> project.write("made", "1"));
        for (int i = 0; i < 4; i++) {
            behind.inANewProcess().run("make");
            assertEquals(Map.of(), behind.known);
        }
    }

    @Test
    void whatMayRunBetweenTwoRequestsHidesNothing() {
        learned();
        project.body("other", values -> project.write("src/a", "5"));
        for (int i = 0; i < 3; i++) {
            project.write("src/a", "1").inANewProcess().run("other", "test");
            assertEquals(
                    "other EXECUTED, compile " + (i == 0 ? "EXECUTED" : "UP_TO_DATE"),
                    project.recorder.ends().replaceFirst(", test.*", ""));
            assertEquals("5fast", project.read("report"));
        }
    }

    @Test
    void whatOnlyAToolCanSayIsNeverKnown() {
        TestProject asking = new TestProject(root, "make:")
                .cached("make", "src/**", "made", List.of(), List.of("cat version"), Propagation.OUTCOME, true)
                .write("version", "1")
                .body("make", values -> project.write("made", project.read("version")));
        for (int i = 0; i < 4; i++) {
            asking.inANewProcess().run("make");
            assertEquals(Map.of(), asking.known);
        }
        asking.write("version", "2").inANewProcess().run("make");
        assertEquals("2", asking.read("made"));
    }

    @Test
    void linksAmongOutputsAreLookedUp() throws IOException {
        project.body("compile", values -> {
            project.write("out/classes/a", "1");
            Files.deleteIfExists(root.resolve("out/link"));
            Files.createSymbolicLink(root.resolve("out/link"), Path.of("classes"));
        });
        for (int i = 0; i < 4; i++) {
            assertUnknown();
        }
    }

    @Test
    void withoutFilesThereIsNothingToForget() {
        TestProject bare = new TestProject(root, "check:").cached("check", "src/**", "");
        for (int i = 0; i < 4; i++) {
            bare.inANewProcess().run("check");
        }
        assertEquals("check", names(bare.known));
        bare.write("src/a", "2").inANewProcess().run("check");
        assertEquals("check EXECUTED", bare.recorder.ends());
    }

    @Test
    void whatDependenciesCountForIsPartOfIt() {
        TestProject deaf = made(Propagation.NONE);
        deaf.write("in", "1");
        for (int i = 0; i < 3; i++) {
            deaf.inANewProcess().run("make");
            deaf.write("in", "2");
        }
        for (int i = 0; i < 4; i++) {
            deaf.inANewProcess().run("make");
        }
        assertEquals("gen make", names(deaf.known));
        assertEquals("1", deaf.read("made"));
        TestProject hearing = made(Propagation.OUTCOME);
        hearing.run("make");
        assertEquals("gen UP_TO_DATE, make EXECUTED", hearing.recorder.ends());
        assertEquals("2", hearing.read("made"));
    }

    private TestProject made(Propagation propagation) {
        TestProject made = new TestProject(root, "gen:", "make: gen")
                .cached("gen", "in", "mid")
                .cached("make", "", "made", List.of(), List.of(), propagation, true);
        return made.body("gen", values -> made.write("mid", made.read("in")))
                .body("make", values -> made.write("made", made.read("mid")));
    }

    @Test
    void whatTheSameActionLeftForAnotherReasonMeanwhileIsSeen() {
        TestProject plain = odd();
        TestProject debug = odd();
        debug.environment.put("FLAGS", "-g");
        debug.run("make");
        for (int i = 0; i < 4; i++) {
            plain.inANewProcess().run("make");
        }
        assertEquals("make", names(plain.known));
        assertEquals("make RESTORED", debug.inANewProcess().run("make"));
        assertTrue(debug.exists("odd/warnings.log"));
        assertEquals("make RESTORED", plain.inANewProcess().run("make"));
        assertFalse(plain.exists("odd/warnings.log"));
    }

    @Test
    void whatAnotherProcessPutsInPlaceBeforeTheEndIsNotLearned() {
        TestProject plain = odd();
        TestProject debug = odd();
        debug.environment.put("FLAGS", "-g");
        debug.run("make");
        for (int i = 0; i < 3; i++) {
            plain.inANewProcess().run("all");
        }
        plain.write("src/new", "").inANewProcess().run("all");
        debug.inANewProcess().run("make");
        plain.inANewProcess().run("all");
        plain.body("all", values -> debug.inANewProcess().run("make"));
        assertEquals("make UP_TO_DATE, all EXECUTED", plain.inANewProcess().run("all"));
        assertTrue(plain.exists("odd/warnings.log"));
        plain.body("all", values -> {});
        assertEquals("make RESTORED, all EXECUTED", plain.inANewProcess().run("all"));
        assertFalse(plain.exists("odd/warnings.log"));
    }

    /** In a directory of the author's, by whose times alone it could be seen, one result has a file more. */
    private TestProject odd() {
        TestProject odd = new TestProject(root, "all: make", "make:")
                .cached("make", "src/**", "made odd/*.log", List.of("FLAGS"), List.of(), Propagation.OUTCOME, true)
                .write("odd/notes", "of the author");
        return odd.body("make", values -> {
            odd.write("made", "1");
            if (odd.environment.containsKey("FLAGS")) {
                odd.write("odd/warnings.log", "w");
            }
        });
    }

    @Test
    void whatFollowsSomethingThatIsNotCachedIsCachedAsEver() {
        TestProject ordered = new TestProject(root, "all: fix make", "fix:", "gen:", "make: gen >fix")
                .cached("gen", "src/**", "mid")
                .cached("make", "src/**", "made");
        ordered.body("gen", values -> ordered.write("mid", "1")).body("make", values -> ordered.write("made", "1"));
        ordered.run("all");
        for (int i = 0; i < 4; i++) {
            ordered.inANewProcess().run("all");
            assertEquals("gen UP_TO_DATE, fix EXECUTED, make UP_TO_DATE, all EXECUTED", ordered.recorder.ends());
        }
    }

    /** Whatever happens: what is known to be up to date is found up to date by a look at each, with the same fingerprint. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whatIsKnownIsAlwaysTrue(int seed) throws IOException {
        Random random = new Random(seed);
        Plan plan = Plan.of(project.registry, project.registry.select("all"));
        int knownAtAll = 0;
        for (int i = 0; i < 50; i++) {
            for (int j = random.nextInt(3); j > 0; j--) {
                change(random);
            }
            Map<Action, String> claimed = project.inANewProcess().whatIsKnown(plan);
            project.run("all");
            if (!claimed.isEmpty()) {
                knownAtAll++;
                assertEquals(
                        "compile UP_TO_DATE, test UP_TO_DATE, all EXECUTED",
                        project.recorder.ends(),
                        "seed " + seed + ", step " + i);
                assertEquals(
                        fingerprint(claimed, "test"),
                        project.recorder.fingerprints().get("test"));
            }
        }
        assertTrue(knownAtAll > 2, "known " + knownAtAll);
    }

    private void change(Random random) throws IOException {
        List<String> files = List.of("src/a", "src/deep/b", "test/t", "out/b", "out/classes/a", "report", ".gitignore");
        String file = files.get(random.nextInt(files.size()));
        Path path = root.resolve(file);
        FileTime time = Files.exists(path) ? Files.getLastModifiedTime(path) : FileTime.fromMillis(0);
        switch (random.nextInt(6)) {
            case 0 -> project.write(file, String.valueOf(random.nextInt(3)));
            case 1 -> {
                if (!file.startsWith("src") && !file.startsWith("test")) {
                    Files.deleteIfExists(path);
                }
            }
            case 2 -> project.write("src/new" + random.nextInt(2), "x");
            case 3 -> Files.deleteIfExists(root.resolve("src/new" + random.nextInt(2)));
            case 4 -> project.environment.put("FLAGS", String.valueOf(random.nextInt(2)));
            default -> project.code.put("test", String.valueOf(random.nextInt(2)));
        }
        if (random.nextBoolean() && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.setLastModifiedTime(path, time);
        }
    }
}
