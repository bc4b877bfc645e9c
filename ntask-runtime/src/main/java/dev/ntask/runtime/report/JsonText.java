package dev.ntask.runtime.report;

import java.time.Duration;
import java.util.Optional;

/** Writes JSON (RFC 8259), indented; knows nothing but where commas, quotes and escapes go. Not thread-safe. */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out;
    private int depth;
    private boolean first = true;

    /** Creates an empty text. */
    public JsonText() {
        this(512);
    }

    /** Creates an empty text that will have about so many characters. */
    JsonText(int expected) {
        out = new StringBuilder(expected);
    }

    /** Begins an object or array with its members or elements on lines of their own. */
    public JsonText open(char bracket) {
        out.append(bracket);
        depth++;
        first = true;
        return this;
    }

    /** Ends what {@link #open} began. */
    public JsonText close(char bracket) {
        depth--;
        if (!first) {
            newLine();
        }
        first = false;
        out.append(bracket);
        return this;
    }

    /** Begins an object whose members stand on one line. */
    public JsonText openLine() {
        return openLine('{');
    }

    /** Begins an object or array whose members or elements stand on one line. */
    public JsonText openLine(char bracket) {
        out.append(bracket);
        first = true;
        return this;
    }

    /** Ends an object that {@link #openLine()} began. */
    public JsonText closeLine() {
        return closeLine('}');
    }

    /** Ends what {@link #openLine(char)} began. */
    public JsonText closeLine(char bracket) {
        first = false;
        out.append(bracket);
        return this;
    }

    /** Begins an element of an array on one line. */
    public JsonText inlineItem() {
        out.append(first ? "" : ", ");
        first = false;
        return this;
    }

    /** Begins a member of an object on one line. */
    public JsonText inline(String name) {
        out.append(first ? "" : ", ");
        first = false;
        quoted(name);
        out.append(": ");
        return this;
    }

    /** Begins a member of an object. */
    public JsonText name(String name) {
        item();
        quoted(name);
        out.append(": ");
        return this;
    }

    /** Begins an element of an array. */
    public JsonText item() {
        if (!first) {
            out.append(',');
        }
        first = false;
        newLine();
        return this;
    }

    /** A string, or {@code null} if there is none. */
    public JsonText stringOrNull(Optional<String> value) {
        return value.isPresent() ? string(value.get()) : raw("null");
    }

    /** A string. */
    public JsonText string(String value) {
        quoted(value);
        return this;
    }

    /** A number, {@code null}, or anything else that needs no quotes. */
    public JsonText raw(String value) {
        out.append(value);
        return this;
    }

    /** A number: a duration in seconds, to the thousandth. */
    public JsonText seconds(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        String fraction = Long.toString(1000 + millis % 1000);
        return raw(millis / 1000 + "." + fraction.substring(1));
    }

    /** How many characters were written so far. */
    int length() {
        return out.length();
    }

    /** Returns what was written since there were so many characters. */
    String since(int length) {
        return out.substring(length);
    }

    private void newLine() {
        out.append('\n');
        for (int i = 0; i < depth; i++) {
            out.append("  ");
        }
    }

    private void quoted(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        out.append('"');
    }

    /** Surrogates are escaped one by one, since half a pair would be lost in UTF-8 (RFC 8259, 8.2). */
    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
                    out.append("\\u");
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        out.append(HEX.charAt(c >> shift & 0xf));
                    }
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** Returns what was written, with a line break at its end. */
    @Override
    public String toString() {
        // At its end and off again: a large text is then copied once.
        out.append('\n');
        String text = out.toString();
        out.setLength(out.length() - 1);
        return text;
    }
}
