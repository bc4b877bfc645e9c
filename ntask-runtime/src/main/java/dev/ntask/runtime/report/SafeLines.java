package dev.ntask.runtime.report;

/** Keeps the lines of a text apart, as those of a message or a stack trace, and everything else of it harmless. */
public final class SafeLines {
    private SafeLines() {}

    /**
     * Returns a text without the end of its last line; all other characters that a terminal would obey are written as escapes.
     *
     * @param indent stands before each line but the first and empty ones
     */
    public static String of(String text, String indent) {
        String lines = text.stripTrailing();
        StringBuilder out = new StringBuilder(lines.length() + 16);
        for (int at = 0; at <= lines.length(); ) {
            int end = lines.indexOf('\n', at);
            end = end < 0 ? lines.length() : end;
            boolean carriageReturn = end > at && lines.charAt(end - 1) == '\r';
            String line = OneLine.of(lines.substring(at, carriageReturn ? end - 1 : end));
            out.append(at == 0 ? "" : "\n").append(at == 0 || line.isEmpty() ? "" : indent);
            out.append(line);
            at = end + 1;
        }
        return out.toString();
    }
}
