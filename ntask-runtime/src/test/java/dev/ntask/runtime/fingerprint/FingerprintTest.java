package dev.ntask.runtime.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ntask.runtime.fingerprint.Fingerprint.Field;
import dev.ntask.runtime.fingerprint.Fingerprint.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Digest A = Digest.of(new byte[] {'a'});
    private static final Digest B = Digest.of(new byte[] {'b'});

    /**
     * The guard of the schema version. If this fails, results of the ntask before would be found, or not found, for other
     * reasons than their fields: raise {@link Fingerprint#SCHEMA_VERSION} and pin what is hashed now.
     */
    @Test
    void hashedBytesArePinnedToTheSchemaVersion() {
        assertEquals(1, Fingerprint.SCHEMA_VERSION);
        assertEquals(
                "9a4ddf3d89ea6eb237aac3ba2fd2770f7efb1cf0e9d83528ea180b584938c360",
                everything().build().digest().sha256());
    }

    @Test
    void orderOfCollectingDoesNotMatter() {
        Fingerprint one = new FingerprintBuilder("t")
                .environment("B", Optional.of("2"))
                .input("b", B, false)
                .environment("A", Optional.of("1"))
                .input("a", A, false)
                .build();
        Fingerprint other = new FingerprintBuilder("t")
                .input("a", A, false)
                .input("b", B, false)
                .environment("A", Optional.of("1"))
                .environment("B", Optional.of("2"))
                .build();
        assertEquals(one, other);
        assertEquals(one.digest(), other.digest());
    }

    @Test
    void eachSingleChangeMakesAnotherDigest() {
        List<Fingerprint> all = List.of(
                new FingerprintBuilder("t").build(),
                new FingerprintBuilder("u").build(),
                new FingerprintBuilder("t").input("a", A, false).build(),
                new FingerprintBuilder("t").input("a", A, true).build(),
                new FingerprintBuilder("t").input("a", B, false).build(),
                new FingerprintBuilder("t").input("b", A, false).build(),
                new FingerprintBuilder("t")
                        .inputLink("a", "b", Optional.empty(), false)
                        .build(),
                new FingerprintBuilder("t")
                        .inputLink("a", "b", Optional.of(A), false)
                        .build(),
                new FingerprintBuilder("t")
                        .inputLink("a", "b", Optional.of(A), true)
                        .build(),
                new FingerprintBuilder("t")
                        .inputLink("a", "b' " + A.sha256(), Optional.empty(), false)
                        .build(),
                new FingerprintBuilder("t").environment("a", Optional.empty()).build(),
                new FingerprintBuilder("t").environment("a", Optional.of("")).build(),
                new FingerprintBuilder("t")
                        .environment("a", Optional.of("<unset>"))
                        .build(),
                new FingerprintBuilder("t")
                        .environment("a", Optional.of("\ud800"))
                        .build(),
                new FingerprintBuilder("t")
                        .environment("a", Optional.of("\ud801"))
                        .build(),
                new FingerprintBuilder("t").environment("a", Optional.of("?")).build(),
                new FingerprintBuilder("t")
                        .environment("a", Optional.of("\\ud800"))
                        .build(),
                new FingerprintBuilder("t").argument("a", Optional.empty()).build(),
                new FingerprintBuilder("t").argument("a", Optional.of("")).build(),
                new FingerprintBuilder("t").arguments("a", List.of()).build(),
                new FingerprintBuilder("t").arguments("a", List.of("")).build(),
                new FingerprintBuilder("t").arguments("a", List.of("a", "b")).build(),
                new FingerprintBuilder("t").arguments("a", List.of("b", "a")).build(),
                new FingerprintBuilder("t").arguments("a", List.of("a', 'b")).build(),
                new FingerprintBuilder("t").tool("a", "1").build(),
                new FingerprintBuilder("t").tool("a", "2").build(),
                new FingerprintBuilder("t").tool("a", "1".repeat(500)).build(),
                new FingerprintBuilder("t").tool("a", "1".repeat(501)).build(),
                new FingerprintBuilder("t").code("x").build(),
                new FingerprintBuilder("t").dependency("a", "x").build(),
                new FingerprintBuilder("t").dependency("a", "y").build(),
                new FingerprintBuilder("t").java(17).build(),
                new FingerprintBuilder("t").java(25).build(),
                new FingerprintBuilder("t").platform("linux-amd64").build(),
                new FingerprintBuilder("t").declaration("inputs", List.of("a")).build(),
                new FingerprintBuilder("t")
                        .declaration("inputs", List.of("a", "!b"))
                        .build(),
                new FingerprintBuilder("t")
                        .declaration("inputs", List.of("!b", "a"))
                        .build(),
                new FingerprintBuilder("t").declaration("outputs", List.of("a")).build());
        Set<String> digests = new HashSet<>();
        for (Fingerprint fingerprint : all) {
            digests.add(fingerprint.digest().sha256());
        }
        assertEquals(all.size(), digests.size());
    }

    @Test
    void isReadBackAsItWasStored() throws IOException {
        Fingerprint fingerprint = everything().build();
        Fingerprint read = Fingerprint.decode(fingerprint.encode());
        assertEquals(fingerprint, read);
        assertEquals(fingerprint.digest(), read.digest());
    }

    @Test
    void damagedBytesAreNoOtherException() {
        byte[] good = everything().build().encode();
        for (int length = 0; length < good.length; length++) {
            byte[] truncated = Arrays.copyOf(good, length);
            assertThrows(IOException.class, () -> Fingerprint.decode(truncated));
        }
        Random random = new Random(7);
        int rejected = 0;
        for (int round = 0; round < 5000; round++) {
            byte[] damaged = good.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                assertNotEquals(null, Fingerprint.decode(damaged));
            } catch (IOException e) {
                rejected++;
            }
        }
        assertNotEquals(0, rejected);
    }

    @Test
    void oneFieldTwiceCountsOnce() {
        assertEquals(
                new FingerprintBuilder("t").tool("javac", "17").build(),
                new FingerprintBuilder("t")
                        .tool("javac", "17")
                        .tool("javac", "17")
                        .build());
    }

    @Test
    void twoValuesForOneFieldAreABug() {
        FingerprintBuilder builder =
                new FingerprintBuilder("t").tool("javac", "17").tool("javac", "21");
        assertThrows(AssertionError.class, builder::build);
    }

    @Test
    void fieldsOutOfOrderAreRejected() {
        Field first = new Field(Kind.INPUT, "a", "1");
        Field second = new Field(Kind.INPUT, "b", "1");
        assertThrows(IllegalArgumentException.class, () -> new Fingerprint(List.of(second, first)));
        assertThrows(IllegalArgumentException.class, () -> new Fingerprint(List.of(first, first)));
    }

    static FingerprintBuilder everything() {
        return new FingerprintBuilder("api.test")
                .input("src/a.txt", A, false)
                .input("src/é.sh", B, true)
                .inputLink("src/link", "a.txt", Optional.of(A), false)
                .argument("pattern", Optional.of("auth"))
                .arguments("names", List.of("x", "y"))
                .environment("CI", Optional.empty())
                .environment("HOME", Optional.of("/home/it's"))
                .tool("javac -version", "javac 17.0.15\n")
                .code("c0de")
                .dependency("compile", "d1")
                .java(17)
                .platform("linux-amd64")
                .declaration("inputs", List.of("src/**", "!src/x"))
                .declaration("cwd", List.of(""));
    }
}
