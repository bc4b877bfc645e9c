package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeWordsTest {
    private static final Instant NOW = Instant.parse("2026-08-02T10:15:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-08-02T10:15:00Z | 2026-08-02 12:15:00 (0s ago)
            2026-08-02T10:14:01Z | 2026-08-02 12:14:01 (59s ago)
            2026-08-02T10:12:58Z | 2026-08-02 12:12:58 (2m 2s ago)
            2026-08-02T07:59:59Z | 2026-08-02 09:59:59 (2h 15m ago)
            2026-01-31T10:15:00Z | 2026-01-31 11:15:00 (183d 0h ago)
            2026-08-02T11:15:00Z | 2026-08-02 13:15:00 (in the future)
            """)
    void aMomentIsLocalAndHasAnAge(String instant, String words) {
        assertEquals(words, new TimeWords(NOW, TimeZone.getTimeZone("Europe/Berlin")).of(Instant.parse(instant)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00s", "4, 0.00s", "5, 0.01s", "4210, 4.21s", "61000, 61.00s", "-1, 0.00s"})
    void aDurationHasHundredths(long millis, String words) {
        assertEquals(words, TimeWords.of(Duration.ofMillis(millis)));
    }
}
