package dev.ntask.runtime.verify;

import dev.ntask.NtaskException;

/** Tells that a task fails where only its declared inputs exist. */
public final class StageFailedException extends NtaskException {
    private static final long serialVersionUID = 1L;

    private final String output;

    StageFailedException(String action, String output) {
        super(action + " fails where only its declared inputs exist; it said:");
        this.output = output;
    }

    /** What it wrote before it failed, in lines; empty if nothing. */
    public String output() {
        return output;
    }
}
