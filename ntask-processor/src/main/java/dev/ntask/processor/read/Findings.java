package dev.ntask.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What reading a class brings to light besides its model. */
final class Findings {
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<Tree> lifted = new HashSet<>();
    private boolean deferred;
    private boolean untyped;

    void add(Message message, Origin origin, Object... arguments) {
        diagnostics.add(message.at(origin, arguments));
    }

    /** Notes that something cannot be read in this round. */
    void defer() {
        deferred = true;
    }

    /** Notes that a call of {@code depends}, or an argument of one, has been read. */
    void lift(ExpressionTree read) {
        lifted.add(read);
    }

    /** Notes that a parameter's type does not exist in this round, so that no converter can be written. */
    void deferType() {
        deferred = true;
        untyped = true;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    Set<Tree> lifted() {
        return lifted;
    }

    boolean deferred() {
        return deferred;
    }

    boolean untyped() {
        return untyped;
    }
}
