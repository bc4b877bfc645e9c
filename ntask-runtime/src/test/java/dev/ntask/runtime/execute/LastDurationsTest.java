package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.TextRegistry;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastDurationsTest {
    @TempDir
    Path directory;

    private final TextRegistry registry = new TextRegistry("a:", "b:", "c(x=1):");

    @Test
    void remembersBodiesThatRan() throws IOException {
        LastDurations first = durations();
        first.accept(finished("a", Outcome.EXECUTED, 20));
        first.accept(finished("b", Outcome.RESTORED, 3));
        first.accept(finished("c --x=2", Outcome.EXECUTED, 7));
        first.save();
        assertEquals("20 a\n7 c --x=2\n", Files.readString(directory.resolve("durations")));
        LastDurations second = durations();
        assertEquals(21, second.of(registry.action("a")));
        assertEquals(8, second.of(registry.action("c", "x", "2")));
        assertTrue(second.of(registry.action("b")) > 100, "what is unknown may take long");
        second.accept(finished("a", Outcome.EXECUTED, 30));
        second.save();
        assertEquals("30 a\n7 c --x=2\n", Files.readString(directory.resolve("durations")));
    }

    @Test
    void writesNothingIfNothingRan() {
        LastDurations durations = durations();
        durations.accept(finished("a", Outcome.UP_TO_DATE, 20));
        durations.save();
        assertFalse(Files.exists(directory.resolve("durations")));
    }

    @Test
    void aDamagedFileIsNone() throws IOException {
        Files.writeString(directory.resolve("durations"), "x a\n");
        assertEquals(durations().of(registry.action("b")), durations().of(registry.action("a")));
    }

    private LastDurations durations() {
        return new LastDurations(directory.resolve("durations"));
    }

    private static ActionFinished finished(String action, Outcome outcome, long millis) {
        return new ActionFinished(
                action, outcome, Duration.ofMillis(millis), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
