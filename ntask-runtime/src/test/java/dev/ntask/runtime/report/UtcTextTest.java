package dev.ntask.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The JDK's own formatter decides. */
final class UtcTextTest {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Test
    void everyDayOfTwelveCenturies() {
        long first = Instant.parse("1500-01-01T00:00:00Z").getEpochSecond() / 86_400;
        for (long day = first; day < first + 1200 * 366; day++) {
            assertSame(Instant.ofEpochSecond(day * 86_400));
        }
    }

    @Test
    void anyMoment() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            assertSame(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
        }
    }

    @Test
    void theNameOfARun() {
        assertEquals("20260802T101500-123Z", UtcText.compact(Instant.parse("2026-08-02T10:15:00.123456Z")));
    }

    private static void assertSame(Instant instant) {
        assertEquals(ISO.format(instant), UtcText.iso(instant));
    }
}
