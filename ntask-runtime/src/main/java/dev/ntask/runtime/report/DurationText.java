package dev.ntask.runtime.report;

import java.time.Duration;

/** Writes durations as people read them: {@code 45ms}, {@code 1.4s}, {@code 2m 3s}, {@code 1h 2m}. */
public final class DurationText {
    private DurationText() {}

    /** Returns a duration for people. */
    public static String of(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        long tenths = (millis + 50) / 100;
        long seconds = (millis + 500) / 1000;
        if (millis < 100) {
            return millis + "ms";
        }
        if (tenths < 600) {
            return tenths / 10 + "." + tenths % 10 + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m " + seconds % 60 + "s";
        }
        return seconds / 3600 + "h " + seconds % 3600 / 60 + "m";
    }
}
