package dev.ntask.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) as maps, lists, strings, numbers, booleans and null. For manifests only: a library for this would come
 * before the one of its name that an author's tasks use.
 */
final class JsonValue {
    /** Deeper than any manifest, and far from the end of the stack. */
    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonValue(String text) {
        this.text = text;
    }

    /**
     * Returns the value that a text is.
     *
     * @throws IllegalArgumentException if it is none
     */
    static @Nullable Object parse(String text) {
        JsonValue json = new JsonValue(text);
        Object value = json.value();
        if (json.peek() != 0) {
            throw json.malformed();
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    /** The next character that is no space; 0 at the end. */
    private char peek() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean took(char expected) {
        boolean there = peek() == expected;
        at += there ? 1 : 0;
        return there;
    }

    private void take(char expected) {
        if (!took(expected)) {
            throw malformed();
        }
    }

    private void deeper() {
        at++;
        if (++depth > DEEPEST) {
            throw malformed();
        }
    }

    private Map<String, @Nullable Object> object() {
        deeper();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!took('}')) {
            do {
                if (peek() != '"') {
                    throw malformed();
                }
                String name = string();
                take(':');
                members.put(name, value());
            } while (took(','));
            take('}');
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> array() {
        deeper();
        List<@Nullable Object> elements = new ArrayList<>();
        if (!took(']')) {
            do {
                elements.add(value());
            } while (took(','));
            take(']');
        }
        depth--;
        return elements;
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return out.toString();
            }
            if (c < ' ') {
                throw malformed();
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw malformed();
    }

    /** The character that an escape means; stops at its last one. */
    private char escaped() {
        at++;
        char c = at < text.length() ? text.charAt(at) : 0;
        int known = "\"\\/bfnrt".indexOf(c);
        if (known >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(known);
        }
        if (c != 'u' || at + 4 >= text.length()) {
            throw malformed();
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(++at), 16);
            if (digit < 0) {
                throw malformed();
            }
            value = 16 * value + digit;
        }
        return (char) value;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw malformed();
        }
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("no JSON, at character " + at);
    }
}
