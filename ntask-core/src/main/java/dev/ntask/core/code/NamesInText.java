package dev.ntask.core.code;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What in a text may be the name of a class or a package, to be loaded by whoever gets the text: the text itself, and each
 * dotted word in it ({@code "com.acme.Rule#check"}, {@code "handlers = com.acme.A, com.acme.B"}, {@code "plugins." + name}).
 */
final class NamesInText {
    private NamesInText() {}

    /** Returns the names as class files write them, with slashes. */
    static Collection<String> of(String text) {
        Set<String> names = new LinkedHashSet<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isPart(text.charAt(i))) {
                add(text, start, i, names);
                start = i + 1;
            }
        }
        return names;
    }

    /** A constant's characters U+0001 and U+0002 stand for operands of a concatenation. */
    private static boolean isPart(char c) {
        return isSeparator(c) || (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    private static void add(String text, int start, int end, Set<String> names) {
        boolean isWhole = start == 0 && end == text.length();
        int first = start;
        int last = end;
        while (first < last && isSeparator(text.charAt(first))) {
            first++;
        }
        while (last > first && isSeparator(text.charAt(last - 1))) {
            last--;
        }
        boolean isDotted = last - first < end - start || hasSeparator(text, first, last);
        if (first == last || !(isWhole || isDotted)) {
            return; // a plain word in a sentence
        }
        String name = text.substring(first, last).replace('.', '/');
        names.add(name);
        if (name.endsWith("/class")) {
            names.add(name.substring(0, name.length() - "/class".length()));
        }
        if (name.charAt(0) == 'L') {
            names.add(name.substring(1)); // a descriptor
        }
    }

    private static boolean hasSeparator(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (isSeparator(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '/';
    }
}
