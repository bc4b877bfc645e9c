package dev.ntask.core.text;

import java.util.ArrayList;
import java.util.List;

/** Fits text into the columns of a terminal, in which some characters take two columns and some none. */
public final class Columns {
    private static final String CUT = "...";

    private Columns() {}

    /** Returns how many columns a text takes. */
    public static int of(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            columns += of(text.codePointAt(i));
        }
        return columns;
    }

    private static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** Tells whether terminals give a character two columns: East Asian letters and their full-width forms, emoji. */
    private static boolean isWide(int codePoint) {
        return (codePoint >= 0x1100 && codePoint <= 0x115f)
                || (codePoint >= 0x2e80 && codePoint <= 0xa4cf)
                || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
                || (codePoint >= 0xf900 && codePoint <= 0xfaff)
                || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
                || (codePoint >= 0xff00 && codePoint <= 0xff60)
                || (codePoint >= 0xffe0 && codePoint <= 0xffe6)
                || (codePoint >= 0x1f300 && codePoint <= 0x1faff)
                || (codePoint >= 0x20000 && codePoint <= 0x3fffd);
    }

    /** Returns a text with its end replaced by dots if it is too wide; the first character always stays. */
    public static String cut(String text, int width) {
        return of(text) <= width ? text : text.substring(0, end(text, 0, width - CUT.length())) + CUT;
    }

    /** Appends spaces to a text until it takes so many columns. */
    public static String pad(String text, int width) {
        int missing = width - of(text);
        return missing <= 0 ? text : text + " ".repeat(missing);
    }

    /** Breaks a text between words, and within a word that is wider than a line; one line at least. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int columns = of(word);
            if (used > 0 && used + 1 + columns > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            int start = 0;
            for (int end = end(word, 0, width); end < word.length() && columns > width; end = end(word, end, width)) {
                lines.add(word.substring(start, end));
                start = end;
            }
            line.append(used > 0 ? " " : "").append(word, start, word.length());
            used += (used > 0 ? 1 : 0) + of(word.substring(start));
        }
        lines.add(line.toString());
        return lines;
    }

    /** Where a text is full that begins somewhere: behind what fits into the columns, and one character at least. */
    private static int end(String text, int start, int width) {
        int end = start;
        int columns = 0;
        while (end < text.length()) {
            columns += of(text.codePointAt(end));
            if (columns > width && end > start) {
                break;
            }
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}
