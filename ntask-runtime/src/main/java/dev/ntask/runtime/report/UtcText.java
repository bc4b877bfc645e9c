package dev.ntask.runtime.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes instants in UTC; by hand, since a formatter costs more at start-up than everything else here. */
final class UtcText {
    private UtcText() {}

    /** As in names of run directories: {@code 20260802T101500-123Z}. */
    static String compact(Instant instant) {
        return text(instant, "", "", "-");
    }

    /** As in files: {@code 2026-08-02T10:15:00.123Z}. */
    static String iso(Instant instant) {
        return text(instant, "-", ":", ".");
    }

    private static String text(Instant instant, String betweenDays, String betweenHours, String beforeMillis) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(24);
        padded(out, time.getYear(), 4).append(betweenDays);
        padded(out, time.getMonthValue(), 2).append(betweenDays);
        padded(out, time.getDayOfMonth(), 2).append('T');
        padded(out, time.getHour(), 2).append(betweenHours);
        padded(out, time.getMinute(), 2).append(betweenHours);
        padded(out, time.getSecond(), 2).append(beforeMillis);
        return padded(out, time.getNano() / 1_000_000, 3).append('Z').toString();
    }

    private static StringBuilder padded(StringBuilder out, int value, int width) {
        String digits = Integer.toString(value);
        for (int i = digits.length(); i < width; i++) {
            out.append('0');
        }
        return out.append(digits);
    }
}
