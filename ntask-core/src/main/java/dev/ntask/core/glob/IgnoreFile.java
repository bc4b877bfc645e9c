package dev.ntask.core.glob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one {@code .gitignore} says, read and applied exactly as git does. */
public final class IgnoreFile {
    private final int baseLength;
    private final Parser.Parsed[] rules;

    private IgnoreFile(int baseLength, List<Parser.Parsed> rules) {
        this.baseLength = baseLength;
        this.rules = rules.toArray(new Parser.Parsed[0]);
    }

    /** What the last rule that matches an entry says about it. */
    enum Decision {
        UNDECIDED,
        IGNORED,
        INCLUDED
    }

    /**
     * Reads a file.
     *
     * @param directory where it lies, relative to the same top as every path asked about; empty for the top itself
     * @param content its bytes, in whatever encoding
     */
    public static IgnoreFile parse(String directory, byte[] content) {
        List<Parser.Parsed> rules = new ArrayList<>();
        int start = hasByteOrderMark(content) ? 3 : 0;
        while (start < content.length) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            addRule(rules, content, start, end);
            start = end + 1;
        }
        int length = PathBytes.of(directory).length;
        return new IgnoreFile(length == 0 ? 0 : length + 1, rules);
    }

    /** Whether there is any rule. */
    public boolean isEmpty() {
        return rules.length == 0;
    }

    Decision decide(byte[] path, boolean directory) {
        for (int i = rules.length - 1; i >= 0; i--) {
            if (rules[i].program().matches(path, baseLength, directory)) {
                return rules[i].negated() ? Decision.INCLUDED : Decision.IGNORED;
            }
        }
        return Decision.UNDECIDED;
    }

    private static void addRule(List<Parser.Parsed> rules, byte[] content, int start, int end) {
        if (end == start || content[start] == '#') {
            return;
        }
        int behind = content[end - 1] == '\r' ? end - 1 : end;
        byte[] line = trimTrailingSpaces(upToNul(Arrays.copyOfRange(content, start, behind)));
        try {
            rules.add(Parser.parse(line, Parser.Use.IGNORED));
        } catch (Malformed neverMatches) {
            // Git keeps such a line and finds that it matches nothing.
        }
    }

    private static boolean hasByteOrderMark(byte[] content) {
        return content.length >= 3
                && content[0] == (byte) 0xef
                && content[1] == (byte) 0xbb
                && content[2] == (byte) 0xbf;
    }

    private static byte[] upToNul(byte[] line) {
        for (int i = 0; i < line.length; i++) {
            if (line[i] == 0) {
                return Arrays.copyOf(line, i);
            }
        }
        return line;
    }

    /** Drops the spaces at the end, unless one is quoted by a backslash: then it and what is before it stays. */
    static byte[] trimTrailingSpaces(byte[] line) {
        int firstOfRun = -1;
        for (int i = 0; i < line.length; i++) {
            if (line[i] == ' ') {
                firstOfRun = firstOfRun < 0 ? i : firstOfRun;
            } else {
                firstOfRun = -1;
                if (line[i] == '\\') {
                    i++;
                }
            }
        }
        return firstOfRun < 0 ? line : Arrays.copyOf(line, firstOfRun);
    }
}
