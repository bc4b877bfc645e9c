package dev.ntask.core.glob;

/** A set of bytes. */
final class ByteSet {
    private final long[] bits = new long[4];

    static ByteSet of(int value) {
        ByteSet set = new ByteSet();
        set.add(value);
        return set;
    }

    /** Everything that may stand in a segment. */
    static ByteSet notSlash() {
        ByteSet set = of('/');
        set.invert();
        return set;
    }

    void add(int value) {
        bits[value >> 6] |= 1L << value;
    }

    void addRange(int first, int last) {
        for (int value = first; value <= last; value++) {
            add(value);
        }
    }

    void remove(int value) {
        bits[value >> 6] &= ~(1L << value);
    }

    void invert() {
        for (int i = 0; i < bits.length; i++) {
            bits[i] = ~bits[i];
        }
    }

    boolean contains(int value) {
        return (bits[value >> 6] & 1L << value) != 0;
    }

    boolean isEmpty() {
        return (bits[0] | bits[1] | bits[2] | bits[3]) == 0;
    }

    ByteSet and(ByteSet other) {
        ByteSet both = new ByteSet();
        for (int i = 0; i < bits.length; i++) {
            both.bits[i] = bits[i] & other.bits[i];
        }
        return both;
    }

    /** The most readable member that may stand in a segment, or -1. */
    int example() {
        for (int value : ExampleBytes.ORDER) {
            if (contains(value)) {
                return value;
            }
        }
        return -1;
    }
}
