package dev.ntask.runtime.store.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.store.ActionCache;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.OutputTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskActionCacheTest {
    @TempDir
    Path directory;

    private final List<String> notes = new ArrayList<>();
    private ActionCache cache;

    @BeforeEach
    void create() {
        cache = new StateDirectory(directory).actions(notes::add, java.time.Clock.systemUTC());
    }

    @Test
    void aResultIsFoundUnderItsFingerprintOnly() throws IOException {
        ActionResult result = result("a", 1);
        assertEquals(Optional.empty(), cache.get(result.fingerprint().sha256()));
        cache.put(result);
        assertEquals(Optional.of(result), cache.get(result.fingerprint().sha256()));
        assertEquals(Optional.empty(), cache.get(result("b", 1).fingerprint().sha256()));
        assertThrows(IllegalArgumentException.class, () -> cache.get("../../x"));
        assertEquals(List.of(), notes);
    }

    @Test
    void aLaterResultTakesThePlaceOfAnEarlier() throws IOException {
        cache.put(result("a", 1));
        cache.put(result("a", 2));
        assertEquals(
                Optional.of(result("a", 2)),
                cache.get(result("a", 2).fingerprint().sha256()));
    }

    @Test
    void aDamagedEntryIsNoEntryAndANote() throws IOException {
        ActionResult result = result("a", 1);
        cache.put(result);
        Path file = file(result);
        byte[] good = Files.readAllBytes(file);
        for (byte[] damaged : List.of(new byte[0], "{}".getBytes(StandardCharsets.UTF_8), half(good))) {
            notes.clear();
            Files.write(file, damaged);
            assertEquals(Optional.empty(), cache.get(result.fingerprint().sha256()));
            assertEquals(1, notes.size());
            assertTrue(notes.get(0).startsWith("cache entry " + file + " is not used: damaged: "), notes.get(0));
        }
        cache.put(result);
        assertEquals(Optional.of(result), cache.get(result.fingerprint().sha256()));
    }

    @Test
    void anEntryUnderAnothersNameIsNoEntry() throws IOException {
        ActionResult one = result("a", 1);
        ActionResult other = result("b", 1);
        cache.put(one);
        cache.put(other);
        Files.write(file(other), Files.readAllBytes(file(one)));
        assertEquals(Optional.empty(), cache.get(other.fingerprint().sha256()));
        assertEquals(
                List.of("cache entry " + file(other) + " is not used: damaged: the result of another fingerprint"),
                notes);
    }

    @Test
    void theResultsOfATaskAreListedWhateverItsArgumentsWere() throws IOException {
        ActionResult plain = result("t", "a", 1);
        ActionResult withArgument = result("t --level=2", "b", 1);
        cache.put(plain);
        cache.put(withArgument);
        cache.put(result("tt", "c", 1));
        Files.writeString(directory.resolve("ac/garbage"), "garbage");
        assertEquals(Set.of(plain, withArgument), Set.copyOf(cache.ofTask("t")));
        assertEquals(List.of(), cache.ofTask("u"));
        assertEquals(List.of(), notes);
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private Path file(ActionResult result) {
        String name = result.fingerprint().sha256();
        return directory.resolve("ac").resolve(name.substring(0, 2)).resolve(name);
    }

    private static ActionResult result(String fingerprint, int millis) {
        return result("t", fingerprint, millis);
    }

    private static ActionResult result(String action, String fingerprint, int millis) {
        return new ActionResult(
                action,
                Digest.of(fingerprint.getBytes(StandardCharsets.UTF_8)),
                OutputTree.EMPTY,
                Digest.of(new byte[0]),
                "",
                Duration.ofMillis(millis),
                Instant.EPOCH);
    }
}
