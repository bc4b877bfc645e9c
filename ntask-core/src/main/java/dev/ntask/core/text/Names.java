package dev.ntask.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Spells a Java identifier for other places: {@code parseURL} is {@code parse-url} on the command line and
 * {@code PARSE_URL} as a constant.
 *
 * <p>A word begins after a separator ({@code _}, {@code $}, {@code -}), at an upper-case letter behind a lower-case
 * letter or a digit, and at the last upper-case letter of a run that goes on in lower case. A digit never begins a word.
 * Different identifiers may get one spelling ({@code buildAll}, {@code build_all}); the caller has to notice.
 */
public final class Names {
    private Names() {}

    /** The words in lower case with hyphens between: {@code maxCount} is {@code max-count}. */
    public static String kebab(String identifier) {
        List<String> words = words(identifier);
        return words.isEmpty() ? identifier : String.join("-", words).toLowerCase(Locale.ROOT);
    }

    /** The words in upper case with underscores between: {@code buildAll} is {@code BUILD_ALL}. */
    public static String constant(String identifier) {
        List<String> words = words(identifier);
        if (words.isEmpty()) {
            return identifier;
        }
        String constant = String.join("_", words).toUpperCase(Locale.ROOT);
        return Character.isJavaIdentifierStart(constant.codePointAt(0)) ? constant : "_" + constant;
    }

    private static List<String> words(String identifier) {
        int[] letters = identifier.codePoints().toArray();
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < letters.length; i++) {
            if (isSeparator(letters[i])) {
                add(words, letters, start, i);
                start = i + 1;
            } else if (i > start && beginsWord(letters, i)) {
                add(words, letters, start, i);
                start = i;
            }
        }
        add(words, letters, start, letters.length);
        return words;
    }

    private static boolean beginsWord(int[] letters, int i) {
        if (!Character.isUpperCase(letters[i])) {
            return false;
        }
        boolean runGoesOn = Character.isUpperCase(letters[i - 1]);
        return !runGoesOn || (i + 1 < letters.length && Character.isLowerCase(letters[i + 1]));
    }

    private static boolean isSeparator(int letter) {
        return letter == '_' || letter == '$' || letter == '-';
    }

    private static void add(List<String> words, int[] letters, int start, int end) {
        if (end > start) {
            words.add(new String(letters, start, end - start));
        }
    }
}
