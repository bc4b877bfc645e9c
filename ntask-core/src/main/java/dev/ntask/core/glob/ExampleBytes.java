package dev.ntask.core.glob;

/** What may stand in a segment, the most readable first; apart from sets of bytes, which need it only for examples. */
final class ExampleBytes {
    static final int[] ORDER = order();

    private ExampleBytes() {}

    private static int[] order() {
        StringBuilder bytes = new StringBuilder("xyzabcdefghijklmnopqrstuvwABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");
        for (int i = 0; i < 255; i++) {
            char value = (char) ((' ' + i) % 255 + 1);
            if (value != '/' && bytes.indexOf(String.valueOf(value)) < 0) {
                bytes.append(value);
            }
        }
        int[] order = new int[bytes.length()];
        for (int i = 0; i < order.length; i++) {
            order[i] = bytes.charAt(i);
        }
        return order;
    }
}
