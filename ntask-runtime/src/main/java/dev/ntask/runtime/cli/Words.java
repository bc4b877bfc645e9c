package dev.ntask.runtime.cli;

import java.util.List;

/** The words of a command line, read from left to right, and what kind of word each is. */
final class Words {
    /** Ends the words of a task. */
    static final String SEPARATOR = ":::";

    /** Makes everything after it plain words. */
    static final String REST = "--";

    private final List<String> words;
    private int next;

    Words(List<String> words) {
        this.words = words;
    }

    boolean hasNext() {
        return next < words.size();
    }

    String next() {
        return words.get(next++);
    }

    /** Tells whether the word in front of the one read last is a flag, without a value of its own. */
    boolean isBehind(Flag flag) {
        return next > 1 && flag.names().contains(words.get(next - 2));
    }

    /** Tells whether the next word belongs to a list or an option in front of it. */
    boolean nextIsPlain() {
        return hasNext() && isPlain(words.get(next));
    }

    boolean nextIsInteger() {
        return hasNext() && isInteger(words.get(next));
    }

    /** The next word without reading it; there must be one. */
    String peek() {
        return words.get(next);
    }

    /** Tells whether a word is neither a flag nor a mark. A negative number is plain. */
    static boolean isPlain(String word) {
        return !word.equals(SEPARATOR) && (!isFlag(word) || isNumber(word));
    }

    static boolean isFlag(String word) {
        return word.length() > 1 && word.charAt(0) == '-';
    }

    static boolean isInteger(String word) {
        int start = word.startsWith("-") || word.startsWith("+") ? 1 : 0;
        for (int i = start; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return word.length() > start;
    }

    static boolean isNumber(String word) {
        int point = word.indexOf('.');
        return point < 0
                ? isInteger(word)
                : isInteger(word.substring(0, point)) && isInteger("0" + word.substring(point + 1));
    }
}
