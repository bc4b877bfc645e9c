package dev.ntask.core.glob;

import java.nio.charset.StandardCharsets;

/**
 * Reads a bracket expression such as {@code [a-z_[:digit:]]} with the grammar of git's wildmatch: a {@code ]} in first
 * place is a member, a backslash quotes, {@code !} or {@code ^} in first place negates, a slash is never matched.
 */
final class CharacterClass {
    private final byte[] pattern;
    private final int start;
    private final int limit;
    private final boolean strict;
    private final ByteSet set = new ByteSet();
    private int at;

    /** The member that a following hyphen would begin a range with; 0 if there is none. */
    private int rangeStart;

    CharacterClass(byte[] pattern, int start, int limit, boolean strict) {
        this.pattern = pattern;
        this.start = start;
        this.limit = limit;
        this.strict = strict;
        this.at = start;
    }

    ByteSet read() throws Malformed {
        at++;
        boolean negated = peek() == '!' || peek() == '^';
        if (negated) {
            at++;
        }
        do {
            readMember();
        } while (peek() != ']');
        at++;
        if (negated) {
            set.invert();
        }
        set.remove('/');
        if (strict && set.isEmpty()) {
            throw new Malformed(start, "this class matches no character");
        }
        return set;
    }

    /** The index behind the closing bracket, once read. */
    int end() {
        return at;
    }

    private void readMember() throws Malformed {
        int member = peek();
        if (member == '-' && rangeStart != 0 && at + 1 < limit && pattern[at + 1] != ']') {
            readRange();
        } else if (member == '[' && at + 1 < limit && pattern[at + 1] == ':' && namedClassEnd() >= 0) {
            readNamedClass();
        } else {
            rangeStart = readQuotable();
            set.add(rangeStart);
        }
    }

    private void readRange() throws Malformed {
        int hyphen = at++;
        int last = readQuotable();
        if (strict && last < rangeStart) {
            throw new Malformed(hyphen - 1, "this range runs backwards");
        }
        set.addRange(rangeStart, last);
        rangeStart = 0;
    }

    /** The index of the bracket that closes {@code [:name:]}, or -1 if it is an ordinary member after all. */
    private int namedClassEnd() throws Malformed {
        int end = at + 2;
        while (end < limit && pattern[end] != ']') {
            end++;
        }
        if (end == limit) {
            throw unclosed();
        }
        return end > at + 2 && pattern[end - 1] == ':' ? end : -1;
    }

    private void readNamedClass() throws Malformed {
        int end = namedClassEnd();
        int length = end - at - 3;
        String name = length < 0 ? "" : new String(pattern, at + 2, length, StandardCharsets.UTF_8);
        if (!addNamed(name)) {
            throw new Malformed(at, "there is no character class [:" + name + ":]");
        }
        at = end + 1;
        rangeStart = 0;
    }

    private int readQuotable() throws Malformed {
        int member = peek();
        if (member == '\\') {
            at++;
            member = peek();
        }
        if (strict && member >= 0x80) {
            throw new Malformed(at, "a class matches one byte, this character has more; write two patterns");
        }
        at++;
        return member;
    }

    private int peek() throws Malformed {
        if (at >= limit) {
            throw unclosed();
        }
        return pattern[at] & 0xff;
    }

    private Malformed unclosed() {
        return new Malformed(start, "this class has no closing ]; write \\[ for the character");
    }

    private boolean addNamed(String name) {
        switch (name) {
            case "alnum" -> {
                addNamed("alpha");
                addNamed("digit");
            }
            case "alpha" -> {
                addNamed("lower");
                addNamed("upper");
            }
            case "blank" -> {
                set.add(' ');
                set.add('\t');
            }
            case "cntrl" -> {
                set.addRange(0, 0x1f);
                set.add(0x7f);
            }
            case "digit" -> set.addRange('0', '9');
            case "graph" -> set.addRange(0x21, 0x7e);
            case "lower" -> set.addRange('a', 'z');
            case "print" -> set.addRange(0x20, 0x7e);
            case "punct" -> {
                set.addRange('!', '/');
                set.addRange(':', '@');
                set.addRange('[', '`');
                set.addRange('{', '~');
            }
            case "space" -> {
                // Git's own table: without form feed and vertical tab.
                addNamed("blank");
                set.add('\n');
                set.add('\r');
            }
            case "upper" -> set.addRange('A', 'Z');
            case "xdigit" -> {
                set.addRange('0', '9');
                set.addRange('a', 'f');
                set.addRange('A', 'F');
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
