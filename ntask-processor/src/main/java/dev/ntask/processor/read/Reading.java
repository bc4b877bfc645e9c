package dev.ntask.processor.read;

import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.model.ClassModel;
import java.util.List;

/**
 * What one round can tell about a top-level class.
 *
 * @param model the class
 * @param diagnostics what is wrong with it
 * @param deferred whether something in it names what does not exist in this round
 * @param untyped whether that is a parameter's type
 */
public record Reading(ClassModel model, List<Diagnostic> diagnostics, boolean deferred, boolean untyped) {
    /** Creates a reading; the list is copied. */
    public Reading {
        diagnostics = List.copyOf(diagnostics);
    }
}
