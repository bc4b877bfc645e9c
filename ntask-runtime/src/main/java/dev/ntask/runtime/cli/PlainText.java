package dev.ntask.runtime.cli;

/** Keeps out of a text what a terminal would obey, and what ends lines or fields. */
final class PlainText {
    private PlainText() {}

    /** Returns a text with a blank for each such character; the text itself if it has none. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (isPlain(c)) {
                plain.appendCodePoint(c);
            } else {
                plain.append(' ');
            }
            i += Character.charCount(c);
        }
        return plain.toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
