package dev.ntask.runtime.cli;

import java.util.ArrayList;
import java.util.List;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Takes the signals that end a process, until closed.
 *
 * <p>{@code sun.misc.Signal} is supported API (module {@code jdk.unsupported}), but javac warns of it in a way that
 * nothing in a source can silence; so this class alone is compiled apart. Where the caller has set a signal to be
 * ignored, as {@code nohup} does, the JVM leaves it so.
 */
final class Signals implements SignalHandler, AutoCloseable {
    private final Runnable action;
    private final List<Signal> signals = new ArrayList<>();
    private final List<SignalHandler> before = new ArrayList<>();

    /** Runs an action, on a thread of its own, at each INT, TERM and HUP. */
    Signals(Runnable action) {
        this.action = action;
        handle("INT");
        handle("TERM");
        handle("HUP");
    }

    private void handle(String name) {
        try {
            Signal signal = new Signal(name);
            before.add(Signal.handle(signal, this));
            signals.add(signal);
        } catch (IllegalArgumentException e) {
            // Not on this system, or the JVM was told to leave signals alone (-Xrs).
        }
    }

    /** Tells whether it takes any signal. */
    boolean any() {
        return !signals.isEmpty();
    }

    @Override
    public void handle(Signal signal) {
        action.run();
    }

    /** Gives the signals back their former meaning. */
    @Override
    public void close() {
        for (int i = 0; i < signals.size(); i++) {
            Signal.handle(signals.get(i), before.get(i));
        }
    }
}
