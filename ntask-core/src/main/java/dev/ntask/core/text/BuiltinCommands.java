package dev.ntask.core.text;

import java.util.List;

/**
 * The words that are commands of ntask itself where a task's name could stand.
 *
 * <p>A built-in wins over a top-level task of its name: the processor warns of such a task, the command line offers
 * {@code ntask run NAME} for it.
 */
public final class BuiltinCommands {
    /** Removes what is cached, or with {@code --all} everything that ntask keeps. */
    public static final String CLEAN = "clean";

    /** Runs the tasks named after it, whatever they are called. */
    public static final String RUN = "run";

    /** Every built-in command, sorted. */
    public static final List<String> ALL = List.of(CLEAN, RUN);

    private BuiltinCommands() {}
}
