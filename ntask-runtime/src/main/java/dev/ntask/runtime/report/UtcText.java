package dev.ntask.runtime.report;

import java.time.Instant;

/** Writes instants in UTC; by hand, since a formatter, and even a date, costs more at start-up than everything else here. */
public final class UtcText {
    private static final long DAY = 24 * 60 * 60;
    private static final long DAYS_OF_400_YEARS = 146_097;
    private static final long DAYS_FROM_MARCH_0_TO_1970 = 719_468;

    private UtcText() {}

    /** As in names of run directories: {@code 20260802T101500-123Z}. */
    static String compact(Instant instant) {
        return text(instant, "", "", "-");
    }

    /** As in files: {@code 2026-08-02T10:15:00.123Z}. */
    public static String iso(Instant instant) {
        return text(instant, "-", ":", ".");
    }

    private static String text(Instant instant, String betweenDays, String betweenHours, String beforeMillis) {
        long days = Math.floorDiv(instant.getEpochSecond(), DAY);
        int seconds = (int) Math.floorMod(instant.getEpochSecond(), DAY);
        StringBuilder out = new StringBuilder(24);
        date(out, days, betweenDays).append('T');
        padded(out, seconds / 3600, 2).append(betweenHours);
        padded(out, seconds / 60 % 60, 2).append(betweenHours);
        padded(out, seconds % 60, 2).append(beforeMillis);
        return padded(out, instant.getNano() / 1_000_000, 3).append('Z').toString();
    }

    /**
     * The Gregorian date of a day since 1970. Counted from a first of March, a year ends with its leap day, and the lengths of
     * its months are a straight line: 153 days in five of them.
     */
    private static StringBuilder date(StringBuilder out, long days, String between) {
        long sinceMarch = days + DAYS_FROM_MARCH_0_TO_1970;
        long era = Math.floorDiv(sinceMarch, DAYS_OF_400_YEARS);
        int dayOfEra = (int) (sinceMarch - era * DAYS_OF_400_YEARS);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * month + 2) / 5 + 1;
        int year = (int) (era * 400) + yearOfEra + (month < 10 ? 0 : 1);
        padded(out, year, 4).append(between);
        padded(out, month < 10 ? month + 3 : month - 9, 2).append(between);
        return padded(out, day, 2);
    }

    private static StringBuilder padded(StringBuilder out, int value, int width) {
        String digits = Integer.toString(value);
        for (int i = digits.length(); i < width; i++) {
            out.append('0');
        }
        return out.append(digits);
    }
}
