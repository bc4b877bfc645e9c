package dev.ntask.runtime.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintDiffTest {
    private static final Digest A = Digest.of(new byte[] {'a'});
    private static final Digest B = Digest.of(new byte[] {'b'});

    @Test
    void theSameFingerprintHasNoDifferences() {
        assertEquals(List.of(), differences(FingerprintTest.everything(), FingerprintTest.everything()));
    }

    /** The order of contract row 66, with what this system has more. */
    @Test
    void allKindsComeInTheOrderOfCauses() {
        FingerprintBuilder before = new FingerprintBuilder("t")
                .declaration("outputs", List.of("a"))
                .platform("linux-amd64")
                .java(17)
                .dependency("b", "1")
                .dependency("a", "1")
                .code("1")
                .tool("javac -version", "17")
                .environment("Z", Optional.of("old"))
                .environment("A", Optional.empty())
                .argument("pattern", Optional.of("auth"))
                .input("z", A, false)
                .input("b/y", A, false)
                .input("gone", A, false);
        FingerprintBuilder after = new FingerprintBuilder("t")
                .declaration("outputs", List.of("a", "b"))
                .platform("linux-aarch64")
                .java(25)
                .dependency("b", "2")
                .dependency("a", "2")
                .code("2")
                .tool("javac -version", "25")
                .environment("Z", Optional.of("new"))
                .environment("A", Optional.of(""))
                .argument("pattern", Optional.of(""))
                .input("z", A, true)
                .input("b/y", B, false)
                .input("added", A, false);
        assertEquals(
                List.of(
                        "input-added: added",
                        "input-modified: b/y",
                        "input-removed: gone",
                        "input-modified: z",
                        "argument-changed: pattern: 'auth' -> ''",
                        "env-changed: A: <unset> -> ''",
                        "env-changed: Z: 'old' -> 'new'",
                        "tool-changed: javac -version: '17' -> '25'",
                        "body-changed",
                        "upstream-invalidated: a",
                        "upstream-invalidated: b",
                        "java-changed: 17 -> 25",
                        "platform-changed: linux-amd64 -> linux-aarch64",
                        "declaration-changed: outputs: ['a'] -> ['a', 'b']"),
                differences(before, after));
    }

    @Test
    void addedAndRemovedFieldsSaySo() {
        FingerprintBuilder without = new FingerprintBuilder("t");
        FingerprintBuilder with = new FingerprintBuilder("t")
                .environment("A", Optional.of("x"))
                .dependency("d", "1")
                .code("c");
        assertEquals(
                List.of("env-added: A: <none> -> 'x'", "body-changed", "upstream-added: d"),
                differences(without, with));
        assertEquals(
                List.of("env-removed: A: 'x' -> <none>", "body-changed", "upstream-removed: d"),
                differences(with, without));
    }

    private static List<String> differences(FingerprintBuilder before, FingerprintBuilder after) {
        List<String> lines = new ArrayList<>();
        for (Difference difference : FingerprintDiff.between(before.build(), after.build())) {
            lines.add(difference.toString());
        }
        return lines;
    }
}
