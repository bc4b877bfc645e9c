package dev.ntask;

import java.time.Duration;

/**
 * What a command left behind.
 *
 * @param returncode the exit code
 * @param stdout what the command wrote to standard output, decoded as UTF-8; empty unless {@link Ntask#capture()}
 * @param stderr what the command wrote to standard error, decoded as UTF-8; empty unless {@link Ntask#capture()}
 * @param duration the time from its start to its end
 */
public record ShellResult(int returncode, String stdout, String stderr, Duration duration) {
    /** Tells whether the command succeeded, that is, exited with 0. */
    public boolean ok() {
        return returncode == 0;
    }
}
