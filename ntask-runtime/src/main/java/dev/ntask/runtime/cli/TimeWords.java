package dev.ntask.runtime.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.TimeZone;

/**
 * Writes when something was, as people at one place say it; by hand, and with
 * the older time zones, since a formatter and the newer ones cost more than all else here.
 */
final class TimeWords {
    private final Instant now;
    private final TimeZone zone;

    TimeWords(Instant now, TimeZone zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Returns the local time and how long ago that is: {@code 2026-08-02 10:15:00 (2h 15m ago)}. */
    String of(Instant instant) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(zone.getOffset(instant.toEpochMilli()) / 1000);
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), offset);
        StringBuilder out = new StringBuilder();
        padded(out, time.getYear(), 4).append('-');
        padded(out, time.getMonthValue(), 2).append('-');
        padded(out, time.getDayOfMonth(), 2).append(' ');
        padded(out, time.getHour(), 2).append(':');
        padded(out, time.getMinute(), 2).append(':');
        padded(out, time.getSecond(), 2);
        return out.append(" (")
                .append(ago(Duration.between(instant, now)))
                .append(')')
                .toString();
    }

    /** Returns how long ago an instant is: {@code 2h 15m ago}. */
    String ago(Instant instant) {
        return ago(Duration.between(instant, now));
    }

    private static String ago(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 0) {
            return "in the future";
        }
        if (seconds < 60) {
            return seconds + "s ago";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m " + seconds % 60 + "s ago";
        }
        return seconds < 86_400
                ? seconds / 3600 + "h " + seconds % 3600 / 60 + "m ago"
                : seconds / 86_400 + "d " + seconds % 86_400 / 3600 + "h ago";
    }

    /** Returns a duration to the hundredth of a second: {@code 4.21s}. */
    static String of(Duration duration) {
        long hundredths = (Math.max(0, duration.toMillis()) + 5) / 10;
        StringBuilder out = new StringBuilder().append(hundredths / 100).append('.');
        return padded(out, (int) (hundredths % 100), 2).append('s').toString();
    }

    private static StringBuilder padded(StringBuilder out, int value, int width) {
        String digits = Integer.toString(value);
        for (int i = digits.length(); i < width; i++) {
            out.append('0');
        }
        return out.append(digits);
    }
}
