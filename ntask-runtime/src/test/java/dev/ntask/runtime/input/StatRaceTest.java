package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Writes files in the very moment in which they are read, with the real clock on the real file system. The long form:
 * {@code -Dntask.races=100000}.
 */
@Timeout(3600)
class StatRaceTest {
    private static final int ROUNDS = Integer.getInteger("ntask.races", 1500);
    private static final long SEED = 20261122;

    @TempDir
    Path root;

    private StatCache cache() {
        return StatCache.open(root.resolve(".ntask/stat-cache"), root, Clock.systemUTC());
    }

    private static Digest digest(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** All contents are of one size; some edits set the old time again, some replace the file. */
    @Test
    void aWriteInTheTickOfAReadIsNeverMissed() throws IOException {
        Path file = root.resolve("f");
        Random random = new Random(SEED);
        StatCache cache = cache();
        String content = "";
        int trusted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            content = String.format(java.util.Locale.ROOT, "%08d", round);
            write(file, content, random.nextInt(3));
            assertEquals(digest(content), cache.digest(file), "seed " + SEED + ", round " + round);
            long before = cache.filesHashed();
            assertEquals(digest(content), cache.digest(file));
            trusted += cache.filesHashed() == before ? 1 : 0;
            if (random.nextInt(20) == 0) {
                cache.save();
                cache = cache();
            }
        }
        System.out.println(
                "stat cache: " + ROUNDS + " writes in the tick of a read, " + trusted + " entries made at once");
    }

    private void write(Path file, String content, int kind) throws IOException {
        FileTime time = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
        if (kind == 2) {
            Path beside = root.resolve("beside");
            Files.writeString(beside, content);
            Files.setLastModifiedTime(beside, time);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        Files.writeString(file, content);
        if (kind == 1) {
            Files.setLastModifiedTime(file, time);
        }
    }

    /** What {@link TimeSteps} takes for granted of such kernels. */
    @Test
    void afterALookEachWriteHasAnotherTimeWhereTheKernelSaysSo() throws IOException {
        assumeTrue(isMultigrain(), "this kernel or file system promises nothing");
        Path file = root.resolve("f");
        Files.writeString(file, "00000000");
        FileStat before = FileStat.of(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int round = 0; round < 20 * ROUNDS; round++) {
                channel.write(ByteBuffer.wrap(new byte[] {(byte) round}), 0);
                FileStat after = FileStat.of(file);
                assertNotEquals(before.changed(), after.changed(), "round " + round);
                before = after;
            }
        }
    }

    private boolean isMultigrain() throws IOException {
        Path file = root.resolve("probe");
        Files.writeString(file, "x");
        FileStat stat = FileStat.of(file);
        return stat.changed() % 1_000_000 != 0
                && TimeSteps.of(System.getProperty("os.name"), System.getProperty("os.version"))
                        .separate(file, stat, stat.changed());
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, 6.13.0-1-generic, true",
        "Linux, 6.13, true",
        "Linux, 7.0-rc1, true",
        "Linux, 6.12.99, false",
        "Linux, 5.15.0-microsoft-standard, false",
        "Linux, 6, false",
        "Linux, '', false",
        "Linux, x.y, false",
        "Mac OS X, 26.1, false",
        "Windows 11, 10.0, false"
    })
    void onlyKernelsThatPromiseItNeedNoTimeInBetween(String system, String version, boolean expected)
            throws IOException {
        String type = Files.getFileStore(root).type();
        assumeTrue(Set.of("ext4", "xfs", "btrfs", "tmpfs").contains(type), type);
        Path file = Files.writeString(root.resolve("f"), "x");
        FileStat stat = new FileStat(FileStat.Kind.FILE, 1, 5_000_000_001L, 5_000_000_001L, 1, 0);
        assertEquals(expected, TimeSteps.of(system, version).separate(file, stat, 5_000_000_002L));
        assertFalse(TimeSteps.of(system, version).separate(file, stat, 5_000_000_000L), "a file from the future");
    }

    /** A thread writes two contents in turn, without a pause: what is read is the beginning of one of them, or an error. */
    @Test
    void aReadDuringWritesIsNeverAMixture() throws Exception {
        Path file = root.resolve("f");
        String one = "1".repeat(300_000);
        String two = "2".repeat(300_000);
        Files.writeString(file, one);
        AtomicBoolean ended = new AtomicBoolean();
        Thread writer = new Thread(() -> writeInTurn(file, one, two, ended));
        writer.start();
        int read = 0;
        try {
            StatCache cache = cache();
            for (int round = 0; round < Math.min(ROUNDS, 300); round++) {
                try {
                    Digest found = cache.digest(file);
                    int size = (int) found.size();
                    boolean pure = found.equals(digest("1".repeat(size))) || found.equals(digest("2".repeat(size)));
                    assertTrue(pure, "round " + round);
                    read++;
                } catch (InputException e) {
                    assertEquals(
                            "f changes while it is read; if it is no input, exclude it with \"!f\"", e.getMessage());
                }
            }
        } finally {
            ended.set(true);
            writer.join();
        }
        assertEquals(Digest.of(file), cache().digest(file), read + " reads");
    }

    private static void writeInTurn(Path file, String one, String two, AtomicBoolean ended) {
        try {
            for (int i = 0; !ended.get(); i++) {
                Files.writeString(file, i % 2 == 0 ? two : one);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The clock jumps by days in both directions, between reads and between processes, while files are written. */
    @Test
    void aClockThatJumpsMakesTheCacheUselessAtMost() throws IOException {
        assumeTrue(isMultigrain(), "elsewhere the clock that jumps must be that of the file system, too");
        JumpingClock clock = new JumpingClock();
        Random random = new Random(SEED);
        Path file = root.resolve("f");
        StatCache cache = StatCache.open(root.resolve("cache"), root, clock);
        for (int round = 0; round < ROUNDS; round++) {
            String content = String.format(java.util.Locale.ROOT, "%08d", round);
            write(file, content, random.nextInt(3));
            clock.jump(random);
            assertEquals(digest(content), cache.digest(file), "seed " + SEED + ", round " + round);
            clock.jump(random);
            assertEquals(digest(content), cache.digest(file), "seed " + SEED + ", round " + round);
            if (random.nextInt(4) == 0) {
                cache.save();
                clock.jump(random);
                cache = StatCache.open(root.resolve("cache"), root, clock);
            }
        }
    }

    /** The system's clock, off by some days that change now and then. */
    private static final class JumpingClock extends Clock {
        private static final long DAY_SECONDS = 86_400;
        private long offSeconds;

        void jump(Random random) {
            if (random.nextBoolean()) {
                offSeconds = random.nextLong(-10 * DAY_SECONDS, 10 * DAY_SECONDS);
            }
        }

        @Override
        public java.time.Instant instant() {
            return Clock.systemUTC().instant().plusSeconds(offSeconds);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    /** What was learned from somebody else's read is worth as much. */
    @Test
    void whatAStoreReadIsNotReadAgain() throws IOException {
        assumeTrue(isMultigrain(), "elsewhere it takes some milliseconds");
        Path file = Files.writeString(root.resolve("f"), "content");
        StatCache cache = cache();
        assertEquals(digest("content"), cache.learn(file, () -> Digest.of(file)));
        cache.save();
        StatCache next = cache();
        assertEquals(digest("content"), next.digest(file));
        assertEquals(0, next.filesHashed());
        IOException thrown = org.junit.jupiter.api.Assertions.assertThrows(
                IOException.class,
                () -> next.learn(file, () -> {
                    Digest digest = Digest.of(file);
                    Files.writeString(file, "another");
                    return digest;
                }));
        assertEquals("f changed while it was read", thrown.getMessage());
        assertEquals(digest("another"), next.digest(file));
    }
}
