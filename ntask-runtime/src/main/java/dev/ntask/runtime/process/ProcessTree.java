package dev.ntask.runtime.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A child process with everything it starts; {@link Termination} ends it. */
public final class ProcessTree {
    private final Process process;
    private final boolean leadsGroup;

    ProcessTree(Process process, boolean leadsGroup) {
        this.process = process;
        this.leadsGroup = leadsGroup;
    }

    /** Returns the child's number. */
    public long pid() {
        return process.pid();
    }

    /** Waits until the child ends and returns its exit code; 128 + N for one that was killed by signal N. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits until the child ends, but not longer than a limit; tells whether it ended. */
    public boolean await(Duration limit) throws InterruptedException {
        return process.waitFor(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
    }

    /** Returns the pipe to the child's standard input. */
    public OutputStream stdin() {
        return process.getOutputStream();
    }

    /** Returns the pipe from the child's standard output. */
    public InputStream stdout() {
        return process.getInputStream();
    }

    /** Returns the pipe from the child's standard error. */
    public InputStream stderr() {
        return process.getErrorStream();
    }

    /** Tells whether the child's number is also that of a group in which all its descendants start. */
    boolean leadsGroup() {
        return leadsGroup;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }
}
