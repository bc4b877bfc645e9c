package dev.ntask.core.text;

import java.util.List;

/**
 * The words that are commands of ntask itself where a task's name could stand.
 *
 * <p>A built-in wins over a top-level task of its name: the processor warns of such a task, the command line offers
 * {@code ntask run NAME} for it.
 */
public final class BuiltinCommands {
    /** Every built-in command, sorted. */
    public static final List<String> ALL = List.of("cache", "clean", "inputs", "log", "run", "verify", "watch");

    private BuiltinCommands() {}
}
