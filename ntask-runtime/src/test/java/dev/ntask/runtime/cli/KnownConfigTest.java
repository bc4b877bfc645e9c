package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.Ntask;
import dev.ntask.runtime.config.ConfigException;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Encoder;
import dev.ntask.runtime.store.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tries to make what was found in {@code ntask.toml} outlive what is in it. */
final class KnownConfigTest {
    @TempDir
    Path root;

    private Path file;
    private Path known;

    /** Far enough behind everything that a test writes, so that no file is too new to be believed. */
    private Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));

    @BeforeEach
    void prepare() throws IOException {
        file = root.resolve("ntask.toml");
        known = root.resolve(".ntask/config");
        Files.createDirectory(root.resolve(".ntask"));
    }

    private int concurrency() {
        return KnownConfig.read(root, clock).defaultConcurrency();
    }

    private void say(int concurrency) throws IOException {
        Files.writeString(file, "default_concurrency = " + concurrency + "\n");
    }

    /** As after two runs: the first parses, the second sees that nothing has changed. */
    private void know(int concurrency) throws IOException {
        say(concurrency);
        assertEquals(concurrency, concurrency());
        assertEquals(concurrency, concurrency());
        assertTrue(Files.exists(known));
    }

    /** Puts a lie where what was found is kept; who believes it has not parsed. */
    private void lie(String format, String ofContent) throws IOException {
        Encoder out = Envelope.begin(format);
        Digest digest = Digest.of(ofContent.getBytes(StandardCharsets.UTF_8));
        out.putString(digest.sha256()).putLong(digest.size());
        out.putString(".ntask").putLong(1).putLong(1).putInt(0).putInt(77);
        out.putString("").putInt(50);
        out.putBoolean(false).putBoolean(false).putInt(0);
        Files.write(known, Envelope.seal(out));
    }

    @Test
    void anUnchangedFileIsNotParsed() throws IOException {
        know(3);
        lie("ntask config 2, by ntask " + Ntask.VERSION, "default_concurrency = 3\n");
        assertEquals(77, concurrency());
    }

    @Test
    void whatAnotherVersionFoundIsNotBelieved() throws IOException {
        know(3);
        lie("ntask config 2, by ntask 0.0.1", "default_concurrency = 3\n");
        assertEquals(3, concurrency());
    }

    @Test
    void everyKeySurvives() throws IOException {
        Files.writeString(file, """
                cache_dir = "elsewhere"
                cache_max_age = "3d"
                cache_max_size = "5 MB"
                default_concurrency = 4
                tui = false
                dependencies = ["a:b:1", "c:d:2"]
                """);
        ProjectConfig parsed = ProjectConfig.read(root);
        assertEquals(parsed, KnownConfig.read(root, clock));
        assertEquals(parsed, KnownConfig.read(root, clock));
        assertTrue(Files.exists(known));
        Files.writeString(file, "tui = true\n");
        assertEquals(ProjectConfig.read(root), KnownConfig.read(root, clock));
        assertEquals(ProjectConfig.read(root), KnownConfig.read(root, clock));
    }

    @Test
    void anEditOfTheSameSizeAndTimeIsSeen() throws IOException {
        know(3);
        FileTime time = Files.getLastModifiedTime(file);
        say(4);
        Files.setLastModifiedTime(file, time);
        assertEquals(4, concurrency());
    }

    @Test
    void anotherFileOfTheSameSizeAndTimeMovedToItsPlaceIsSeen() throws IOException {
        know(3);
        Path other = root.resolve("other.toml");
        Files.writeString(other, "default_concurrency = 5\n");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(5, concurrency());
    }

    @Test
    void aClockThatStepsChangesNothing() throws IOException {
        know(3);
        for (Duration step : List.of(Duration.ofDays(-400), Duration.ofHours(-1), Duration.ofDays(400))) {
            clock = Clock.offset(Clock.systemUTC(), step);
            say(4);
            assertEquals(4, concurrency(), step::toString);
            say(3);
            assertEquals(3, concurrency(), step::toString);
        }
        clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        say(6);
        assertEquals(6, concurrency());
    }

    @Test
    void aFileThatIsGoneSaysNothing() throws IOException {
        know(3);
        Files.delete(file);
        assertEquals(ProjectConfig.DEFAULTS, KnownConfig.read(root, clock));
        say(3);
        assertEquals(3, concurrency());
    }

    @Test
    void aChangeOfPermissionsIsNoChangeOfContent() throws IOException {
        know(3);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(3, concurrency());
    }

    @Test
    void aDirectoryOrALinkInItsPlaceIsSeen() throws IOException {
        know(3);
        Path elsewhere = root.resolve("elsewhere.toml");
        Files.writeString(elsewhere, "default_concurrency = 8\n");
        Files.delete(file);
        Files.createSymbolicLink(file, elsewhere);
        assertEquals(8, concurrency());
        assertEquals(8, concurrency());
        Files.writeString(elsewhere, "default_concurrency = 9\n");
        assertEquals(9, concurrency());
        Files.delete(elsewhere);
        assertThrows(ConfigException.class, this::concurrency);
        Files.delete(file);
        Files.createDirectory(file);
        assertThrows(ConfigException.class, this::concurrency);
    }

    @Test
    void theStateDirectorySwappedForALinkToAnotherProjectsIsNotBelieved() throws IOException {
        know(3);
        Path other = root.resolve("other");
        Files.createDirectory(other);
        Files.writeString(other.resolve("ntask.toml"), "default_concurrency = 4\n");
        Files.move(root.resolve(".ntask"), other.resolve(".ntask"));
        assertEquals(4, KnownConfig.read(other, clock).defaultConcurrency());
        assertEquals(4, KnownConfig.read(other, clock).defaultConcurrency());
        Files.createSymbolicLink(root.resolve(".ntask"), other.resolve(".ntask"));
        assertEquals(3, concurrency());
        assertEquals(4, KnownConfig.read(other, clock).defaultConcurrency());
    }

    @Test
    void whateverTheDamageTheFileIsParsedAgain() throws IOException {
        know(3);
        for (Path kept : List.of(known, root.resolve(".ntask/config-stat"))) {
            byte[] whole = Files.readAllBytes(kept);
            for (int i = 0; i < whole.length; i++) {
                byte[] damaged = whole.clone();
                damaged[i] ^= 0x10;
                Files.write(kept, damaged);
                assertEquals(3, concurrency());
                Files.write(kept, Arrays.copyOf(whole, i));
                assertEquals(3, concurrency());
            }
            Files.deleteIfExists(kept);
            Files.createDirectory(kept);
            assertEquals(3, concurrency());
            Files.delete(kept);
        }
    }

    @Test
    void whatIsWrongIsSaidEachTime() throws IOException {
        Files.writeString(file, "default_concurrency = 0\n");
        for (int i = 0; i < 3; i++) {
            ConfigException e = assertThrows(ConfigException.class, this::concurrency);
            assertEquals(
                    List.of("ntask.toml:1:1: default_concurrency must be a whole number, at least 1, not 0"),
                    e.problems());
        }
        assertFalse(Files.exists(known));
    }

    @Test
    void aDirectoryThatFillsWithOtherThingsIsSeenThoughTheFileHasNotChanged() throws IOException {
        Files.writeString(file, "cache_dir = \"cache\"\n");
        assertEquals("cache", KnownConfig.read(root, clock).cacheDir());
        assertEquals("cache", KnownConfig.read(root, clock).cacheDir());
        Files.createDirectory(root.resolve("cache"));
        Files.writeString(root.resolve("cache/thesis.txt"), "years of work");
        ConfigException e =
                assertThrows(ConfigException.class, () -> KnownConfig.read(root, clock), "it would be deleted");
        assertTrue(e.problems().get(0).startsWith("ntask.toml:1:1: cache_dir 'cache' holds files"), e.getMessage());
    }

    @Test
    void withoutAStateDirectoryNoneIsMade() throws IOException {
        Files.delete(root.resolve(".ntask"));
        say(3);
        assertEquals(3, concurrency());
        assertFalse(Files.exists(root.resolve(".ntask")));
    }

    @Test
    void twoAtOnceSeeWhatWasThereAndNothingElse() throws Exception {
        say(1);
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> reads = new ArrayList<>();
            for (int i = 1; i <= 40; i++) {
                Callable<Integer> read = this::concurrency;
                reads.add(readers.submit(read));
                Path next = root.resolve("next.toml");
                Files.writeString(next, "default_concurrency = " + (1 + i % 9) + "\n");
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                reads.add(readers.submit(read));
            }
            for (Future<Integer> read : reads) {
                int seen = read.get(60, TimeUnit.SECONDS);
                assertTrue(seen >= 1 && seen <= 9, "read " + seen);
            }
            assertEquals(1 + 40 % 9, concurrency());
        } finally {
            readers.shutdownNow();
        }
    }
}
