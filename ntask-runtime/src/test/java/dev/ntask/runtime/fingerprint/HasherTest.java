package dev.ntask.runtime.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HasherTest {
    @Test
    void lengthsKeepFieldsApart() {
        assertNotEquals(hash("ab", "c"), hash("a", "bc"));
        assertNotEquals(hash("", "a"), hash("a", ""));
        assertNotEquals(hash("a"), hash("a", ""));
    }

    @Test
    void differentListsHaveDifferentDigests() {
        long seed = 20260101;
        Random random = new Random(seed);
        Map<String, List<String>> seen = new HashMap<>();
        for (int round = 0; round < 20_000; round++) {
            List<String> fields = new ArrayList<>();
            for (int n = random.nextInt(4); n >= 0; n--) {
                fields.add("ab\0".repeat(2).substring(random.nextInt(3), 3 + random.nextInt(3)));
            }
            List<String> other = seen.putIfAbsent(hash(fields.toArray(String[]::new)), fields);
            assertTrue(other == null || other.equals(fields), "seed " + seed + ": " + fields + " and " + other);
        }
    }

    @Test
    void manyFieldsAreTheSameAsTheirEncodingAtOnce() {
        Hasher hasher = new Hasher();
        Encoder encoder = new Encoder();
        for (int i = 0; i < 5000; i++) {
            hasher.putString("x" + i).putInt(i).putLong(-i).putBoolean(i % 2 == 0);
            encoder.putString("x" + i).putInt(i).putLong(-i).putBoolean(i % 2 == 0);
        }
        byte[] big = new byte[100_000];
        assertEquals(
                Digest.of(encoder.putBytes(big).toBytes()).sha256(),
                hasher.putBytes(big).digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00", "\udc00\ud800", "\ud800\ud800\udc00"})
    void halfAPairIsKeptAsItIs(String text) throws IOException {
        assertEquals(text, new Decoder(new Encoder().putString(text).toBytes()).readString());
        assertNotEquals(hash(text), hash(text.replaceAll("[\\ud800-\\udfff]", "?")));
    }

    @Test
    void wholePairsAreRead() throws IOException {
        byte[] bytes = new Encoder().putString("a\ud83d\ude00").toBytes();
        assertEquals("a\ud83d\ude00", new Decoder(bytes).readString());
    }

    @Test
    void numbersAreReadBack() throws IOException {
        byte[] bytes = new Encoder()
                .putLong(Long.MIN_VALUE + 255)
                .putInt(-2)
                .putBoolean(true)
                .toBytes();
        Decoder in = new Decoder(bytes);
        assertEquals(Long.MIN_VALUE + 255, in.readLong());
        assertEquals(-2, in.readInt());
        assertTrue(in.readBoolean());
        in.requireEnd();
        assertThrows(IOException.class, in::readByte);
    }

    @Test
    void aFileAndItsBytesHaveOneDigest(@TempDir Path directory) throws IOException {
        byte[] bytes = "hello\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(directory.resolve("f"), bytes);
        assertEquals(Digest.of(bytes), Digest.of(file));
        assertEquals(240_000, Digest.of(file).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../../etc/passwd",
                "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 "
            })
    void whatIsNoDigestNamesNoFile(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Digest(text, 0));
    }

    private static String hash(String... fields) {
        Hasher hasher = new Hasher();
        for (String field : fields) {
            hasher.putString(field);
        }
        return hasher.digest();
    }
}
