package dev.ntask.runtime.config;

import dev.ntask.DiscoveryException;
import java.util.List;

/** Thrown when {@code ntask.toml} cannot be read or says something it cannot say; ntask then exits with 2. */
public final class ConfigException extends DiscoveryException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // always an immutable list of strings
    private final List<String> problems;

    ConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns everything that is wrong, each one line with its place: {@code ntask.toml:3:1: ...}. */
    public List<String> problems() {
        return problems;
    }
}
