package dev.ntask.runtime.launcher;

import java.util.List;

/** Why ntask cannot start: one line for the user, or several where several things are wrong. */
final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // always an immutable list of strings
    private final List<String> lines;

    LaunchException(String line) {
        this(List.of(line));
    }

    LaunchException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
