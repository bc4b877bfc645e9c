package dev.ntask.core.glob;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled pattern: a line of steps that a path has to take.
 *
 * <p>Matching is greedy with two points of return, the last {@link #STAR} and the last {@link #DEEP}. Older ones need no
 * second try: a star cannot move a slash, so what stands behind the next slash does not depend on it; and what follows a
 * deep step begins with a segment, so its leftmost match leaves the most to the next deep step.
 */
final class Program {
    /** One given byte. */
    static final byte LITERAL = 0;

    /** One byte of a set, which has no slash. */
    static final byte SET = 1;

    /** Any bytes but slashes, or none. */
    static final byte STAR = 2;

    /** Any bytes, or none. */
    static final byte DEEP = 3;

    /** Any bytes up to and with a slash, or none. */
    static final byte DEEP_SLASH = 4;

    private final byte[] steps;
    private final byte[] literals;
    private final ByteSet[] sets;

    /** Whether the last segment alone decides, wherever it lies. */
    private final boolean floating;

    private final boolean directoryOnly;

    private Program(Builder builder, boolean floating, boolean directoryOnly) {
        this.steps = builder.steps.toByteArray();
        this.literals = builder.literals.toByteArray();
        this.sets = builder.sets.toArray(new ByteSet[0]);
        this.floating = floating;
        this.directoryOnly = directoryOnly;
    }

    boolean floating() {
        return floating;
    }

    boolean directoryOnly() {
        return directoryOnly;
    }

    /** The number of steps. */
    int length() {
        return steps.length;
    }

    byte step(int index) {
        return steps[index];
    }

    byte literal(int index) {
        return literals[index];
    }

    ByteSet set(int index) {
        return steps[index] == LITERAL ? ByteSet.of(literals[index] & 0xff) : sets[index];
    }

    /** The length of the leading run of given bytes. */
    int literalLength() {
        int length = 0;
        while (length < steps.length && steps[length] == LITERAL) {
            length++;
        }
        return length;
    }

    /** Whether the entry itself matches, as git asks for one path of an ignore file. */
    boolean matches(byte[] path, int from, boolean directory) {
        if (!floating) {
            return run(path, from, 0, directory, false);
        }
        int segment = path.length;
        while (segment > from && path[segment - 1] != '/') {
            segment--;
        }
        return run(path, segment, 1, directory, false);
    }

    /** Whether the entry itself or a directory above it matches. */
    boolean covers(byte[] path, boolean directory) {
        return run(path, 0, 0, directory, true);
    }

    private boolean run(byte[] path, int from, int first, boolean directory, boolean below) {
        int step = first;
        int at = from;
        int afterStar = -1;
        int starAt = 0;
        int afterDeep = -1;
        int deepAt = 0;
        while (true) {
            if (step < steps.length) {
                byte kind = steps[step];
                if (kind == LITERAL) {
                    if (at < path.length && path[at] == literals[step]) {
                        at++;
                        step++;
                        continue;
                    }
                } else if (kind == SET) {
                    if (at < path.length && sets[step].contains(path[at] & 0xff)) {
                        at++;
                        step++;
                        continue;
                    }
                } else if (kind == STAR) {
                    afterStar = ++step;
                    starAt = at;
                    continue;
                } else {
                    if (kind == DEEP && step == steps.length - 1) {
                        return ends(directory) || (below && slashFrom(path, at) < path.length);
                    }
                    afterDeep = ++step;
                    deepAt = at;
                    afterStar = -1;
                    continue;
                }
            } else if (at == path.length ? ends(directory) : below && path[at] == '/') {
                return true;
            }
            if (afterStar >= 0 && starAt < path.length && path[starAt] != '/') {
                at = ++starAt;
                step = afterStar;
            } else if (afterDeep >= 0) {
                // Behind a DEEP that is not the last step stands a slash, so both kinds go on from slash to slash.
                boolean slashIsPart = steps[afterDeep - 1] == DEEP_SLASH;
                int slash = slashFrom(path, slashIsPart ? deepAt : deepAt + 1);
                if (slash >= path.length) {
                    return false;
                }
                at = slashIsPart ? slash + 1 : slash;
                deepAt = at;
                step = afterDeep;
                afterStar = -1;
            } else {
                return false;
            }
        }
    }

    private boolean ends(boolean directory) {
        return directory || !directoryOnly;
    }

    private static int slashFrom(byte[] path, int from) {
        int at = from;
        while (at < path.length && path[at] != '/') {
            at++;
        }
        return at;
    }

    /** Whether something below a directory can be covered; never false if it can. */
    boolean mayMatchBelow(byte[] directory) {
        int step = 0;
        int at = 0;
        int afterStar = -1;
        int starAt = 0;
        while (directory.length > 0 && at <= directory.length) {
            int current = at < directory.length ? directory[at] : '/';
            if (step == steps.length) {
                if (current == '/') {
                    return true;
                }
            } else {
                byte kind = steps[step];
                if (kind == DEEP || kind == DEEP_SLASH) {
                    return true;
                }
                if (kind == STAR) {
                    afterStar = ++step;
                    starAt = at;
                    continue;
                }
                if (kind == LITERAL ? literals[step] == current : sets[step].contains(current & 0xff)) {
                    at++;
                    step++;
                    continue;
                }
            }
            if (afterStar < 0 || starAt >= directory.length || directory[starAt] == '/') {
                return false;
            }
            at = ++starAt;
            step = afterStar;
        }
        return true;
    }

    /** Collects steps. */
    static final class Builder {
        private final ByteArrayOutputStream steps = new ByteArrayOutputStream();
        private final ByteArrayOutputStream literals = new ByteArrayOutputStream();
        private final List<ByteSet> sets = new ArrayList<>();

        /** Stands in the table where a step has no set. */
        private static final ByteSet NONE = new ByteSet();

        void literal(byte value) {
            add(LITERAL, value, NONE);
        }

        void set(ByteSet set) {
            add(SET, (byte) 0, set);
        }

        void run(byte kind) {
            add(kind, (byte) 0, NONE);
        }

        Program build(boolean floating, boolean directoryOnly) {
            return new Program(this, floating, directoryOnly);
        }

        private void add(byte kind, byte literal, ByteSet set) {
            steps.write(kind);
            literals.write(literal);
            sets.add(set);
        }
    }
}
