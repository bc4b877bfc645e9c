package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatCacheTest {
    @TempDir
    Path temp;

    private TestTree tree;

    @BeforeEach
    void prepare() throws IOException {
        tree = new TestTree(temp.resolve("project")).with("a=first", "b=other");
    }

    private static Digest digestOf(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsAFileOnceAndBelievesItsStatAfterwards() throws IOException {
        StatCache cache = tree.cache();

        assertEquals(digestOf("first"), cache.digest(tree.path("a")));
        assertEquals(digestOf("first"), cache.digest(tree.path("a")));
        assertEquals(5, cache.bytesHashed());
        assertEquals(1, cache.filesHashed());
    }

    @Test
    void theNextProcessHashesNothing() throws IOException {
        StatCache first = tree.cache();
        Digest a = first.digest(tree.path("a"));
        Digest b = first.digest(tree.path("b"));
        first.save();
        StatCache second = tree.cache();

        assertEquals(List.of(a, b), List.of(second.digest(tree.path("a")), second.digest(tree.path("b"))));
        assertEquals(0, second.bytesHashed());
    }

    @Test
    void savesOnlyWhatIsNew() throws IOException {
        StatCache first = tree.cache();
        first.digest(tree.path("a"));
        first.save();
        Path file = tree.path(".ntask/stat-cache.bin");
        Files.delete(file);
        first.save();

        assertFalse(Files.exists(file));
        try (var left = Files.list(tree.path(".ntask"))) {
            assertEquals(0, left.count());
        }
    }

    /** Sets the clock to some time after the last change of file a, whenever that was. */
    private void setClockBehindA(long millis) throws IOException {
        FileTime changed = (FileTime) Files.getAttribute(tree.path("a"), "unix:ctime");
        tree.clock.set(changed.toInstant().plusMillis(millis));
    }

    private StatCache cache(TimeSteps steps) {
        return StatCache.open(temp.resolve("cache"), tree.root, tree.clock, steps);
    }

    private Set<String> here() throws IOException {
        return Set.of(Files.getFileStore(tree.root).type());
    }

    @Test
    void aFileReadInTheMomentItWasWrittenIsReadAgain() throws IOException {
        setClockBehindA(1900);
        StatCache cache = cache(new TimeSteps(Set.of(), Set.of(), here()));
        cache.digest(tree.path("a"));
        cache.digest(tree.path("a"));
        assertEquals(2, cache.filesHashed());

        tree.clock.advance(2);
        cache.digest(tree.path("a"));
        cache.digest(tree.path("a"));
        assertEquals(3, cache.filesHashed());
    }

    @Test
    void theMomentIsShorterWhereTheFileSystemCountsFinely() throws IOException {
        // A multiple of a millisecond is possible, though rare, and proves nothing.
        while (changed("a").to(TimeUnit.NANOSECONDS) % 1_000_000 == 0) {
            tree.with("a=first");
        }
        setClockBehindA(40);
        StatCache cache = cache(new TimeSteps(Set.of(), here(), Set.of()));
        cache.digest(tree.path("a"));
        cache.digest(tree.path("a"));
        assertEquals(2, cache.filesHashed());

        setClockBehindA(60);
        cache.digest(tree.path("a"));
        cache.digest(tree.path("a"));
        assertEquals(3, cache.filesHashed());

        StatCache ofOtherTypes = cache(new TimeSteps(Set.of(), Set.of("none such"), here()));
        ofOtherTypes.digest(tree.path("a"));
        ofOtherTypes.digest(tree.path("a"));
        assertEquals(2, ofOtherTypes.filesHashed());
    }

    /** A server's clock may be another, and NFS may tell a file's times from before. */
    @Test
    void aFileSystemOfSomebodyElseGetsAMinute() throws IOException {
        TimeSteps steps = new TimeSteps(Set.of(), Set.of("ext4"), Set.of("vfat"));
        FileStat stat = new FileStat(FileStat.Kind.FILE, 1, 5_000_000_001L, 5_000_000_001L, 1, 0);
        Path elsewhere = Path.of("/proc/self/stat");

        assertFalse(steps.separate(elsewhere, stat, 64_000_000_000L));
        assertTrue(steps.separate(elsewhere, stat, 65_100_000_000L));
        assertFalse(steps.separate(tree.path("not-there"), stat, 64_000_000_000L), "nothing is known of it");
    }

    @Test
    void timesWithoutFineDigitsProveNothing() throws IOException {
        FileStat whole = new FileStat(FileStat.Kind.FILE, 1, 5_000_000_000L, 5_000_000_000L, 1, 0);
        FileStat unknown = new FileStat(FileStat.Kind.FILE, 1, 5_000_000_001L, FileStat.NO_CTIME, 0, 0);
        TimeSteps steps = new TimeSteps(Set.of(), here(), Set.of());

        assertFalse(steps.separate(tree.path("a"), whole, 6_900_000_000L));
        assertTrue(steps.separate(tree.path("a"), whole, 7_100_000_000L));
        assertFalse(steps.separate(tree.path("a"), unknown, 64_000_000_000L));
        assertTrue(steps.separate(tree.path("a"), unknown, 65_100_000_000L));
    }

    @Test
    void aNewTimeMeansANewReadButTheSameDigest() throws IOException {
        StatCache cache = tree.cache();
        cache.digest(tree.path("a"));
        tree.setModified("a", FileTime.from(Instant.now().minusSeconds(1000)));

        assertEquals(digestOf("first"), cache.digest(tree.path("a")));
        assertEquals(2, cache.filesHashed());
    }

    @Test
    void aWriteIsSeenThoughSizeAndTimeWereSetBack() throws IOException {
        StatCache cache = tree.cache();
        cache.digest(tree.path("a"));
        FileTime before = tree.modified("a");
        Files.writeString(tree.path("a"), "FIRST");
        tree.setModified("a", before);

        assertEquals(before, tree.modified("a"));
        assertEquals(digestOf("FIRST"), cache.digest(tree.path("a")));
    }

    @Test
    void anotherFileMovedToTheNameIsSeen() throws IOException {
        StatCache cache = tree.cache();
        FileTime same = FileTime.from(Instant.now().minusSeconds(1000));
        tree.setModified("a", same);
        cache.digest(tree.path("a"));
        tree.with("c=FIRST").setModified("c", same);
        Files.move(tree.path("c"), tree.path("a"), StandardCopyOption.REPLACE_EXISTING);

        assertEquals(digestOf("FIRST"), cache.digest(tree.path("a")));
    }

    @Test
    void aFileFromTheFutureIsReadEveryTimeWhereTheKernelPromisesNothing() throws IOException {
        StatCache cache = cache(new TimeSteps(Set.of(), here(), Set.of()));
        tree.setModified("a", FileTime.from(Instant.now().plusSeconds(10_000)));
        cache.digest(tree.path("a"));
        cache.digest(tree.path("a"));

        assertEquals(2, cache.filesHashed());
    }

    @Test
    void aFileFromBeyondTheRangeOfTimesIsReadEveryTime() throws IOException {
        long end = Long.MAX_VALUE;
        FileStat stat = new FileStat(FileStat.Kind.FILE, 1, end, 1, 1, 0);

        assertFalse(new TimeSteps(Set.of(), Set.of(), Set.of()).separate(tree.path("a"), stat, end));
    }

    @Test
    void whatWasReadSinceABodyBeganIsReadAgain() throws IOException {
        StatCache cache = tree.cache();
        cache.digest(tree.path("a"));
        tree.clock.advance(10);
        Instant bodyBegan = tree.clock.instant();
        cache.digest(tree.path("b"));
        tree.clock.advance(10);
        cache.distrustSince(bodyBegan);
        cache.digest(tree.path("a"));
        assertEquals(2, cache.filesHashed());

        cache.digest(tree.path("b"));
        cache.digest(tree.path("b"));
        assertEquals(3, cache.filesHashed());
    }

    /** The read of a begins before that of b and ends after it; in between a body begins. */
    @Test
    void whenAReadBeganDecidesNotWhenItEnded() throws IOException {
        StatCache cache = tree.cache();
        Digest a = Digest.of(tree.path("a"));
        List<Instant> bodyBegan = new ArrayList<>();
        cache.learn(tree.path("a"), () -> {
            tree.clock.advance(10);
            bodyBegan.add(tree.clock.instant());
            tree.clock.advance(10);
            cache.digest(tree.path("b"));
            return a;
        });
        cache.distrustSince(bodyBegan.get(0));

        cache.digest(tree.path("a"));
        assertEquals(1, cache.filesHashed());
        cache.digest(tree.path("b"));
        assertEquals(2, cache.filesHashed());

        cache.distrustSince(Instant.EPOCH);
        cache.digest(tree.path("a"));
        assertEquals(3, cache.filesHashed());
    }

    @Test
    void distrustEndsWithTheProcessOnlyWhereTheSystemTellsTheTimeOfChange() {
        StatEntry known = StatEntry.fresh(
                new FileStat(FileStat.Kind.FILE, 1, 1, 1, 1, 0),
                9,
                digestOf("x").sha256());
        FileStat blind = new FileStat(FileStat.Kind.FILE, 1, 1, FileStat.NO_CTIME, 0, 0);
        StatEntry unknown = StatEntry.fresh(blind, 9, digestOf("x").sha256());
        assertTrue(unknown.isTrusted(blind));
        assertTrue(unknown.isWorthSaving());
        known.distrust();
        unknown.distrust();

        assertTrue(known.isWorthSaving());
        assertFalse(unknown.isWorthSaving());
    }

    @Test
    void aClockThatWentBackwardsDropsEverything() throws IOException {
        StatCache cache = tree.cache();
        cache.digest(tree.path("a"));
        tree.clock.advance(-1);
        cache.digest(tree.path("b"));
        cache.digest(tree.path("a"));
        assertEquals(3, cache.filesHashed());
        cache.save();

        tree.clock.advance(-1);
        StatCache later = tree.cache();
        later.digest(tree.path("a"));
        assertEquals(1, later.filesHashed());
    }

    @Test
    void aMovedProjectKeepsItsCacheUnlessItsFilesAreNew() throws IOException {
        StatCache cache = tree.cache();
        cache.digest(tree.path("a"));
        cache.save();
        Path moved = temp.resolve("moved");
        Files.move(tree.root, moved);
        StatCache next = StatCache.open(moved.resolve(".ntask/stat-cache.bin"), moved, tree.clock);

        next.digest(moved.resolve("a"));
        assertEquals(0, next.filesHashed());
    }

    @Test
    void damagedFilesAreEmptyCachesWhateverTheDamage() throws IOException {
        StatCache first = tree.cache();
        first.digest(tree.path("a"));
        first.digest(tree.path("b"));
        first.save();
        Path file = tree.path(".ntask/stat-cache.bin");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            Files.write(file, Arrays.copyOf(whole, i));
            assertEquals(5, hashedForA(), "cut at " + i);
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x10;
            Files.write(file, flipped);
            assertEquals(5, hashedForA(), "flipped at " + i);
        }
        Files.write(file, whole);
        assertEquals(0, hashedForA());
    }

    private long hashedForA() throws IOException {
        StatCache cache = tree.cache();
        assertEquals(digestOf("first"), cache.digest(tree.path("a")));
        return cache.bytesHashed();
    }

    @Test
    void aDirectoryInPlaceOfTheFileIsAnEmptyCache() throws IOException {
        tree.with(".ntask/stat-cache.bin/x");
        StatCache cache = tree.cache();

        assertEquals(digestOf("first"), cache.digest(tree.path("a")));
        assertThrows(IOException.class, cache::save);
    }

    @Test
    void forgetsFilesThatNobodyAsksFor() throws IOException {
        StatCache cache = tree.cache();
        cache.digest(tree.path("b"));
        cache.save();
        long one = Files.size(tree.path(".ntask/stat-cache.bin"));
        for (int i = 0; i < 40; i++) {
            StatCache next = tree.cache();
            tree.with("a=" + i);
            next.digest(tree.path("a"));
            next.save();
            assertEquals(i < 30, Files.size(tree.path(".ntask/stat-cache.bin")) > one, "save " + i);
        }
    }

    @Test
    void permissionsDoNotMatterToContentButAreNotTakenFromTheCache() throws IOException {
        Inputs inputs = tree.inputs();
        InputFile before = inputs.snapshot(TestTree.globs("a")).files().get(0);
        Files.setPosixFilePermissions(tree.path("a"), PosixFilePermissions.fromString("rwxr-xr-x"));
        InputFile after = inputs.snapshotNow(TestTree.globs("a")).files().get(0);

        assertEquals(before.digest(), after.digest());
        assertNotEquals(before.executable(), after.executable());
    }

    @Test
    void saysWhichFileDoesNotHoldStill() {
        // The kernel says that this file is empty, and hands out text: like a file that grows with every look.
        StatCache cache = tree.cache();
        InputException e = assertThrows(InputException.class, () -> cache.digest(Path.of("/proc/version")));

        assertEquals(
                "/proc/version changes while it is read; if it is no input, exclude it with \"!/proc/version\"",
                e.getMessage());
    }

    @Test
    void doesNotWaitForTheOtherEndOfAPipe() throws Exception {
        Process mkfifo = new ProcessBuilder("mkfifo", tree.path("pipe").toString()).start();
        assertEquals(0, mkfifo.waitFor());
        InputException e = assertThrows(InputException.class, () -> tree.cache().digest(tree.path("pipe")));

        assertEquals("pipe is no regular file any more", e.getMessage());
    }

    @Test
    void namesAFileThatIsNotThere() {
        InputException e = assertThrows(InputException.class, () -> tree.cache().digest(tree.path("x/nothing")));

        assertEquals("cannot read x/nothing: there is no such file", e.getMessage());
    }

    private FileTime changed(String name) throws IOException {
        return (FileTime) Files.getAttribute(tree.path(name), "unix:ctime");
    }
}
