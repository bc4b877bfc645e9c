package dev.ntask;

import dev.ntask.spi.Abbreviation;

/** Thrown when a command exits with another code than 0 and was not {@link Ntask#unchecked()}. */
public final class ShellException extends NtaskException {
    private static final long serialVersionUID = 1L;

    private final String command;
    private final int returncode;

    /** Creates an exception for a command, as the author wrote it, and its exit code. */
    public ShellException(String command, int returncode) {
        super("command failed (exit " + returncode + "): " + Abbreviation.of(command));
        this.command = command;
        this.returncode = returncode;
    }

    /** Returns the command as the author wrote it; the words of a list are joined by spaces. */
    public String command() {
        return command;
    }

    /** Returns the command's exit code; for one killed by signal N on POSIX systems it is 128 + N. */
    public int returncode() {
        return returncode;
    }
}
