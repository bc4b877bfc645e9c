package dev.ntask.runtime.launcher;

import java.util.List;

/** The libraries that a project names in {@code ntask.toml}. */
final class Dependencies {
    /** Returns the coordinates as they are written. */
    List<String> coordinates() throws LaunchException {
        return List.of();
    }

    /** Returns the jars that the coordinates stand for, in class path order. */
    List<String> resolve() throws LaunchException {
        return List.of();
    }
}
