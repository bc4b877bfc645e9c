package dev.ntask.spi;

/** Shortens a command for a message: its first line, if that is not too long. */
public final class Abbreviation {
    private static final int LONGEST = 200;

    private Abbreviation() {}

    /** Returns a text, or, ending in dots, what of it fits a line. */
    public static String of(String text) {
        String stripped = text.strip();
        int end = 0;
        while (end < stripped.length() && end < LONGEST && !breaksLine(stripped.charAt(end))) {
            end++;
        }
        if (end == stripped.length()) {
            return stripped;
        }
        // Not between the two halves of a character.
        int whole = end > 0 && Character.isHighSurrogate(stripped.charAt(end - 1)) ? end - 1 : end;
        return stripped.substring(0, whole).stripTrailing() + " ...";
    }

    private static boolean breaksLine(char c) {
        return c == '\n' || c == '\r';
    }
}
