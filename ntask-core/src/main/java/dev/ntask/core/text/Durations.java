package dev.ntask.core.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Durations as people write them: {@code 1h30m}, {@code 30s}, {@code 500ms}. */
public final class Durations {
    private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us", "ns"};
    private static final long[] NANOS = {
        86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L
    };
    private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

    private Durations() {}

    /**
     * Reads a duration: numbers with the units {@code d}, {@code h}, {@code m}, {@code s}, {@code ms}, {@code us} and
     * {@code ns}, each at most once and from great to small; a number may have a fraction ({@code 1.5s}). A bare
     * {@code 0} needs no unit. Empty if the text is anything else, or longer than 292 years.
     */
    public static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        BigDecimal total = BigDecimal.ZERO;
        int unit = -1;
        int at = 0;
        while (at < text.length()) {
            int endOfNumber = numberFrom(text, at);
            int endOfUnit = unitFrom(text, endOfNumber);
            int next = unitNamed(text.substring(endOfNumber, endOfUnit));
            // 40 digits are more than any duration that fits; a longer number only costs time.
            if (endOfNumber == at || endOfNumber - at > 40 || next <= unit) {
                return Optional.empty();
            }
            BigDecimal number = new BigDecimal(text.substring(at, endOfNumber));
            total = total.add(number.multiply(BigDecimal.valueOf(NANOS[next])));
            unit = next;
            at = endOfUnit;
        }
        boolean whole = total.stripTrailingZeros().scale() <= 0;
        if (unit < 0 || !whole || total.compareTo(MOST_NANOS) > 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(total.longValueExact()));
    }

    /**
     * Writes a duration in the one canonical way that {@link #parse} reads back: whole numbers, no empty units, {@code
     * 0s} for nothing.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("negative duration: " + duration);
        }
        if (duration.isZero()) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        long seconds = duration.getSeconds();
        long nanos = duration.getNano();
        for (int unit = 0; unit < UNITS.length; unit++) {
            boolean wholeSeconds = NANOS[unit] >= 1_000_000_000L;
            long size = wholeSeconds ? NANOS[unit] / 1_000_000_000L : NANOS[unit];
            long count = (wholeSeconds ? seconds : nanos) / size;
            if (count > 0) {
                text.append(count).append(UNITS[unit]);
            }
            if (wholeSeconds) {
                seconds %= size;
            } else {
                nanos %= size;
            }
        }
        return text.toString();
    }

    /** The end of digits, with at most one point that has digits on both sides. */
    private static int numberFrom(String text, int start) {
        int end = digitsFrom(text, start);
        if (end > start && end < text.length() && text.charAt(end) == '.') {
            int fraction = digitsFrom(text, end + 1);
            return fraction > end + 1 ? fraction : start;
        }
        return end;
    }

    private static int digitsFrom(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int unitFrom(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
            end++;
        }
        return end;
    }

    private static int unitNamed(String name) {
        for (int unit = 0; unit < UNITS.length; unit++) {
            if (UNITS[unit].equals(name)) {
                return unit;
            }
        }
        return -1;
    }
}
