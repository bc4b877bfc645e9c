package dev.ntask.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
    private static final Digest A = Digest.of(new byte[] {'a'});

    @TempDir
    Path directory;

    private History history;

    @BeforeEach
    void create() {
        history = new History(directory.resolve("latest"), directory.resolve("tmp"));
    }

    @Test
    void beginningKeepsTheLastFingerprintForExplanations() throws IOException {
        assertEquals(History.Entry.NONE, history.of("t"));
        history.begin("t");
        assertEquals(new History.Entry(Optional.empty(), false), history.of("t"));
        history.settle("t", A);
        assertEquals(new History.Entry(Optional.of(A), true), history.of("t"));
        history.begin("t");
        history.begin("t");
        assertEquals(new History.Entry(Optional.of(A), false), history.of("t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "../x", "a/b\\c:d", "T", "t", "gen --x='ä\n'", "\ud800", "\udbff", "nul"})
    void oddNamesAreOneFileEach(String action) throws IOException {
        history.settle(action, A);
        history.settle("gen " + "long ".repeat(2000), A);
        assertEquals(new History.Entry(Optional.of(A), true), history.of(action));
        try (Stream<Path> files = Files.list(directory.resolve("latest"))) {
            assertEquals(2, files.count());
        }
    }

    /** What lies where the action writes may be its own: a later restore must not leave it there. */
    @Test
    void aDamagedRecordSaysThatTheActionWasBegun() throws IOException {
        history.settle("t", A);
        Path file;
        try (Stream<Path> files = Files.list(directory.resolve("latest"))) {
            file = files.findFirst().orElseThrow();
        }
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] damaged = good.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            assertEquals(History.Entry.BEGUN, history.of("t"));
        }
        Files.write(file, new byte[0]);
        assertEquals(History.Entry.BEGUN, history.of("t"));
    }

    @Test
    void theRecordOfAnotherActionIsADamagedOne() throws IOException {
        history.settle("t", A);
        history.settle("u", Digest.of(new byte[] {'b'}));
        Path latest = directory.resolve("latest");
        Files.copy(
                latest.resolve(SafeName.of("u")),
                latest.resolve(SafeName.of("t")),
                StandardCopyOption.REPLACE_EXISTING);
        assertEquals(History.Entry.BEGUN, history.of("t"));
    }
}
