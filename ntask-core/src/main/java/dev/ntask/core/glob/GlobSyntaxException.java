package dev.ntask.core.glob;

/** Says that a pattern is malformed, where and why. */
public final class GlobSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String pattern;
    private final int position;
    private final String reason;

    GlobSyntaxException(String pattern, int position, String reason) {
        super("malformed pattern \"" + pattern + "\" at " + (position + 1) + ": " + reason);
        this.pattern = pattern;
        this.position = position;
        this.reason = reason;
    }

    /** The pattern as it was written. */
    public String pattern() {
        return pattern;
    }

    /** The index in the pattern of the character at fault; the message counts from one. */
    public int position() {
        return position;
    }

    /** What is wrong and, where there is one, the way out. */
    public String reason() {
        return reason;
    }
}
