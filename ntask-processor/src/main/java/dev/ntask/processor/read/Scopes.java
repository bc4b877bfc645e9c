package dev.ntask.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The scopes of one round's classes. */
final class Scopes {
    private final Elements elements;
    private final Sources sources;
    private final Map<TypeElement, Optional<Scope>> scopes = new HashMap<>();

    Scopes(Elements elements, Sources sources) {
        this.elements = elements;
        this.sources = sources;
    }

    /** Returns the scope of a class's body; empty where there is no source. */
    Optional<Scope> of(TypeElement type) {
        return scopes.computeIfAbsent(type, this::read);
    }

    private Optional<Scope> read(TypeElement type) {
        CompilationUnitTree unit = sources.unit(type);
        return unit == null ? Optional.empty() : Optional.of(new Scope(elements, type, unit));
    }
}
