package dev.ntask.processor.read;

import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Origin;
import java.util.ArrayList;
import java.util.List;

/** What reading a class brings to light besides its model. */
final class Findings {
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private boolean deferred;
    private boolean untyped;

    void add(Message message, Origin origin, Object... arguments) {
        diagnostics.add(message.at(origin, arguments));
    }

    /** Notes that something cannot be read in this round. */
    void defer() {
        deferred = true;
    }

    /** Notes that a parameter's type does not exist in this round, so that no converter can be written. */
    void deferType() {
        deferred = true;
        untyped = true;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    boolean deferred() {
        return deferred;
    }

    boolean untyped() {
        return untyped;
    }
}
