package dev.example.tables;

import java.util.List;

/**
 * The shape of one column.
 *
 * @param width the length of its longest cell
 * @param alignment right if every cell below the header is a number
 */
record Column(int width, Alignment alignment) {
    static Column of(List<String> cells) {
        int width = cells.stream().mapToInt(String::length).max().orElse(0);
        boolean numbers = cells.size() > 1 && cells.stream().skip(1).allMatch(Column::isNumber);
        return new Column(width, numbers ? Alignment.RIGHT : Alignment.LEFT);
    }

    String pad(String text) {
        return alignment.pad(text, width);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
