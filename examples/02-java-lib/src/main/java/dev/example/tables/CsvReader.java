package dev.example.tables;

import java.util.ArrayList;
import java.util.List;

/** Splits comma-separated values into rows (RFC 4180): quoted fields may hold commas, quotes and line ends. */
public final class CsvReader {
    private final String text;
    private int position;

    private CsvReader(String text) {
        this.text = text;
    }

    /**
     * Reads all rows.
     *
     * @param text comma-separated values
     * @return the rows, each with its fields
     * @throws IllegalArgumentException if a quoted field is not closed
     */
    public static List<List<String>> read(String text) {
        CsvReader reader = new CsvReader(text);
        List<List<String>> rows = new ArrayList<>();
        while (reader.position < text.length()) {
            rows.add(reader.row());
        }
        return rows;
    }

    private List<String> row() {
        List<String> fields = new ArrayList<>();
        do {
            fields.add(peek() == '"' ? quoted() : plain());
        } while (skip(','));
        skip('\r');
        skip('\n');
        return fields;
    }

    private String plain() {
        int start = position;
        while (position < text.length() && ",\r\n".indexOf(peek()) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        int start = position++;
        StringBuilder field = new StringBuilder();
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c != '"') {
                field.append(c);
            } else if (skip('"')) {
                field.append('"');
            } else {
                return field.toString();
            }
        }
        throw new IllegalArgumentException("the field that opens at character " + start + " is not closed");
    }

    private boolean skip(char expected) {
        if (peek() != expected) {
            return false;
        }
        position++;
        return true;
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }
}
