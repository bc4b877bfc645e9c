package dev.ntask.runtime.fingerprint;

import java.util.List;

/** Writes values on one line, in quotes, so that different values stay different and can be shown as they are. */
final class Quoted {
    /** What an absent value is; no quoted one looks like it. */
    static final String UNSET = "<unset>";

    private static final String HEX = "0123456789abcdef";

    private Quoted() {}

    static String of(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2);
        append(value, out);
        return out.toString();
    }

    static String of(List<String> values) {
        StringBuilder out = new StringBuilder("[");
        String separator = "";
        for (String value : values) {
            out.append(separator);
            append(value, out);
            separator = ", ";
        }
        return out.append(']').toString();
    }

    private static void append(String value, StringBuilder out) {
        out.append('\'');
        int begun = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            // Nearly all are none of those that are escaped.
            if (c < ' ' || c > '~' || c == '\'' || c == '\\') {
                out.append(value, begun, i);
                append(c, out);
                begun = i + 1;
            }
        }
        out.append(value, begun, value.length()).append('\'');
    }

    /** Surrogates are escaped one by one: an environment may hold half a pair, and UTF-8 could not. */
    private static void append(char c, StringBuilder out) {
        switch (c) {
            case '\\' -> out.append("\\\\");
            case '\'' -> out.append("\\'");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> {
                if (Character.isSurrogate(c) || Character.isISOControl(c)) {
                    appendUnicode(c, out);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static void appendUnicode(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 0xf));
        }
    }
}
