package dev.example.tables;

/** Where a cell's text stands within its column. */
public enum Alignment {
    /** At the left edge. */
    LEFT,
    /** At the right edge, as numbers usually are. */
    RIGHT;

    /**
     * Fills a text up with spaces.
     *
     * @param text the text
     * @param width the width to reach
     * @return the text at this side of its column
     */
    public String pad(String text, int width) {
        String spaces = " ".repeat(Math.max(0, width - text.length()));
        return this == LEFT ? text + spaces : spaces + text;
    }
}
