package dev.ntask.runtime.event;

import java.util.ArrayList;
import java.util.List;

/**
 * Says of each line of a log where it came from, in order; immutable.
 *
 * <p>Its text is that of the runs of lines from one source: {@code o12 e1 c3} are twelve lines from standard output, one from
 * standard error, and three that the task collected and did not show.
 *
 * @param runs neighbours have different sources
 */
public record LineStreams(List<Run> runs) {
    /** Of a log without lines, or of which this is not known. */
    public static final LineStreams NONE = new LineStreams(List.of());

    /** Creates streams; the list is copied. */
    public LineStreams {
        runs = List.copyOf(runs);
    }

    /** Where a line came from. */
    public enum Source {
        /** Standard output. */
        OUT('o'),
        /** Standard error. */
        ERR('e'),
        /** A command whose output its task collected. */
        CAPTURED('c');

        private final char letter;

        Source(char letter) {
            this.letter = letter;
        }

        private static Source of(char letter) {
            for (Source source : values()) {
                if (source.letter == letter) {
                    return source;
                }
            }
            throw new IllegalArgumentException("no stream is called " + letter);
        }
    }

    /** Lines in a row from one source; at least one. */
    public record Run(Source source, int lines) {
        /** Creates a run. */
        public Run {
            if (lines < 1) {
                throw new IllegalArgumentException("a run has lines, not " + lines);
            }
        }
    }

    /**
     * Reads what {@link #text} returned.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static LineStreams parse(String text) {
        List<Run> runs = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int space = text.indexOf(' ', at);
            int end = space < 0 ? text.length() : space;
            runs.add(new Run(Source.of(text.charAt(at)), Integer.parseInt(text, at + 1, end, 10)));
            at = end + 1;
        }
        return new LineStreams(runs);
    }

    /** Returns the runs as text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Run run : runs) {
            text.append(text.length() == 0 ? "" : " ")
                    .append(run.source().letter)
                    .append(run.lines());
        }
        return text.toString();
    }

    /** Collects sources line by line; not thread-safe. */
    public static final class Builder {
        private final List<Run> runs = new ArrayList<>();

        /** Creates streams without lines. */
        public Builder() {}

        /** Adds a line. */
        public void add(Source source) {
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).source() == source) {
                runs.set(last, new Run(source, runs.get(last).lines() + 1));
            } else {
                runs.add(new Run(source, 1));
            }
        }

        /** Returns what was added. */
        public LineStreams build() {
            return new LineStreams(runs);
        }
    }
}
