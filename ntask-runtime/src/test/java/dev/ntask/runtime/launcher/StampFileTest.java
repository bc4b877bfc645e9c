package dev.ntask.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StampFileTest {
    private static final Stamp STAMP = new Stamp(
            "/a java\n17",
            1_000,
            List.of("a:b:1"),
            List.of(
                    new Recorded(Kind.SOURCE, "tasks/żółć\n.java", new FileState(1, 2, 3, 4), "5"),
                    new Recorded(Kind.CONFIGURATION, "ntask.toml", FileState.MISSING, ""),
                    new Recorded(Kind.PROJECT, "x.jar", new FileState(5, 6, 7, Long.MAX_VALUE), "8")),
            new Archive("x.jsa", new FileState(9, 10, 11, 12), "13"));

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("stamp");
        StampFile.write(file, STAMP);
        assertEquals(STAMP, StampFile.read(file));
    }

    @Test
    void whatIsNotThereIsNone() {
        assertNull(StampFile.read(folder.resolve("stamp")));
    }

    @Test
    void aDamagedFileIsNone() throws IOException {
        Path file = folder.resolve("stamp");
        StampFile.write(file, STAMP);
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
            if (bad.length > 0) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(file, bad);
            assertNull(StampFile.read(file), "seed 1, round " + i);
        }
    }
}
