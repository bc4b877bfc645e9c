package dev.example.tables;

import java.util.ArrayList;
import java.util.List;

/** A table with a header row; numbers stand at the right of their column. */
public final class Table {
    private final List<List<String>> rows;

    /**
     * Creates a table.
     *
     * @param rows the rows, the header first; shorter ones are filled up with empty cells
     */
    public Table(List<List<String>> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * Prints the table with a rule below its header.
     *
     * @return lines that end in a line feed
     */
    public String render() {
        List<Column> columns = columns();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            text.append(line(columns, rows.get(row)));
            if (row == 0) {
                text.append(rule(columns));
            }
        }
        return text.toString();
    }

    private List<Column> columns() {
        int count = rows.stream().mapToInt(List::size).max().orElse(0);
        List<Column> columns = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int column = index;
            columns.add(Column.of(rows.stream().map(row -> cell(row, column)).toList()));
        }
        return columns;
    }

    private static String line(List<Column> columns, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int index = 0; index < columns.size(); index++) {
            line.append(index == 0 ? "" : "  ").append(columns.get(index).pad(cell(row, index)));
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static String rule(List<Column> columns) {
        return String.join("  ", columns.stream().map(column -> "-".repeat(column.width())).toList()) + "\n";
    }

    private static String cell(List<String> row, int index) {
        return index < row.size() ? row.get(index) : "";
    }
}
