package dev.ntask.core.glob;

/** A pattern that git would never match; each caller makes of it what it must. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    /** The index of the byte at fault. */
    private final int at;

    private final String reason;

    Malformed(int at, String reason) {
        super(reason, null, false, false);
        this.at = at;
        this.reason = reason;
    }

    int at() {
        return at;
    }

    String reason() {
        return reason;
    }
}
