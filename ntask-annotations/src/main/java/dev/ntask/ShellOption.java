package dev.ntask;

import dev.ntask.spi.Command;

/** Changes how {@link Ntask#shell} runs a command; made by the methods of {@link Ntask} that read like keywords. */
@FunctionalInterface
public interface ShellOption {
    /** Returns the command with this option applied. */
    Command applyTo(Command command);
}
