package dev.ntask.runtime.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tries to make it tell a digest of anything else. */
final class KnownDigestsTest {
    private static final String FORGED = "0123456789abcdef".repeat(4);

    @TempDir
    Path temporary;

    private Path file;

    @BeforeEach
    void file() {
        file = temporary.resolve("state/digests");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertRight(KnownDigests known, String name, String text) {
        assertEquals(Digest.of(bytes(text)), known.of(name, bytes(text)), name + ": " + text);
    }

    private void remember(String name, String text) throws IOException {
        KnownDigests known = new KnownDigests(file);
        assertRight(known, name, text);
        known.save();
    }

    @Test
    void theSameBytesAreNotHashedAgain() throws IOException {
        remember("a", "some bytes");
        // Only who does not hash can be told something wrong, and the checksum has to be right for that.
        byte[] kept = Files.readAllBytes(file);
        String text = new String(kept, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(Digest.of(bytes("some bytes")).sha256());
        System.arraycopy(bytes(FORGED), 0, kept, at, 64);
        CRC32 checksum = new CRC32();
        checksum.update(kept, 0, kept.length - 4);
        ByteBuffer.wrap(kept).putInt(kept.length - 4, (int) checksum.getValue());
        Files.write(file, kept);
        assertEquals(FORGED, new KnownDigests(file).of("a", bytes("some bytes")).sha256());
        assertRight(new KnownDigests(file), "a", "some bytez");
    }

    @Test
    void anyOtherBytesAreHashed() throws IOException {
        remember("a", "0123456789");
        KnownDigests known = new KnownDigests(file);
        for (int i = 0; i < 10; i++) {
            char[] other = "0123456789".toCharArray();
            other[i]++;
            assertRight(known, "a", new String(other));
            assertRight(known, "a", "0123456789");
            assertRight(known, "a", "0123456789".substring(0, i));
            assertRight(known, "a", "0123456789" + "x".repeat(i + 1));
        }
        assertRight(known, "b", "0123456789");
    }

    @Test
    void whateverTheDamageItIsRight() throws IOException {
        remember("a", "some");
        remember("b", "other");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x01;
            Files.write(file, damaged);
            assertRight(new KnownDigests(file), "a", "some");
            Files.write(file, Arrays.copyOf(whole, i));
            KnownDigests known = new KnownDigests(file);
            assertRight(known, "a", "some");
            assertRight(known, "b", "other");
        }
    }

    @Test
    void aFileThatIsNoFileIsNone() throws IOException {
        Files.createDirectories(file);
        assertRight(new KnownDigests(file), "a", "some");
        Files.delete(file);
        Files.createSymbolicLink(file, temporary.resolve("nowhere"));
        assertRight(new KnownDigests(file), "a", "some");
    }

    @Test
    void twoProcessesTakeNothingFromEachOther() throws IOException {
        KnownDigests one = new KnownDigests(file);
        KnownDigests other = new KnownDigests(file);
        assertRight(one, "a", "one");
        assertRight(other, "a", "two");
        one.save();
        other.save();
        KnownDigests third = new KnownDigests(file);
        assertRight(third, "a", "one");
        assertRight(third, "a", "two");
    }

    @Test
    void savesOnlyWhatIsNew() throws IOException {
        remember("a", "some");
        Files.delete(file);
        KnownDigests known = new KnownDigests(file);
        known.save();
        assertFalse(Files.exists(file));
        assertRight(known, "a", "some");
        known.save();
        Files.delete(file);
        assertRight(known, "a", "some");
        known.save();
        assertFalse(Files.exists(file));
    }

    @Test
    void whatNobodyAsksForIsForgotten() throws IOException {
        remember("gone", "rarely seen");
        for (int i = 0; i <= 30; i++) {
            assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).contains("rarely seen"), "after " + i);
            remember("a", "run " + i);
        }
        assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("rarely seen"));
    }
}
