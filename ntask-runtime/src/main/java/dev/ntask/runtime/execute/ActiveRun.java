package dev.ntask.runtime.execute;

import dev.ntask.runtime.plan.Action;
import java.util.Optional;

/** An action that has begun and not ended; workers run it, first to look it up, then perhaps to execute it. */
final class ActiveRun implements Runnable {
    private final Action action;
    private final ActionRun run;
    private final Mailbox mailbox;

    /** Written by the loop before the run is handed to a worker. */
    private volatile boolean executing;

    ActiveRun(Action action, ActionRun run, Mailbox mailbox) {
        this.action = action;
        this.run = run;
        this.mailbox = mailbox;
    }

    Action action() {
        return action;
    }

    /** Turns to the body: the next {@link #run} executes. */
    ActiveRun executing() {
        executing = true;
        return this;
    }

    boolean hasLookUp() {
        return run.hasLookUp();
    }

    boolean isExecuting() {
        return executing;
    }

    /** Does what is next and tells the loop. */
    @Override
    public void run() {
        mailbox.put(executing ? execute() : lookUp());
    }

    Message lookUp() {
        try {
            return new Message(this, false, run.lookUp());
        } catch (Throwable bug) {
            return new Message(this, false, Optional.of(Failures.bug(action, bug)));
        }
    }

    private Message execute() {
        try {
            return new Message(this, true, Optional.of(run.execute()));
        } catch (Throwable bug) {
            return new Message(this, true, Optional.of(Failures.bug(action, bug)));
        }
    }

    void stop() {
        run.stop();
    }

    /**
     * What a worker tells the loop.
     *
     * @param executed whether the body ran, and its slot is free again
     * @param end how the action ended; empty if it was looked up and must be executed
     */
    record Message(ActiveRun run, boolean executed, Optional<ActionEnd> end) {}
}
