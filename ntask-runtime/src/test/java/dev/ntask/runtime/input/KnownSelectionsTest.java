package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to make patterns mean what they meant, though they do not any more. */
class KnownSelectionsTest {
    static final String PATTERNS = "src/** !src/old/** config.txt";

    /** Nothing is listed for it but the directory that it names. */
    static final String DEEP = "src/deep/** /config.txt";

    @TempDir
    Path temp;

    TestTree tree;

    /** From how many files on a program looks at them. */
    int aheadFrom() {
        return Integer.MAX_VALUE;
    }

    @BeforeEach
    void prepare() throws IOException {
        Path top = Files.createDirectories(temp.toRealPath().resolve("top"));
        Files.createDirectory(top.resolve(".git"));
        tree = new TestTree(top.resolve("project"), aheadFrom())
                .with(
                        "src/a=first",
                        "src/deep/b=other",
                        "src/old/c=old",
                        "config.txt=yes",
                        "readme=no",
                        ".gitignore=*.log",
                        ".ntask/");
    }

    /** What a process learns, and keeps for the next. */
    final Optional<String> learn(String patterns) throws IOException {
        KnownSelections known = tree.selections();
        InputSnapshot snapshot =
                new Inputs(tree.root, List.of(), tree.cache(), known).snapshot(TestTree.globs(patterns));
        known.save();
        return snapshot.identity();
    }

    /** What a process that has just started knows. */
    final Optional<String> known(String patterns) throws IOException {
        Inputs inputs = tree.inputs();
        List<String> texts = List.of(patterns.split(" "));
        inputs.lookAhead(List.of(texts), List.of());
        return inputs.identity(texts);
    }

    /** Makes sure that the next assertion is about something that was known. */
    final void learned() throws IOException {
        Optional<String> identity = learn(PATTERNS);
        assertTrue(identity.isPresent());
        assertEquals(identity, known(PATTERNS));
    }

    final void assertUnknown() throws IOException {
        assertEquals(Optional.empty(), known(PATTERNS));
    }

    @Test
    void whatLooksAsBeforeIsKnown() throws IOException {
        learned();
        assertEquals(learn(PATTERNS), known(PATTERNS));
        assertEquals(Optional.empty(), known("src/**"));
    }

    @Test
    void whatIsOfNoConcernChangesNothing() throws IOException {
        learned();
        Files.writeString(tree.path("readme"), "another");
        Files.writeString(tree.path("src/old/c"), "older");
        assertTrue(known(PATTERNS).isPresent());
    }

    @Test
    void theIdentityIsThatOfPathsContentsAndModes() throws IOException {
        Optional<String> before = learn(PATTERNS);
        Files.writeString(tree.path("src/a"), "FIRST");
        Optional<String> content = learn(PATTERNS);
        Files.setPosixFilePermissions(tree.path("src/a"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Optional<String> mode = learn(PATTERNS);
        Files.move(tree.path("src/a"), tree.path("src/z"));
        Optional<String> path = learn(PATTERNS);
        assertEquals(4, Set.of(before, content, mode, path).size());
        Files.move(tree.path("src/z"), tree.path("src/a"));
        Files.writeString(tree.path("src/a"), "first");
        Files.setPosixFilePermissions(tree.path("src/a"), PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(before, learn(PATTERNS));
    }

    @Test
    void aWriteOfTheSameSizeWithItsTimeSetBackIsSeen() throws IOException {
        learned();
        FileTime time = tree.modified("src/deep/b");
        Files.writeString(tree.path("src/deep/b"), "OTHER");
        tree.setModified("src/deep/b", time);
        assertUnknown();
    }

    @Test
    void anotherFileOfTheSameSizeAndTimeMovedToThePlaceIsSeen() throws IOException {
        learned();
        tree.with("readme=OTHER");
        tree.setModified("readme", tree.modified("src/deep/b"));
        FileTime directory = tree.modified("src/deep");
        Files.move(
                tree.path("readme"),
                tree.path("src/deep/b"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        tree.setModified("src/deep", directory);
        assertUnknown();
    }

    @Test
    void aFileThatComesIsSeenAlsoIfTheDirectorysTimeIsSetBack() throws IOException {
        learned();
        FileTime time = tree.modified("src/deep");
        tree.with("src/deep/new=x");
        tree.setModified("src/deep", time);
        assertUnknown();
    }

    @Test
    void aFileThatGoesIsSeenAndAlsoOneThatComesBack() throws IOException {
        learned();
        Files.delete(tree.path("src/a"));
        assertUnknown();
        tree.with("src/a=first");
        assertUnknown();
    }

    @Test
    void aNameThatChangesIsSeen() throws IOException {
        learned();
        Files.move(tree.path("src/a"), tree.path("src/z"));
        assertUnknown();
    }

    @Test
    void aFileThatWasMissingIsSeenWhenItComes() throws IOException {
        assertTrue(learn("src/a lib/some.jar").isPresent());
        assertTrue(known("src/a lib/some.jar").isPresent());
        tree.with("lib/some.jar=x");
        assertEquals(Optional.empty(), known("src/a lib/some.jar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/a", "src", "src/deep"})
    void permissionsThatChangeAreSeen(String path) throws IOException {
        learned();
        Files.setPosixFilePermissions(tree.path(path), PosixFilePermissions.fromString("rwxrwxr-x"));
        assertUnknown();
    }

    @Test
    void ignoreFilesAreSeenWhereverTheyAre() throws IOException {
        for (String ignore : List.of(".gitignore", "src/.gitignore", "src/deep/.gitignore", "../.gitignore")) {
            tree.with(ignore + "=nothing");
            learned();
            tree.with(ignore + "=NOTHING");
            assertUnknown();
            learned();
            Files.delete(tree.path(ignore));
            assertUnknown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"readme2=x", "src/z=x", "src/more/z=x", "out/deep/z=x"})
    void whatComesAndGoesBesideIsOfNoConcern(String file) throws IOException {
        Optional<String> before = learn(DEEP);
        tree.with(file);
        assertEquals(before, known(DEEP));
        Files.delete(tree.path(file.substring(0, file.indexOf('='))));
        Files.delete(tree.path("src/a"));
        assertEquals(before, known(DEEP));
        assertEquals(before, learn(DEEP));
        assertUnknownAfter("src/deep/new=x");
    }

    private void assertUnknownAfter(String file) throws IOException {
        tree.with(file);
        assertEquals(Optional.empty(), known(DEEP));
    }

    @Test
    void whatCameBesideIsLookedAtOnceAndThenRemembered() throws IOException {
        Optional<String> before = learn(DEEP);
        tree.with("readme2=x", "src/z=x");
        KnownSelections known = tree.selections();
        assertEquals(before, identity(known, DEEP));
        known.save();
        assertEquals(before, known(DEEP));
        FileStat root = FileStat.of(tree.root);
        assertTrue(SelectionFile.read(tree.path(".ntask/selections"), Long.MAX_VALUE)
                .nodes()
                .looksLike(0, root));
        assertUnknownAfter("src/.gitignore=b");
    }

    private Optional<String> identity(KnownSelections known, String patterns) throws IOException {
        return new Inputs(tree.root, List.of(), tree.cache(), known).identity(List.of(patterns.split(" ")));
    }

    @Test
    void whatCameBesideInTheMomentOfTheLookIsNotRemembered() throws IOException {
        tree.clock.set(Instant.now().plusMillis(5));
        KnownSelections before = selections(TimeSteps.of("Linux", "6.13"));
        Optional<String> learned = new Inputs(tree.root, List.of(), tree.cache(), before)
                .snapshot(TestTree.globs(DEEP))
                .identity();
        before.save();
        tree.with("src/z=x");
        byte[] kept = Files.readAllBytes(tree.path(".ntask/selections"));
        tree.clock.set(changed("src").plusMillis(20));
        KnownSelections known = selections(TimeSteps.of("Linux", "6.12"));
        assertEquals(learned, identity(known, DEEP));
        known.save();
        assertTrue(Arrays.equals(kept, Files.readAllBytes(tree.path(".ntask/selections"))));
        tree.clock.set(changed("src").plusMillis(3000));
        known = selections(TimeSteps.of("Linux", "6.12"));
        assertEquals(learned, identity(known, DEEP));
        known.save();
        assertFalse(Arrays.equals(kept, Files.readAllBytes(tree.path(".ntask/selections"))));
    }

    private KnownSelections selections(TimeSteps steps) {
        return KnownSelections.open(tree.path(".ntask/selections"), tree.clock, steps, aheadFrom());
    }

    @Test
    void whatWasPassedIsLookedAtAgainAfterABody() throws IOException {
        assertTrue(learn(DEEP).isPresent());
        tree.with("src/z=x");
        Inputs inputs = tree.inputs();
        List<String> patterns = List.of(DEEP.split(" "));
        assertTrue(inputs.identity(patterns).isPresent());
        inputs.invalidate();
        assertTrue(inputs.identity(patterns).isPresent());
        inputs.invalidate();
        tree.with("src/.gitignore=b");
        assertEquals(Optional.empty(), inputs.identity(patterns));
    }

    @Test
    void anotherDirectoryIsNotWhatWasPassed() throws IOException {
        assertTrue(learn(DEEP).isPresent());
        NodeTable nodes = SelectionFile.read(tree.path(".ntask/selections"), Long.MAX_VALUE)
                .nodes();
        assertEquals("", nodes.path(0));
        tree.with("other/");
        Files.setPosixFilePermissions(tree.path("other"), Files.getPosixFilePermissions(tree.root));
        for (SeenNode.Claim claim : List.of(SeenNode.Claim.PLACE, SeenNode.Claim.PLACE_WITHOUT_IGNORE_FILE)) {
            assertFalse(new PassedDirectories(tree.selections()).holds(claim, tree.path("other"), 0, nodes));
        }
        assertTrue(new PassedDirectories(tree.selections()).holds(SeenNode.Claim.PLACE, tree.root, 0, nodes));
    }

    @ParameterizedTest
    @ValueSource(strings = {".gitignore=b", "src/.gitignore=b", "src/deep/.gitignore=b", "../.gitignore=b"})
    void anIgnoreFileThatComesIsSeenWhereNothingWasListed(String ignore) throws IOException {
        Files.delete(tree.path(".gitignore"));
        assertEquals(learn(DEEP), known(DEEP));
        assertUnknownAfter(ignore);
        assertTrue(learn(DEEP).isPresent());
        Files.delete(tree.path(ignore.substring(0, ignore.indexOf('='))));
        assertEquals(Optional.empty(), known(DEEP));
    }

    @Test
    void aDirectoryThatWasPassedMayNotBecomeALinkToItself() throws IOException {
        assertTrue(learn(DEEP).isPresent());
        Files.move(tree.path("src"), tree.path("moved"));
        Files.createSymbolicLink(tree.path("src"), tree.path("moved"));
        assertEquals(Optional.empty(), known(DEEP));
    }

    @Test
    void aDirectoryThatWasPassedMayNotBecomeAnotherWithTheSameInIt() throws IOException {
        assertTrue(learn(DEEP).isPresent());
        Files.move(tree.path("src"), tree.path("moved"));
        Files.createDirectory(tree.path("src"));
        Files.move(tree.path("moved/deep"), tree.path("src/deep"));
        assertEquals(Optional.empty(), known(DEEP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src", "."})
    void rightsThatChangeAreSeenOfWhatWasPassed(String path) throws IOException {
        assertTrue(learn(DEEP).isPresent());
        tree.with("src/z=x", "readme2=x");
        Files.setPosixFilePermissions(tree.path(path), PosixFilePermissions.fromString("rwx--x--x"));
        assertEquals(Optional.empty(), known(DEEP));
    }

    @Test
    void whatIsInTheWayOfAPatternIsSeenWhenItGoes() throws IOException {
        String patterns = "src/deep/** readme/more/**";
        assertTrue(learn(patterns).isPresent());
        assertTrue(known(patterns).isPresent());
        Files.delete(tree.path("readme"));
        tree.with("readme/more/x=y");
        assertEquals(Optional.empty(), known(patterns));
    }

    @Test
    void aDirectoryThatAPatternSpellsOutIsSeenWhenItComes() throws IOException {
        String patterns = "src/deep/** src/later/**";
        assertTrue(learn(patterns).isPresent());
        assertTrue(known(patterns).isPresent());
        tree.with("src/later/x=y");
        assertEquals(Optional.empty(), known(patterns));
    }

    /** Where two names differ in nothing but their letters, the directory may be one that does not tell them apart. */
    @Test
    void nothingIsPassedWhereANameHasADouble() throws IOException {
        tree.with("SRC/x=y");
        assertTrue(learn(DEEP).isPresent());
        assertTrue(known(DEEP).isPresent());
        tree.with("readme2=x");
        assertEquals(Optional.empty(), known(DEEP));
    }

    @Test
    void anotherWorkTreeIsSeen() throws IOException {
        tree.with("../.gitignore=a");
        learned();
        Files.createDirectory(tree.path(".git"));
        assertUnknown();
    }

    @Test
    void anotherStateDirectoryIsSeen() throws IOException {
        learned();
        Inputs elsewhere = new Inputs(tree.root, List.of(Path.of("src/deep")), tree.cache(), tree.selections());
        assertEquals(Optional.empty(), elsewhere.identity(List.of(PATTERNS.split(" "))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/deep", "src"})
    void aDirectorySwappedForALinkToItsLikeIsSeen(String directory) throws IOException {
        learned();
        Files.move(tree.path(directory), tree.path("moved"));
        Files.createSymbolicLink(tree.path(directory), tree.path("moved"));
        assertUnknown();
    }

    @Test
    void aDirectorySwappedForItsCopyIsSeenThoughAllTimesAreTheSame() throws IOException {
        learned();
        FileTime time = tree.modified("src");
        copy(tree.path("src/deep"), tree.path("copy"));
        Files.writeString(tree.path("copy/b"), "OTHER");
        tree.setModified("copy/b", tree.modified("src/deep/b"));
        tree.setModified("copy", tree.modified("src/deep"));
        Files.move(tree.path("src/deep"), tree.path("moved"));
        Files.move(tree.path("copy"), tree.path("src/deep"));
        tree.setModified("src", time);
        assertUnknown();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void theTopDirectoryItselfMayBeAnother() throws IOException {
        learned();
        Path kept = tree.path(".ntask");
        Path other = tree.root.resolveSibling("other");
        copy(tree.root, other);
        Files.writeString(other.resolve("src/a"), "FIRST");
        Files.move(tree.root, tree.root.resolveSibling("moved"));
        Files.move(other, tree.root);
        assertTrue(Files.exists(kept));
        assertUnknown();
    }

    @Test
    void aProjectThatIsMovedKeepsWhatItKnew() throws IOException {
        learned();
        Path moved = tree.root.resolveSibling("moved");
        Files.move(tree.root, moved);
        // Its own time changes only where the file system counts the move as one.
        Optional<String> found = new TestTree(moved).inputs().identity(List.of(PATTERNS.split(" ")));
        assertTrue(found.isEmpty() || found.equals(learnAt(moved)), found.toString());
    }

    private static Optional<String> learnAt(Path root) throws IOException {
        return new TestTree(root).snapshot(PATTERNS).identity();
    }

    @Test
    void whatGoesThroughALinkIsNeverKnown() throws IOException {
        tree.with("src/link->../readme");
        assertEquals(Optional.empty(), learn(PATTERNS));
        assertUnknown();
    }

    @Test
    void aLinkThatLeadsNowhereYetIsNotKnownEither() throws IOException {
        tree.with("lib->later");
        assertEquals(Optional.empty(), learn("lib/some.jar"));
        assertEquals(Optional.empty(), known("lib/some.jar"));
    }

    @Test
    void whatChangedInTheMomentOfTheLookIsNotKnown() throws IOException {
        TimeSteps coarse = TimeSteps.of("Linux", "6.12");
        assertEquals(
                Optional.empty(), learn(coarse, changed("src/deep", "src/a").plusMillis(20)));
        assertTrue(learn(
                        coarse,
                        changed("src/deep", "src/a", ".", "src", "config.txt", ".gitignore")
                                .plusMillis(3000))
                .isPresent());
    }

    @Test
    void nothingIsKnownWhereDirectoriesMayHaveNoTimes() throws IOException {
        TimeSteps unknown = new TimeSteps(Set.of(), Set.of(), Set.of("ext4", "xfs", "btrfs", "tmpfs", "overlay"));
        assertEquals(Optional.empty(), learn(unknown, Instant.now().plusSeconds(3600)));
    }

    private Instant changed(String... paths) throws IOException {
        Instant latest = Instant.EPOCH;
        for (String path : paths) {
            FileTime time = (FileTime) Files.getAttribute(tree.path(path), "unix:ctime");
            latest = time.toInstant().isAfter(latest) ? time.toInstant() : latest;
        }
        return latest;
    }

    private Optional<String> learn(TimeSteps steps, Instant now) throws IOException {
        tree.clock.set(now);
        KnownSelections known = KnownSelections.open(tree.path(".ntask/selections"), tree.clock, steps, aheadFrom());
        return new Inputs(tree.root, List.of(), tree.cache(), known)
                .snapshot(TestTree.globs(PATTERNS))
                .identity();
    }

    @Test
    void aClockThatWentBackwardsLeavesNothing() throws IOException {
        learned();
        tree.clock.advance(-3600);
        assertUnknown();
        tree.clock.advance(7200);
        assertTrue(known(PATTERNS).isPresent());
    }

    @Test
    void whateverTheDamageNothingIsKnown() throws IOException {
        learned();
        Path kept = tree.path(".ntask/selections");
        byte[] whole = Files.readAllBytes(kept);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x04;
            Files.write(kept, damaged);
            assertUnknown();
            Files.write(kept, Arrays.copyOf(whole, i));
            assertUnknown();
        }
        Files.delete(kept);
        Files.createDirectory(kept);
        assertUnknown();
    }

    @Test
    void twoProcessesTakeNothingFromEachOther() throws IOException {
        KnownSelections one = tree.selections();
        KnownSelections other = tree.selections();
        new Inputs(tree.root, List.of(), tree.cache(), one).snapshot(TestTree.globs("src/**"));
        tree.with("src/deep/new=x");
        new Inputs(tree.root, List.of(), tree.cache(), other).snapshot(TestTree.globs("src/** !src/a"));
        other.save();
        one.save();
        assertEquals(Optional.empty(), known("src/**"));
        assertEquals(Optional.empty(), known("src/** !src/a"));
    }

    @Test
    void aLookHoldsUntilABodyMayHaveChangedSomething() throws IOException {
        learned();
        Inputs inputs = tree.inputs();
        List<String> patterns = List.of(PATTERNS.split(" "));
        inputs.lookAhead(List.of(patterns), List.of());
        assertTrue(inputs.identity(patterns).isPresent());
        Files.writeString(tree.path("src/a"), "FIRST");
        assertTrue(inputs.identity(patterns).isPresent(), "one look serves all");
        inputs.invalidate();
        assertEquals(Optional.empty(), inputs.identity(patterns));
    }

    @Test
    void whatWasJustLookedAtIsKnownUntilABodyMayHaveChangedIt() throws IOException {
        Inputs inputs = tree.inputs();
        List<String> patterns = List.of(PATTERNS.split(" "));
        assertEquals(Optional.empty(), inputs.identity(patterns));
        Optional<String> identity = inputs.snapshot(TestTree.globs(PATTERNS)).identity();
        assertTrue(identity.isPresent());
        assertEquals(identity, inputs.identity(patterns));
        inputs.invalidate();
        assertEquals(Optional.empty(), inputs.identity(patterns));
    }

    @Test
    void whatIsKnownOfOthersStaysUnlessItLooksOtherwise() throws IOException {
        assertTrue(learn("src/deep/**").isPresent());
        assertTrue(learn("config.txt").isPresent());
        assertTrue(known("src/deep/**").isPresent());
        Files.writeString(tree.path("src/deep/b"), "OTHER");
        assertTrue(learn("src/**").isPresent());
        assertTrue(known("config.txt").isPresent());
        assertEquals(Optional.empty(), known("src/deep/**"));
    }

    @Test
    void whatNobodyAsksForIsForgotten() throws IOException {
        assertTrue(learn("config.txt").isPresent());
        for (int i = 0; i < 30; i++) {
            Files.writeString(tree.path("src/a"), "run " + i);
            assertTrue(learn("src/**").isPresent());
        }
        assertTrue(Files.readString(tree.path(".ntask/selections"), java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("10:config.txt"));
        Files.writeString(tree.path("src/a"), "once more");
        assertTrue(learn("src/**").isPresent());
        assertEquals(Optional.empty(), known("config.txt"));
    }

    @Test
    void ofManyFilesNoneIsOverlooked() throws IOException {
        for (int i = 0; i < 5000; i++) {
            tree.with("src/many/f" + i + "=x");
        }
        learned();
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Path file = tree.path("src/many/f" + random.nextInt(5000));
            Files.writeString(file, "y");
            assertUnknown();
            learned();
        }
    }

    /** Whatever happens to the tree: what is known is what a look from scratch finds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsKnownIsAlwaysTrue(int seed) throws IOException {
        Random random = new Random(seed);
        int knownAtAll = 0;
        for (int i = 0; i < 60; i++) {
            for (int j = random.nextInt(3); j > 0; j--) {
                change(random);
            }
            Optional<String> claimed = known(PATTERNS);
            Files.deleteIfExists(tree.path(".ntask/stat-cache.bin"));
            Optional<String> found = learn(PATTERNS);
            if (claimed.isPresent()) {
                knownAtAll++;
                assertEquals(found, claimed, "seed " + seed + ", step " + i);
            }
        }
        assertTrue(knownAtAll > 5, "known " + knownAtAll);
    }

    /** The same where little is listed and most processes learn nothing but how what they passed looks now. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsPassedIsAlwaysTrue(int seed) throws IOException {
        String patterns = "src/deep/** src/d0/** src/a /config.txt";
        tree.with("src/d0/a=x");
        Random random = new Random(seed);
        int knownAtAll = 0;
        for (int i = 0; i < 80; i++) {
            for (int j = random.nextInt(3); j > 0; j--) {
                change(random);
                moveDirectory(random);
            }
            KnownSelections known = tree.selections();
            Optional<String> claimed = identity(known, patterns);
            known.save();
            Files.deleteIfExists(tree.path(".ntask/stat-cache.bin"));
            Optional<String> found = random.nextInt(3) == 0
                    ? learn(patterns)
                    : tree.snapshot(patterns).identity();
            if (claimed.isPresent()) {
                knownAtAll++;
                assertEquals(found, claimed, "seed " + seed + ", step " + i);
            }
        }
        assertTrue(knownAtAll > 5, "known " + knownAtAll);
    }

    /** Whatever happens to the tree: what is put together from what is known is what a walk finds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aSnapshotWithoutAWalkIsThatOfAWalk(int seed) throws IOException {
        String patterns = "src/deep/** src/d0/** src/a src/none /config.txt !src/old/**";
        Random random = new Random(seed);
        int settled = 0;
        int untouched = 0;
        for (int i = 0; i < 60; i++) {
            StatCache cache = tree.cache();
            KnownSelections known = tree.selections();
            Inputs inputs = new Inputs(tree.root, List.of(), cache, known);
            boolean isKnown = inputs.identity(List.of(patterns.split(" "))).isPresent();
            InputSnapshot found = inputs.snapshot(TestTree.globs(patterns));
            InputSnapshot walked = tree.inputs().snapshotNow(TestTree.globs(patterns));
            assertSame(walked, found, "seed " + seed + ", step " + i);
            settled += isKnown ? 1 : 0;
            cache.save();
            known.save();
            if (random.nextInt(2) == 0) {
                change(random);
                moveDirectory(random);
            }
            if (random.nextInt(2) == 0) {
                tree.with("beside" + random.nextInt(3) + "=x", "src/beside" + random.nextInt(3) + "=x");
            }
            if (inputs.isUntouched(found)) {
                untouched++;
                assertSame(tree.inputs().snapshotNow(TestTree.globs(patterns)), found, "seed " + seed + ", step " + i);
            }
        }
        assertTrue(settled > 5 && untouched > 5, "settled " + settled + ", untouched " + untouched);
    }

    private static void assertSame(InputSnapshot expected, InputSnapshot found, String when) {
        assertEquals(expected.files(), found.files(), when);
        assertEquals(expected.unmatched(), found.unmatched(), when);
        assertEquals(expected.missing(), found.missing(), when);
        assertEquals(expected.stamps().size(), found.stamps().size(), when);
        for (int i = 0; i < expected.stamps().size(); i++) {
            FileStamp stamp = found.stamps().get(i);
            assertEquals(expected.stamps().get(i).path(), stamp.path(), when);
            assertFalse(stamp.wasTouchedBefore(expected.stamps().get(i)), when);
        }
    }

    @Test
    void aTouchIsSeenThoughAllIsAsBefore() throws IOException {
        tree.with("src/deep/c/d=x");
        Inputs inputs = tree.inputs();
        InputSnapshot before = inputs.snapshot(TestTree.globs(DEEP));
        assertTrue(inputs.isUntouched(before));
        tree.with("src/z=x", "readme2=y");
        assertTrue(inputs.isUntouched(before));
        FileTime time = tree.modified("src/deep/b");
        Files.writeString(tree.path("src/deep/b"), "other");
        tree.setModified("src/deep/b", time);
        assertFalse(inputs.isUntouched(before));
        assertMoveIsSeen("src/deep/c");
        assertMoveIsSeen("src/deep");
        assertMoveIsSeen("src");
        before = inputs.snapshotNow(TestTree.globs(DEEP));
        assertFalse(inputs.isUntouched(before), "of what a walk of its own found nothing is certain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/deep/new=x",
                "src/.gitignore=b",
                ".gitignore=b",
                "../.gitignore=b",
                ".git/HEAD=x",
                "config.txt=no"
            })
    void whatComesAmongInputsOrChangesWhatTheyAreIsSeen(String file) throws IOException {
        Inputs inputs = tree.inputs();
        InputSnapshot before = inputs.snapshot(TestTree.globs(DEEP));
        assertTrue(inputs.isUntouched(before));
        tree.with(file);
        assertFalse(inputs.isUntouched(before));
    }

    @Test
    void otherRightsAreSeenThoughSomethingCameBeside() throws IOException {
        Inputs inputs = tree.inputs();
        InputSnapshot before = inputs.snapshot(TestTree.globs(DEEP));
        tree.with("src/z=x");
        Files.setPosixFilePermissions(tree.path("src"), PosixFilePermissions.fromString("rwx--x--x"));
        assertFalse(inputs.isUntouched(before));
    }

    @Test
    void anIgnoreFileIsAnInputOnlyWhereAPatternMeansIt() throws IOException {
        tree.with("src/.gitignore=x", "src/deep/.gitignore=y");
        learned();
        assertEquals(
                List.of("config.txt", "src/.gitignore", "src/a", "src/deep/.gitignore", "src/deep/b"),
                settledFiles(PATTERNS));
        assertTrue(learn("src/a").isPresent());
        assertEquals(List.of("src/a"), settledFiles("src/a"));
    }

    @Test
    void aDirectoryNamedLikeAnIgnoreFileHasOneStamp() throws IOException {
        Files.delete(tree.path(".gitignore"));
        tree.with(".gitignore/x=1", ".gitignore/y=1");
        Inputs inputs = tree.inputs();
        InputSnapshot walked = inputs.snapshot(TestTree.globs(".gitignore/** src/**"));
        assertTrue(walked.settled().isPresent());
        assertSame(walked, inputs.snapshot(TestTree.globs(".gitignore/** src/**")), "the same once more");
    }

    private List<String> settledFiles(String patterns) throws IOException {
        SettledFiles settled =
                tree.inputs().snapshot(TestTree.globs(patterns)).settled().orElseThrow();
        List<String> paths = new ArrayList<>();
        for (SeenNode file : settled.files()) {
            paths.add(file.path());
        }
        return paths;
    }

    private void assertMoveIsSeen(String directory) throws IOException {
        Inputs inputs = tree.inputs();
        InputSnapshot before = inputs.snapshot(TestTree.globs(DEEP));
        assertTrue(inputs.isUntouched(before));
        Files.move(tree.path(directory), tree.path("moved"));
        Files.move(tree.path("moved"), tree.path(directory));
        assertFalse(inputs.isUntouched(before), directory);
    }

    private void moveDirectory(Random random) throws IOException {
        List<String> names = List.of("src", "src/deep", "src/d0", "src/d1", "moved");
        Path one = tree.path(names.get(random.nextInt(names.size())));
        Path other = tree.path(names.get(random.nextInt(names.size())));
        if (random.nextInt(3) == 0
                && Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)
                && !Files.exists(other, LinkOption.NOFOLLOW_LINKS)
                && !other.startsWith(one)) {
            Files.move(one, other);
            if (random.nextInt(4) == 0) {
                Files.createSymbolicLink(one, other);
            }
        }
        if (!Files.exists(tree.path("src"), LinkOption.NOFOLLOW_LINKS)) {
            tree.with("src/deep/b=other");
        }
    }

    private void change(Random random) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(tree.root)) {
            paths.filter(path -> !path.equals(tree.root) && !path.startsWith(tree.path(".ntask")))
                    .forEach(all::add);
        }
        Path one = all.get(random.nextInt(all.size()));
        Path other = all.get(random.nextInt(all.size()));
        FileTime time = Files.getLastModifiedTime(one, LinkOption.NOFOLLOW_LINKS);
        boolean file = Files.readAttributes(one, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile();
        switch (random.nextInt(7)) {
            case 0 -> write(one.resolveSibling("n" + random.nextInt(4)), "new");
            case 1 -> write(one, file ? "abc".substring(random.nextInt(3)) : "");
            case 2 -> {
                if (file && Files.isRegularFile(other)) {
                    Files.move(one, other, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            case 3 -> {
                if (file && !one.endsWith("config.txt")) {
                    Files.delete(one);
                }
            }
            case 4 -> Files.createDirectories(tree.path("src/d" + random.nextInt(2)));
            case 5 -> write(tree.path(random.nextBoolean() ? ".gitignore" : "src/.gitignore"), "n" + random.nextInt(4));
            default ->
                Files.setPosixFilePermissions(
                        one, PosixFilePermissions.fromString(random.nextBoolean() ? "rwxr-xr-x" : "rwx------"));
        }
        if (random.nextBoolean() && Files.exists(one, LinkOption.NOFOLLOW_LINKS)) {
            Files.setLastModifiedTime(one, time);
        }
    }

    private static void write(Path file, String content) throws IOException {
        if (!Files.isDirectory(file)) {
            Files.writeString(file, content);
        }
    }

    @Test
    void nothingIsWrittenThatIsNotNew() throws IOException {
        learned();
        Path kept = tree.path(".ntask/selections");
        Files.delete(kept);
        KnownSelections known = tree.selections();
        known.save();
        assertFalse(Files.exists(kept));
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(known.now()) > 0);
    }
}
