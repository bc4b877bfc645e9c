package dev.ntask.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a graph can be drawn. */
public enum GraphFormat {
    /** A tree for a terminal. */
    ASCII,
    /** A flow chart for Mermaid, as in Markdown. */
    MERMAID,
    /** Input of Graphviz. */
    DOT,
    /** Data. */
    JSON,
    /** A page for a browser. */
    HTML;

    /** The words of all formats, as in an error. */
    public static final String WORDS = "ascii, mermaid, dot, json or html";

    /** Returns the format that a word names, in lower case. */
    public static Optional<GraphFormat> named(String word) {
        for (GraphFormat format : values()) {
            if (format.word().equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Returns the word of each format, in the order of their declaration. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (GraphFormat format : values()) {
            words.add(format.word());
        }
        return words;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
