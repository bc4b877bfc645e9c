package dev.ntask.processor.read;

import com.sun.source.tree.LiteralTree;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * An annotation as written, read value by value.
 *
 * <p>Never through {@code getAnnotation}, which throws where a value names a class that is not generated yet; the mirror
 * then has the string {@code <error>} for it.
 */
final class Mirror {
    private static final String UNRESOLVED = "<error>";

    private final Sources sources;
    private final Element element;
    private final AnnotationMirror mirror;
    private final Map<String, AnnotationValue> values = new LinkedHashMap<>();

    private Mirror(Sources sources, Element element, AnnotationMirror mirror) {
        this.sources = sources;
        this.element = element;
        this.mirror = mirror;
        mirror.getElementValues()
                .forEach((member, value) -> values.put(member.getSimpleName().toString(), value));
    }

    static Optional<Mirror> of(Sources sources, Element element, String annotation) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(annotation)) {
                return Optional.of(new Mirror(sources, element, mirror));
            }
        }
        return Optional.empty();
    }

    Origin origin() {
        return sources.of(element, mirror, null, -1, null);
    }

    /** Returns where a member's value is written; the annotation itself where it is not. */
    Origin origin(String member) {
        AnnotationValue value = values.get(member);
        return value == null ? origin() : sources.of(element, mirror, member, 0, value);
    }

    /** Tells whether any value cannot be told yet. */
    boolean isUnresolved() {
        for (Map.Entry<String, AnnotationValue> entry : values.entrySet()) {
            List<AnnotationValue> all = elementsOf(entry.getValue());
            for (int i = 0; i < all.size(); i++) {
                if (isOpen(entry.getKey(), i, all.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isOpen(String member, int index, AnnotationValue value) {
        // somebody may have written just that
        return UNRESOLVED.equals(value.getValue())
                && !(sources.valueTree(element, mirror, member, index) instanceof LiteralTree);
    }

    boolean has(String member) {
        return values.containsKey(member);
    }

    /** Returns the strings of an array, or none where it is not written. */
    List<Located> strings(String member) {
        AnnotationValue value = values.get(member);
        if (value == null) {
            return List.of();
        }
        List<AnnotationValue> all = elementsOf(value);
        List<Located> strings = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            strings.add(new Located(
                    String.valueOf(all.get(i).getValue()),
                    isOpen(member, i, all.get(i)),
                    sources.of(element, mirror, member, i, all.get(i))));
        }
        return strings;
    }

    /** Returns a string that is written, known and not empty. */
    Optional<Located> string(String member) {
        return strings(member).stream()
                .filter(text -> !text.open() && !text.text().isEmpty())
                .findFirst();
    }

    boolean flag(String member, boolean otherwise) {
        AnnotationValue value = values.get(member);
        return (value != null && value.getValue() instanceof Boolean flag) ? flag : otherwise;
    }

    /** Returns the name of an enum's constant. */
    String constant(String member, String otherwise) {
        AnnotationValue value = values.get(member);
        return value != null && value.getValue() instanceof VariableElement constant
                ? constant.getSimpleName().toString()
                : otherwise;
    }

    private static List<AnnotationValue> elementsOf(AnnotationValue value) {
        if (!(value.getValue() instanceof List<?> list)) {
            return List.of(value);
        }
        List<AnnotationValue> elements = new ArrayList<>();
        for (Object element : list) {
            elements.add((AnnotationValue) element);
        }
        return elements;
    }
}
