package dev.ntask.runtime.plan;

/** Writes a word as it could be typed to a shell, on one line whatever it contains. */
public final class ShellWord {
    private static final String PLAIN = "_-./:=@%+,";

    private ShellWord() {}

    /** Appends a word, in quotation marks if a shell would take it for anything but itself. */
    public static void append(StringBuilder text, String word) {
        if (isPlain(word)) {
            text.append(word);
            return;
        }
        text.append('\'');
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\'') {
                text.append("'\\''");
            } else if (c == '\n') {
                text.append("\\n");
            } else if (c == '\\') {
                // Doubled, so that a backslash with an n does not read like the line end above.
                text.append("\\\\");
            } else if (Character.isISOControl(c)) {
                text.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                text.append(c);
            }
        }
        text.append('\'');
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetterOrDigit(c) && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
