package dev.ntask.runtime.cli;

import java.util.Optional;

/** Lays out text for a terminal of 80 columns; what cannot be broken is longer. */
final class Lines {
    private static final int WIDTH = 80;

    /** How wide names are that something is said of. */
    private static final int NAME = 30;

    private static final int LONGEST_VALUE = 160;

    private final StringBuilder out = new StringBuilder(1024);

    /** A line as it is. */
    void line(String text) {
        out.append(text).append('\n');
    }

    /** Words that go on in the next line where one is full, which begins with another indent. */
    void flow(String indent, String words, String indentOfRest) {
        StringBuilder line = new StringBuilder(indent);
        boolean empty = true;
        for (String word : words.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder(indentOfRest);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }

    /** A name and what is said of it, in columns. */
    void pair(String indent, String name, String words) {
        String column = column(indent, name);
        if (column.length() + words.length() <= WIDTH) {
            line(column + words);
        } else {
            line((indent + name).stripTrailing());
            flow(indent + "    ", words, indent + "    ");
        }
    }

    /** A name, what happened to it, and its values before and now: in one line if they fit. */
    void pairWithValues(String indent, String name, String words, Optional<String> before, Optional<String> now) {
        String both = before.isPresent() && now.isPresent() ? " -> " : "";
        String together = words + ", " + before.orElse("") + both + now.orElse("");
        if (column(indent, name).length() + together.length() <= WIDTH) {
            pair(indent, name, together);
        } else {
            pair(indent, name, words);
            if (before.isPresent()) {
                line(indent + "    was  " + before.get());
            }
            if (now.isPresent()) {
                line(indent + "    now  " + now.get());
            }
        }
    }

    /** Two parts of a sentence: in one line if they fit, else each in lines of its own. */
    void sentence(String indent, String words, String rest) {
        if (rest.isEmpty() || indent.length() + words.length() + 2 + rest.length() <= WIDTH) {
            flow(indent, words + (rest.isEmpty() ? "" : ", " + rest), indent + "  ");
        } else {
            flow(indent, words, indent + "  ");
            flow(indent + "  ", rest, indent + "    ");
        }
    }

    private static String column(String indent, String name) {
        StringBuilder column = new StringBuilder(indent).append(name);
        for (int i = column.length() - indent.length(); i < NAME; i++) {
            column.append(' ');
        }
        return column.append("  ").toString();
    }

    /** A value of which so much is shown that people see what it is. */
    static String cut(String value) {
        int length = value.codePointCount(0, value.length());
        return length <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "... (" + length + " characters)";
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
