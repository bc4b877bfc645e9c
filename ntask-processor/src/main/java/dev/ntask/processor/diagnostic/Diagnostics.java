package dev.ntask.processor.diagnostic;

import dev.ntask.processor.model.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Prints what rules returned: sorted by file and position, each once. The one place that prints. */
public final class Diagnostics {
    private static final Comparator<Diagnostic> ORDER = Comparator.comparing((Diagnostic d) -> place(d).file())
            .thenComparingLong(d -> place(d).offset())
            .thenComparing(d -> d.message().code())
            .thenComparing(Diagnostic::text);

    private Diagnostics() {}

    /** Prints all. */
    public static void print(Collection<Diagnostic> diagnostics) {
        List<Diagnostic> sorted = diagnostics.stream().sorted(ORDER).toList();
        Set<String> printed = new LinkedHashSet<>();
        for (Diagnostic diagnostic : sorted) {
            Place place = place(diagnostic);
            if (printed.add(place.file() + " " + place.offset() + " " + diagnostic.line())) {
                place.report(diagnostic.message().kind(), diagnostic.line());
            }
        }
    }

    /** Tells whether any of them fails the compilation. */
    public static boolean anyError(Collection<Diagnostic> diagnostics) {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    private static Place place(Diagnostic diagnostic) {
        return diagnostic.origin().place();
    }
}
