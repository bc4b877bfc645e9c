package dev.ntask.processor.read;

import com.sun.source.tree.Tree;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.model.ClassModel;
import java.util.List;
import java.util.Set;

/**
 * What one round can tell about a top-level class.
 *
 * @param model the class
 * @param diagnostics what is wrong with it
 * @param lifted the calls of {@code depends} that were read, and those of their arguments that became edges
 * @param deferred whether something in it names what does not exist in this round
 * @param untyped whether that is a parameter's type
 */
public record Reading(
        ClassModel model, List<Diagnostic> diagnostics, Set<Tree> lifted, boolean deferred, boolean untyped) {
    /** Creates a reading; list and set are copied. */
    public Reading {
        diagnostics = List.copyOf(diagnostics);
        lifted = Set.copyOf(lifted);
    }
}
