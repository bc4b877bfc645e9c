package dev.ntask.core.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Amounts of bytes as people write them: {@code 5 GiB}, {@code 1.5MB}, {@code 0}. */
public final class Sizes {
    private static final String[] UNITS = {"B", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB"};
    private static final long[] BYTES = {
        1, 1_000, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000L, 1 << 10, 1 << 20, 1 << 30, 1L << 40
    };
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final long STEP = 1024;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** More digits than any amount that fits. */
    private static final int MOST_DIGITS = 40;

    private Sizes() {}

    /**
     * Reads an amount: a number, perhaps with a fraction, and a unit of powers of 1000 ({@code kB}, {@code MB}, {@code GB},
     * {@code TB}) or of 1024 ({@code KiB}, {@code MiB}, {@code GiB}, {@code TiB}); a bare {@code 0} needs none. Empty if the
     * text is anything else, or more than 8 EiB.
     */
    public static OptionalLong parse(String text) {
        if (text.equals("0")) {
            return OptionalLong.of(0);
        }
        int end = numberIn(text);
        int start = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        for (int i = 0; i < UNITS.length; i++) {
            if (end > 0 && end <= MOST_DIGITS && text.substring(start).equals(UNITS[i])) {
                BigDecimal bytes = new BigDecimal(text.substring(0, end)).multiply(BigDecimal.valueOf(BYTES[i]));
                return bytes.compareTo(MOST) > 0 ? OptionalLong.empty() : OptionalLong.of(bytes.longValue());
            }
        }
        return OptionalLong.empty();
    }

    /** Writes an amount in the greatest unit of powers of 1024 that it fills, with at most one digit behind the point. */
    public static String format(long bytes) {
        int unit = 0;
        long size = 1;
        while (unit + 1 < BINARY.length && bytes / size >= STEP) {
            unit++;
            size *= STEP;
        }
        BigDecimal amount = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(size), 1, RoundingMode.HALF_EVEN);
        return amount.stripTrailingZeros().toPlainString() + ' ' + BINARY[unit];
    }

    /** The end of digits, with at most one point that has digits on both sides; 0 if there are none. */
    private static int numberIn(String text) {
        int end = digitsFrom(text, 0);
        if (end > 0 && end < text.length() && text.charAt(end) == '.') {
            int fraction = digitsFrom(text, end + 1);
            return fraction > end + 1 ? fraction : 0;
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
}
