package dev.ntask.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "30s, PT30S, 30s",
        "500ms, PT0.5S, 500ms",
        "2m, PT2M, 2m",
        "1h30m, PT1H30M, 1h30m",
        "90m, PT1H30M, 1h30m",
        "1d2h3m4s5ms6us7ns, P1DT2H3M4.005006007S, 1d2h3m4s5ms6us7ns",
        "1.5s, PT1.5S, 1s500ms",
        "0.25h, PT15M, 15m",
        "0, PT0S, 0s",
        "0s, PT0S, 0s",
        "007s, PT7S, 7s",
        "106751d, P106751D, 106751d",
    })
    void readsAndWritesCanonically(String text, Duration expected, String canonical) {
        assertEquals(Optional.of(expected), Durations.parse(text));
        assertEquals(canonical, Durations.format(expected));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                " ",
                "s",
                "5",
                "5 s",
                " 5s",
                "-5s",
                "+5s",
                "5S",
                "5m1h",
                "5s5s",
                "1.s",
                ".5s",
                "1.2.3s",
                "5x",
                "1h30",
                "PT5S",
                "0.5ns",
                "1e3s",
                "٣s",
                "106752d",
                "99999999999999999999999999999999999999999999999s"
            })
    void rejectsEverythingElse(String text) {
        assertEquals(Optional.empty(), Durations.parse(text));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Random random = new Random(42);
        for (int i = 0; i < 2000; i++) {
            Duration duration = Duration.ofNanos(random.nextLong() >>> (1 + random.nextInt(63)));

            assertEquals(Optional.of(duration), Durations.parse(Durations.format(duration)));
        }
    }

    @Test
    void refusesToWriteNegativeDurations() {
        assertThrows(IllegalArgumentException.class, () -> Durations.format(Duration.ofNanos(-1)));
    }
}
