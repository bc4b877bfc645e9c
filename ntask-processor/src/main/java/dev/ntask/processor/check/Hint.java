package dev.ntask.processor.check;

import dev.ntask.core.text.Suggestion;
import java.util.Collection;

/** The end of a sentence about a name that does not exist. */
final class Hint {
    private Hint() {}

    /** Returns the question whether the closest name was meant; empty if none is close. */
    static String of(String name, Collection<String> candidates) {
        return Suggestion.closest(name, candidates)
                .map(closest -> "; did you mean '" + closest + "'?")
                .orElse("");
    }
}
