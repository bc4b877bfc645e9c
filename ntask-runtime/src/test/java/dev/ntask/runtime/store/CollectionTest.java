package dev.ntask.runtime.store;

import static dev.ntask.runtime.store.StoreRig.globs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.store.disk.Collected;
import dev.ntask.runtime.store.disk.Statistics;
import dev.ntask.runtime.store.disk.Statistics.TaskShare;
import dev.ntask.runtime.store.disk.StoreLimits;
import dev.ntask.runtime.store.disk.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted, verified and collected in a store. */
class CollectionTest {
    private static final GlobSet BUILD = globs("build/");
    private static final StoreLimits NONE = new StoreLimits(Long.MAX_VALUE, Duration.ofDays(1000));
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    @TempDir
    Path root;

    private StoreRig rig;

    @BeforeEach
    void createRig() throws IOException {
        rig = new StoreRig(root);
    }

    private ActionResult result(String code, long daysUnused, String... body) throws IOException {
        ActionResult result = rig.run(code, BUILD, body);
        Files.setLastModifiedTime(entry(result), FileTime.from(NOW.minus(Duration.ofDays(daysUnused))));
        return result;
    }

    private Path entry(ActionResult result) {
        String sha256 = result.fingerprint().sha256();
        return rig.state.path().resolve("ac").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private String present(ActionResult... results) {
        List<String> present = new ArrayList<>();
        for (ActionResult result : results) {
            present.add(Files.exists(entry(result)) ? "there" : "gone");
        }
        return String.join(" ", present);
    }

    private long blobs() throws IOException {
        try (Stream<Path> files = Files.walk(rig.state.path().resolve("cas"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void withinTheLimitsNothingGoes() throws IOException {
        result("1", 1, "build/a=1");
        Collected collected = rig.state.collect(NONE, NOW);
        assertTrue(collected.isEmpty(), collected.toString());
        assertEquals(List.of(), rig.state.verify().problems());
    }

    @ParameterizedTest
    @CsvSource({"3, gone gone there", "15, gone there there", "25, there there there"})
    void whatWasNotUsedForTooLongGoes(int days, String expected) throws IOException {
        ActionResult first = result("1", 20, "build/a=1");
        ActionResult second = result("2", 10, "build/a=2");
        ActionResult third = result("3", 1, "build/a=3");
        rig.state.collect(new StoreLimits(Long.MAX_VALUE, Duration.ofDays(days)), NOW);
        assertEquals(expected, present(first, second, third));
        assertEquals(List.of(), rig.state.verify().problems());
    }

    @Test
    void whatWasUsedLongestAgoGoesUntilTheRestFits() throws IOException {
        String big = "x".repeat(100_000);
        ActionResult first = result("1", 3, "build/a=1" + big);
        ActionResult second = result("2", 1, "build/a=2" + big);
        ActionResult third = result("3", 2, "build/a=3" + big);
        Collected collected = rig.state.collect(new StoreLimits(250_000, Duration.ofDays(99)), NOW);
        assertEquals("gone there there", present(first, second, third));
        assertEquals(1, collected.results());
        assertTrue(collected.bytes() > 100_000 && collected.keptBytes() < 250_000, collected.toString());
        rig.state.collect(new StoreLimits(0, Duration.ofDays(99)), NOW);
        assertEquals(0, blobs());
    }

    @Test
    void aContentThatAnotherResultNeedsStays() throws IOException {
        result("1", 9, "build/shared=same", "build/a=old");
        ActionResult kept = result("2", 1, "build/shared=same", "build/b=new");
        rig.state.collect(new StoreLimits(Long.MAX_VALUE, Duration.ofDays(5)), NOW);
        assertFalse(Files.exists(rig.blob("old")));
        rig.delete("build");
        assertTrue(rig.outputs.restore(kept, BUILD));
        assertEquals(List.of("build/b=new", "build/shared=same"), rig.tree());
    }

    @Test
    void contentsOfNoResultGoAndSoDoDamagedResults() throws IOException {
        ActionResult result = result("1", 1, "build/a=1");
        rig.contents.put("nobody's".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.write(entry(result), new byte[] {1});
        Collected collected = rig.state.collect(NONE, NOW);
        assertEquals(1, collected.results());
        assertEquals(0, blobs());
    }

    @Test
    void aUseIsNotedToTheDay() throws IOException {
        ActionResult result = result("1", 20, "build/a=1");
        rig.results.find(result.fingerprint());
        FileTime first = Files.getLastModifiedTime(entry(result));
        assertTrue(first.toInstant().isAfter(Instant.now().minus(Duration.ofMinutes(5))), first.toString());
        rig.results.find(result.fingerprint());
        assertEquals(first, Files.getLastModifiedTime(entry(result)));
    }

    @Test
    void whatKilledProcessesLeftGoes() throws IOException {
        rig.write(".ntask/tmp/b123.tmp=half", ".ntask/tmp/restore7/0=half", ".ntask/stat-cache9.tmp=half");
        Collected collected = rig.state.collect(NONE, NOW);
        assertEquals(3, collected.leftovers());
        assertFalse(Files.exists(root.resolve(".ntask/tmp/restore7")));
        assertFalse(Files.exists(root.resolve(".ntask/stat-cache9.tmp")));
    }

    @Test
    void whatWasFoundDamagedCanBeLookedAtForAWeek() throws IOException {
        rig.write(".ntask/quarantine/x=bad");
        Path quarantine = root.resolve(".ntask/quarantine");
        Files.setLastModifiedTime(quarantine, FileTime.from(NOW.minus(Duration.ofDays(6))));
        rig.state.collect(NONE, NOW);
        assertTrue(Files.exists(quarantine.resolve("x")));
        Files.setLastModifiedTime(quarantine, FileTime.from(NOW.minus(Duration.ofDays(8))));
        assertEquals(1, rig.state.collect(NONE, NOW).leftovers());
    }

    @Test
    void whatSomebodyElsePutThereStays() throws IOException {
        rig.write(".ntask/cas/README=mine", ".ntask/cas/ab/notes=mine", ".ntask/ac/ab/" + "f".repeat(64) + "=mine");
        assertTrue(rig.state.collect(NONE, NOW).isEmpty());
        assertEquals(List.of(), rig.state.verify().problems());
    }

    @Test
    void aDueCollectionLooksOnceAnHourAndNeverWhileSomebodyUsesTheStore() throws IOException {
        ActionResult old = result("1", 20, "build/a=1");
        StoreLimits limits = new StoreLimits(Long.MAX_VALUE, Duration.ofDays(5));
        StoreLock.Held share = new StoreLock(rig.state.path().resolve("locks/store"))
                .tryShare()
                .orElseThrow();
        // Locks of one process do not see each other; what keeps it away here is that this process has it.
        assertThrows(AssertionError.class, () -> rig.state.collectIfDue(limits, NOW));
        share.close();
        assertEquals("there", present(old));
        assertEquals(Optional.empty(), rig.state.collectIfDue(limits, NOW.plusSeconds(3599)));
        assertEquals("there", present(old));
        assertEquals(
                1,
                rig.state
                        .collectIfDue(limits, NOW.plusSeconds(3700))
                        .orElseThrow()
                        .results());
        assertEquals("gone", present(old));
        result("2", 20, "build/a=2");
        assertTrue(rig.state.collectIfDue(limits, NOW.minusSeconds(100_000)).isPresent(), "the clock went back");
    }

    @Test
    void aDueCollectionThatFindsNothingBeyondTheLimitsTakesNoLock() throws IOException {
        result("1", 1, "build/a=1");
        StoreLock.Held share = new StoreLock(rig.state.path().resolve("locks/store"))
                .tryShare()
                .orElseThrow();
        assertEquals(Optional.empty(), rig.state.collectIfDue(NONE, NOW));
        share.close();
    }

    @Test
    void statisticsCountByTask() throws IOException {
        result("1", 1, "build/a=12345");
        result("2", 1, "build/a=12345", "build/b=123");
        rig.contents.put(new byte[7]);
        Statistics statistics = rig.state.statistics();
        assertEquals(2, statistics.results());
        assertEquals(0, statistics.damaged());
        assertEquals(7, statistics.unusedBytes());
        assertEquals(1, statistics.unusedContents());
        // Two files, the empty log, two sets of fields, and what no result needs.
        assertEquals(6, statistics.contents());
        TaskShare share = statistics.tasks().get(0);
        assertEquals("compile", share.task());
        assertEquals(2, share.results());
        assertEquals(statistics.bytes() - 7, share.bytes());
    }

    /** What may be wrong with a file of the store. */
    enum Damage {
        TRUNCATED,
        FLIPPED,
        SWAPPED,
        LINK,
        DIRECTORY;

        void to(Path file, Path other) throws IOException {
            byte[] good = Files.readAllBytes(file);
            Files.delete(file);
            switch (this) {
                case TRUNCATED -> Files.write(file, java.util.Arrays.copyOf(good, good.length / 2));
                case FLIPPED -> {
                    good[good.length / 2] ^= 1;
                    Files.write(file, good);
                }
                case SWAPPED -> Files.copy(other, file);
                case LINK -> Files.createSymbolicLink(file, other);
                case DIRECTORY -> Files.createDirectories(file.resolve("x"));
            }
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource
    void verifyMovesABadContentAsideWithTheResultThatNeedsIt(Damage damage) throws IOException {
        ActionResult hurt = result("1", 1, "build/a=first");
        ActionResult fine = result("2", 1, "build/a=other");
        damage.to(rig.blob("first"), rig.blob("other"));
        Verification found = rig.state.verify();
        assertEquals(2, found.problems().size(), found.toString());
        assertEquals("gone there", present(hurt, fine));
        assertFalse(Files.exists(rig.blob("first"), java.nio.file.LinkOption.NOFOLLOW_LINKS));
        assertEquals(List.of(), rig.state.verify().problems());
        assertTrue(rig.results.find(hurt.fingerprint()).isEmpty());
        assertEquals(hurt, result("1", 1, "build/a=first"));
        assertTrue(rig.outputs.restore(fine, BUILD));
        assertTrue(rig.outputs.restore(hurt, BUILD));
        assertEquals(List.of("build/a=first"), rig.tree());
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource
    void verifyMovesABadResultAside(Damage damage) throws IOException {
        ActionResult hurt = result("1", 1, "build/a=first");
        ActionResult fine = result("2", 1, "build/a=other");
        damage.to(entry(hurt), entry(fine));
        Verification found = rig.state.verify();
        assertEquals(1, found.problems().size(), found.toString());
        assertEquals("gone there", present(hurt, fine));
        assertTrue(Files.exists(
                root.resolve(".ntask/quarantine/" + hurt.fingerprint().sha256() + ".result"),
                java.nio.file.LinkOption.NOFOLLOW_LINKS));
        assertEquals(List.of(), rig.state.verify().problems());
    }

    @Test
    void anEmptyDirectoryIsAnEmptyStore(@TempDir Path other) throws IOException {
        var state = new dev.ntask.runtime.store.disk.StateDirectory(other.resolve("not-there"));
        assertEquals(new Verification(0, 0, 0, List.of()), state.verify());
        assertEquals(new Statistics(0, 0, 0, 0, 0, 0, List.of()), state.statistics());
    }
}
