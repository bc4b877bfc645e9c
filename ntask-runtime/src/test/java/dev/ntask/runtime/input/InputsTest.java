package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.FingerprintBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
    /** Longer than a name may be. */
    private static final String LONG =
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                    + "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
                    + "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";

    @TempDir
    Path temp;

    private TestTree tree;

    @BeforeEach
    void prepare() throws IOException {
        tree = new TestTree(temp.resolve("project"));
    }

    private static void git(Path directory, String... arguments) throws Exception {
        ProcessBuilder git = new ProcessBuilder("git").directory(directory.toFile());
        git.command().addAll(List.of(arguments));
        assertEquals(0, git.inheritIO().start().waitFor());
    }

    @Test
    void listsMatchingFilesSortedWithContentAndExecutableBit() throws IOException {
        tree.with("src/b=2", "src/a=1", "src.txt=3", "src/c/d=4", "other=5");
        assertTrue(tree.path("src/b").toFile().setExecutable(true));

        InputSnapshot snapshot = tree.snapshot("src/** *.txt !d");

        assertEquals("src.txt src/a src/b", TestTree.paths(snapshot));
        assertEquals(
                new InputFile(
                        "src/b", Optional.of(Digest.of("2".getBytes(StandardCharsets.UTF_8))), true, Optional.empty()),
                snapshot.files().get(2));
        assertFalse(snapshot.files().get(1).executable());
    }

    /** A body ends and has all looked at anew, while a file is read that comes behind the one it has written. */
    @Test
    void whatWasSeenBeforeAllIsLookedAtAnewIsNotTakenForWhatIsThere() throws IOException {
        tree.with("src/a=1", "src/b=2");
        TellingClock clock = new TellingClock();
        StatCache statCache = StatCache.open(temp.resolve("stat-cache"), tree.root, clock);
        Inputs inputs = new Inputs(tree.root, List.of(), statCache, tree.selections());
        statCache.digest(tree.path("src/a"));
        clock.next = () -> {
            tree.with("src/a=changed");
            inputs.invalidate();
            return null;
        };
        Optional<String> before = inputs.snapshot(TestTree.globs("src/**")).identity();
        assertTrue(before.isPresent());
        assertEquals(Optional.empty(), inputs.identity(List.of("src/**")));
        assertNotEquals(before, inputs.snapshot(TestTree.globs("src/**")).identity());
    }

    /** Tells somebody, once, that it is asked. */
    private final class TellingClock extends Clock {
        private Callable<Void> next = () -> null;

        @Override
        public Instant instant() {
            Callable<Void> told = next;
            next = () -> null;
            try {
                told.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return tree.clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return tree.clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            build/;*.log     | **                         | .gitignore other/build2 src/a src/deep/b
            build/;*.log     | src/**                     | src/a src/deep/b
            build/;*.log     | build/**                   | build/gen/x build/y.log
            build/;*.log     | build/gen/**               | build/gen/x
            build/;*.log     | build/                     | build/gen/x build/y.log
            build/;*.log     | build                      | build/gen/x build/y.log
            build/;*.log     | build/gen/x                | build/gen/x
            build/;*.log     | **/x                       | ''
            build/;*.log     | src/c.log                  | src/c.log
            build/;*.log     | src/c.log src/*            | src/a src/c.log src/deep/b
            build/;*.log     | src/*.log                  | ''
            build/;*.log     | build/** !*.log            | build/gen/x
            build/;*.log     | src/** build/gen/x         | build/gen/x src/a src/deep/b
            src/deep/        | src/                       | src/a src/c.log
            src/deep/        | src/ src/deep/             | src/a src/c.log src/deep/b
            src/*;!src/a     | src/**                     | src/a
            b                | b                          | ''
            /build           | build/g*/x                 | build/gen/x
            /build           | bu*/gen/x                  | ''
            """)
    void ignoredFilesMatchOnlyWhereThePatternSpellsThemOut(String rules, String patterns, String expected)
            throws IOException {
        tree.with("src/a", "src/deep/b", "src/c.log", "build/gen/x", "build/y.log", "other/build2");
        tree.with(".gitignore=" + rules.replace(';', '\n'));

        assertEquals(expected, tree.paths(patterns));
    }

    /** The pattern added matches nothing, but makes all directories be listed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b/c",
                "a/b/c a/b/** a/x",
                "a/b/",
                "a/b/c/d",
                "a/b/c/**",
                "/a",
                "a/*",
                "a/link/c",
                "a/link/**",
                "a/flink",
                "a/nowhere",
                "a/nowhere/x",
                "A/b/c",
                "missing/x",
                "\u00e9/x",
                "q\\?/x",
                "a/.gitignore",
                "a/ignored/x",
                "a/ignored/**",
                "a/i*/**",
                "a/** !a/b",
                "a/b/** !c",
                ".git/x",
                ".ntask/x",
                "a/.ntask/x",
                "a/" + LONG
            })
    void spellingOutIsQuickerAndNothingElse(String patterns) throws IOException {
        tree.with(
                "a/b/c",
                "a/b/d",
                "a/x",
                "a/.gitignore=ignored",
                "a/ignored/x",
                "a/ignored/y",
                "\u00e9/x",
                "q?/x",
                ".git/x");
        tree.with(".ntask/x", "a/.ntask/x", "a/link->b", "a/flink->b/c", "a/nowhere->missing");
        GlobSet listing = TestTree.globs(patterns + " **/no-such-name");

        assertEquals(outcome(listing), outcome(TestTree.globs(patterns)));
    }

    private Object outcome(GlobSet patterns) {
        try {
            return tree.inputs().snapshot(patterns).files();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void ignoreFilesBelowCountToo() throws IOException {
        tree.with(
                ".gitignore=*.o", "lib/.gitignore=!keep.o\n/gen/", "lib/keep.o", "lib/a.o", "lib/gen/x", "lib/b/gen/y");

        assertEquals("lib/b/gen/y lib/keep.o", tree.paths("lib/** !.gitignore"));
    }

    @Test
    void ignoreFilesUpToTheEnclosingWorkTreeCount() throws Exception {
        Files.writeString(temp.resolve(".gitignore"), "*.tmp\n/project/sub/skip\n");
        git(temp, "init", "-q");
        tree.with("a", "a.tmp", "sub/skip", "sub/keep", "sub/.gitignore=!b.tmp", "sub/b.tmp");

        assertEquals("a sub/b.tmp sub/keep", tree.paths("** !.gitignore"));
        assertEquals("sub/skip", tree.paths("sub/skip"));
    }

    @Test
    void withoutAWorkTreeNothingAboveTheRootCounts() throws IOException {
        Files.writeString(temp.resolve(".gitignore"), "*.tmp\n");
        tree.with("a.tmp");

        assertEquals("a.tmp", tree.paths("*.tmp"));
    }

    @Test
    void aWorkTreeThatIgnoresTheProjectHasNoSay() throws Exception {
        Files.writeString(temp.resolve(".gitignore"), "/project/\n*.tmp\n");
        git(temp, "init", "-q");
        tree.with(".gitignore=b.tmp", "a.tmp", "b.tmp");

        assertEquals("a.tmp", tree.paths("*.tmp"));
    }

    @Test
    void personalExcludesDoNotCount() throws Exception {
        tree.with("a", "b");
        git(tree.root, "init", "-q");
        Files.createDirectories(tree.path(".git/info"));
        Files.writeString(tree.path(".git/info/exclude"), "a\n");
        Files.writeString(tree.path("excludes"), "b\n");
        git(tree.root, "config", "core.excludesFile", "excludes");

        assertEquals("a b", tree.paths("a b"));
    }

    @Test
    void ignoresAnIgnoreFileThatIsALink() throws IOException {
        tree.with("rules=a", ".gitignore->rules", "a", "d/.gitignore/x", "d/a");

        assertEquals("a d/a", tree.paths("a"));
    }

    @Test
    void neverMatchesStateOfGitOrNtask() throws IOException {
        tree.with("a", ".ntask/x", ".git/x", "sub/.ntask/x", "sub/.git", "cache/dir/x", "cache/y");
        Inputs inputs = new Inputs(
                tree.root, List.of(tree.path("cache/dir"), Path.of("/elsewhere")), tree.cache(), tree.selections());

        for (String patterns : List.of("**", ".ntask/** .git/** cache/** a", ".ntask/x cache/dir/x cache/y a")) {
            InputSnapshot snapshot = inputs.snapshot(TestTree.globs(patterns));
            assertEquals("a cache/y", TestTree.paths(snapshot));
        }
    }

    @Test
    void saysWhichPatternsMatchNothingAndWhichFilesAreMissing() throws IOException {
        tree.with("src/a.c", "doc/");

        InputSnapshot snapshot = tree.snapshot("src/*.c src/*.h pom.xml doc/ !nothing src/a.c");

        assertEquals(List.of("src/*.h", "pom.xml", "doc/"), snapshot.unmatched());
        assertEquals(List.of("pom.xml", "doc/"), snapshot.missing());
    }

    @Test
    void linksCountByTextAndByTheContentThatTheyLeadTo() throws IOException {
        Files.writeString(temp.resolve("outside"), "out");
        tree.with("a=1", "d/b=2", "file->a", "far->../outside", "gone->nothing", "dir->d", "chain->file", "d/up->../a");
        assertTrue(tree.path("a").toFile().setExecutable(true));

        InputSnapshot snapshot = tree.snapshot("** !a !d/b");

        Optional<Digest> one = Optional.of(Digest.of("1".getBytes(StandardCharsets.UTF_8)));
        Optional<Digest> out = Optional.of(Digest.of("out".getBytes(StandardCharsets.UTF_8)));
        Optional<Digest> none = Optional.empty();
        assertEquals(
                List.of(
                        new InputFile("chain", one, true, Optional.of("file")),
                        new InputFile("d/up", one, true, Optional.of("../a")),
                        new InputFile("dir", none, false, Optional.of("d")),
                        new InputFile("far", out, false, Optional.of("../outside")),
                        new InputFile("file", one, true, Optional.of("a")),
                        new InputFile("gone", none, false, Optional.of("nothing"))),
                snapshot.files());
    }

    @Test
    void aChangeOutsideBehindALinkChangesTheFingerprint() throws IOException {
        Files.writeString(temp.resolve("outside"), "out");
        tree.with("far->../outside");
        Inputs inputs = tree.inputs();
        String before = fingerprint(inputs.snapshot(TestTree.globs("far")));
        Files.writeString(temp.resolve("outside"), "changed");
        assertNotEquals(before, fingerprint(inputs.snapshotNow(TestTree.globs("far"))));
        Files.delete(temp.resolve("outside"));
        assertNotEquals(before, fingerprint(inputs.snapshotNow(TestTree.globs("far"))));
        Files.writeString(temp.resolve("outside"), "out");
        assertEquals(before, fingerprint(inputs.snapshotNow(TestTree.globs("far"))));
    }

    @Test
    void aChangeBehindALinkChangesTheFingerprint() throws IOException {
        tree.with("a=1", "file->a");
        Inputs inputs = tree.inputs();
        String before = fingerprint(inputs.snapshot(TestTree.globs("file")));
        tree.with("a=2");

        assertNotEquals(before, fingerprint(inputs.snapshotNow(TestTree.globs("file"))));
    }

    private static String fingerprint(InputSnapshot snapshot) {
        FingerprintBuilder builder = new FingerprintBuilder("task");
        snapshot.addTo(builder);
        return builder.build().digest().sha256();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            **          | real/a real/loop vendor
            vendor/     | vendor vendor/a vendor/loop
            vendor      | vendor vendor/a vendor/loop
            vendor/**   | vendor vendor/a vendor/loop
            vendor/a    | vendor vendor/a
            ven*/a      | ''
            """)
    void linkedDirectoriesAreEnteredOnlyWhereAPatternSpellsThemOut(String pattern, String expected) throws IOException {
        tree.with("real/a", "real/loop->.", "vendor->real");

        assertEquals(expected.equals("''") ? "" : expected, tree.paths(pattern));
    }

    @Test
    void aLinkInACircleIsNamed() throws IOException {
        tree.with("src/a->b", "src/b->a");

        InputException e = assertThrows(InputException.class, () -> tree.snapshot("src/**"));

        assertEquals("the link src/a leads in a circle; exclude it", e.getMessage());
        assertEquals("src/a", e.path());
        assertEquals("", tree.paths("src/** !src/a !src/b"));
    }

    @Test
    void pipesAreLeftOutUnlessNamed() throws Exception {
        tree.with("src/a");
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", tree.path("src/pipe").toString())
                        .start()
                        .waitFor());

        assertEquals("src/a", tree.paths("src/**"));
        InputException e = assertThrows(InputException.class, () -> tree.snapshot("src/pipe"));
        assertEquals("src/pipe is neither a file nor a directory", e.getMessage());
    }

    @Test
    void namesThatAreNotTextAreAnErrorWhereTheyWouldMatch() throws Exception {
        tree.with("src/a");
        String script = "touch \"$(printf 'src/\\377.c')\"; mkdir \"$(printf 'src/d\\376')\"";
        assertEquals(
                0,
                new ProcessBuilder("sh", "-c", script)
                        .directory(tree.root.toFile())
                        .start()
                        .waitFor());

        InputException e = assertThrows(InputException.class, () -> tree.snapshot("src/?.c"));
        assertEquals("the name of src/\\xFF.c is not text in this locale; rename it or exclude it", e.getMessage());
        assertThrows(InputException.class, () -> tree.snapshot("src/**/*.h"));
        assertEquals("src/a", tree.paths("src/** !*.c !src/d?"));
        tree.with(".gitignore=src/?.c\nsrc/d*");
        assertEquals("src/a", tree.paths("src/**"));
    }

    @Test
    void oddNamesAreOrdinary() throws IOException {
        tree.with("a b", "new\nline", "ä/\ufffd", "\"quoted\"", "[x]", "back\\slash", "-n", "日本");

        assertEquals(8, tree.snapshot("**").files().size());
        assertEquals("ä/\ufffd", tree.paths("ä/*"));
    }

    @Test
    void oneWalkServesUntilItIsInvalidated() throws IOException {
        tree.with("src/a");
        Inputs inputs = tree.inputs();
        assertEquals("src/a", TestTree.paths(inputs.snapshot(TestTree.globs("src/**"))));
        tree.with("src/b");

        assertEquals("src/a", TestTree.paths(inputs.snapshot(TestTree.globs("src/*"))));
        assertEquals("src/a src/b", TestTree.paths(inputs.snapshotNow(TestTree.globs("src/*"))));
        inputs.invalidate();
        assertEquals("src/a src/b", TestTree.paths(inputs.snapshot(TestTree.globs("src/*"))));
    }

    @Test
    void aFileRemovedSinceTheWalkIsNoInput() throws IOException {
        tree.with("src/a", "src/b");
        Inputs inputs = tree.inputs();
        inputs.snapshot(TestTree.globs("src/** !src/a"));
        Files.delete(tree.path("src/a"));

        assertEquals("src/b", TestTree.paths(inputs.snapshot(TestTree.globs("src/**"))));
    }

    @Test
    void aRunWithNothingToDoHashesNoByte() throws IOException {
        tree.with("src/a", "src/b", "link->src/a");
        Inputs first = tree.inputs();
        InputSnapshot before = first.snapshot(TestTree.globs("**"));
        first.statCache().save();
        assertEquals(10, first.statCache().bytesHashed());

        Inputs second = tree.inputs();
        assertEquals(before, second.snapshot(TestTree.globs("** !.ntask/")));
        assertEquals(0, second.statCache().bytesHashed());
    }
}
