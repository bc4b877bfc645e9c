package dev.ntask.core.glob;

/** Reads one pattern into a {@link Program}, step by step as git's {@code dir.c} and {@code wildmatch.c} take it. */
final class Parser {
    private final byte[] pattern;
    private final Use use;
    private final boolean strict;
    private final Program.Builder steps = new Program.Builder();

    private boolean negated;
    private boolean floating;
    private int start;
    private int end;

    private Parser(byte[] pattern, Use use) {
        this.pattern = pattern;
        this.use = use;
        this.strict = use != Use.IGNORED;
    }

    /** What a pattern is for. */
    enum Use {
        /** A line of an ignore file: only what git, too, gives up on is an error. */
        IGNORED,
        /** Declared by somebody: what can never match is an error. */
        READ,
        /** As {@link #READ}; without a slash a pattern means the root alone, unless it takes away. */
        WRITTEN
    }

    /** What a pattern says: its program, and whether it takes away what others matched. */
    record Parsed(Program program, boolean negated) {}

    static Parsed parse(byte[] pattern, Use use) throws Malformed {
        return new Parser(pattern, use).parse();
    }

    private Parsed parse() throws Malformed {
        end = pattern.length;
        negated = end > 0 && pattern[0] == '!';
        start = negated ? 1 : 0;
        boolean directoryOnly = end > start && pattern[end - 1] == '/';
        if (directoryOnly) {
            end--;
        }
        floating = indexOf('/', start) < 0 && (use != Use.WRITTEN || negated);
        if (start < end && pattern[start] == '/') {
            start++;
        }
        if (start >= end) {
            throw new Malformed(0, negated ? "nothing follows the !" : "the pattern is empty");
        }
        if (strict) {
            checkSegments();
            checkBraces();
        }
        readSteps();
        return new Parsed(steps.build(floating, directoryOnly), negated);
    }

    private void readSteps() throws Malformed {
        if (floating) {
            steps.run(Program.DEEP_SLASH);
        }
        // Git compares everything before the first special character apart, so a ** right behind it counts as if it
        // began the pattern: a**/x matches ab/x and a/b/x.
        int firstSpecial = start;
        while (firstSpecial < end && !isSpecial(pattern[firstSpecial])) {
            firstSpecial++;
        }
        int at = start;
        while (at < end) {
            switch (pattern[at]) {
                case '*' -> at = readStars(at, at == firstSpecial || pattern[at - 1] == '/');
                case '?' -> {
                    steps.set(ByteSet.notSlash());
                    at++;
                }
                case '[' -> at = readClass(at);
                case '\\' -> {
                    if (at + 1 >= end) {
                        throw new Malformed(at, "nothing follows the backslash; write \\\\ for the character");
                    }
                    steps.literal(pattern[at + 1]);
                    at += 2;
                }
                default -> steps.literal(pattern[at++]);
            }
        }
    }

    private int readStars(int first, boolean afterBoundary) {
        int at = first;
        while (at < end && pattern[at] == '*') {
            at++;
        }
        boolean deep = at - first > 1 && afterBoundary && !floating;
        if (deep && at < end && pattern[at] == '/') {
            steps.run(Program.DEEP_SLASH);
            return at + 1;
        }
        boolean quotedSlash = at + 1 < end && pattern[at] == '\\' && pattern[at + 1] == '/';
        steps.run(deep && (at == end || quotedSlash) ? Program.DEEP : Program.STAR);
        return at;
    }

    private int readClass(int at) throws Malformed {
        CharacterClass characters = new CharacterClass(pattern, at, end, strict);
        steps.set(characters.read());
        return characters.end();
    }

    private void checkSegments() throws Malformed {
        int from = start;
        while (from <= end) {
            int slash = indexOf('/', from);
            int to = slash < 0 ? end : slash;
            if (to == from) {
                throw new Malformed(from, "this segment is empty");
            }
            if (isDots(from, to)) {
                throw new Malformed(from, to - from == 1 ? "leave out the ." : "a path cannot leave the project");
            }
            from = to + 1;
        }
    }

    private boolean isDots(int from, int to) {
        return pattern[from] == '.' && (to - from == 1 || (to - from == 2 && pattern[from + 1] == '.'));
    }

    /** Braces are so common elsewhere that taking them for characters would silently leave out inputs. */
    private void checkBraces() throws Malformed {
        int open = -1;
        boolean comma = false;
        for (int at = start; at < end; at++) {
            switch (pattern[at]) {
                case '\\' -> at++;
                case '{' -> {
                    open = at;
                    comma = false;
                }
                case ',' -> comma = true;
                case '}' -> {
                    if (open >= 0 && comma) {
                        throw new Malformed(open, "there are no {a,b} alternatives; write one pattern for each");
                    }
                    open = -1;
                }
                default -> {}
            }
        }
    }

    private int indexOf(char wanted, int from) {
        for (int at = from; at < end; at++) {
            if (pattern[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isSpecial(byte value) {
        return value == '*' || value == '?' || value == '[' || value == '\\';
    }
}
