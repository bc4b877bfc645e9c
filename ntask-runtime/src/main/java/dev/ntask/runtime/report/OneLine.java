package dev.ntask.runtime.report;

/**
 * Keeps a text on one line, and a terminal from obeying it: an argument in an action's name may hold line breaks, a message
 * what moves the cursor.
 */
public final class OneLine {
    private OneLine() {}

    /** Returns a text with its line breaks and other controls written as escapes; tabs stay. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    /** Returns the first line of a text in the same way; three dots say that others follow. */
    public static String firstOf(String text) {
        String lines = text.strip();
        int end = 0;
        while (end < lines.length() && lines.charAt(end) != '\n' && lines.charAt(end) != '\r') {
            end++;
        }
        return end == lines.length() ? of(lines) : of(lines.substring(0, end).stripTrailing()) + " ...";
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t') || (c >= '\u007f' && c <= '\u009f') || c == '\u2028' || c == '\u2029';
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (isControl(c)) {
                out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
