package dev.ntask.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * What the names in a class's source mean, as JLS 6.5 says, without having the compiler attribute the class: that would
 * break correct programs before all classes are generated.
 */
final class Scope {
    private final Elements elements;
    private final TypeElement from;
    private final Imports imports;
    private final Map<TypeElement, Map<String, List<Element>>> members = new HashMap<>();

    Scope(Elements elements, TypeElement from, CompilationUnitTree unit) {
        this.elements = elements;
        this.from = from;
        this.imports = new Imports(unit);
    }

    /** Finds the class that a simple or qualified name means. */
    Optional<TypeElement> type(String name) {
        int dot = name.indexOf('.');
        Optional<TypeElement> first = simple(dot < 0 ? name : name.substring(0, dot));
        return first.isEmpty() || dot < 0 ? first.or(() -> qualified(name)) : nested(first.get(), name, dot);
    }

    private Optional<TypeElement> simple(String name) {
        for (Element scope = from; scope instanceof TypeElement type; scope = scope.getEnclosingElement()) {
            Optional<TypeElement> found =
                    type.getSimpleName().contentEquals(name) ? Optional.of(type) : nested(type, name);
            if (found.isPresent()) {
                return found;
            }
        }
        List<String> candidates = imports.named(name);
        PackageElement own = elements.getPackageOf(from);
        candidates.add(own.isUnnamed() ? name : own.getQualifiedName() + "." + name);
        imports.onDemand().forEach(all -> candidates.add(all + "." + name));
        candidates.add("java.lang." + name);
        return candidates.stream().flatMap(found -> qualified(found).stream()).findFirst();
    }

    /** Finds a class by its qualified name, inherited nested ones included. */
    private Optional<TypeElement> qualified(String name) {
        TypeElement type = elements.getTypeElement(name);
        int dot = name.lastIndexOf('.');
        return type != null || dot < 0
                ? Optional.ofNullable(type)
                : qualified(name.substring(0, dot)).flatMap(owner -> nested(owner, name.substring(dot + 1)));
    }

    /** Follows a name from a dot on into the classes nested in one. */
    private Optional<TypeElement> nested(TypeElement outer, String name, int dot) {
        Optional<TypeElement> found = Optional.of(outer);
        for (String part : name.substring(dot + 1).split("\\.", -1)) {
            found = found.flatMap(type -> nested(type, part));
        }
        return found;
    }

    private Optional<TypeElement> nested(TypeElement type, String name) {
        return ElementFilter.typesIn(membersOf(type, name)).stream().findFirst();
    }

    /** Finds the methods that a name means where it stands alone. */
    List<ExecutableElement> methods(String name) {
        return alone(name, type -> methodsOf(type, name));
    }

    /** Returns a class's methods of a name, inherited ones included. */
    List<ExecutableElement> methodsOf(TypeElement type, String name) {
        return ElementFilter.methodsIn(membersOf(type, name));
    }

    /** Finds the field that a name means where it stands alone. */
    Optional<VariableElement> field(String name) {
        return alone(name, type -> fieldOf(type, name).stream().toList()).stream()
                .findFirst();
    }

    /** Returns a class's field of a name, inherited ones included. */
    Optional<VariableElement> fieldOf(TypeElement type, String name) {
        return ElementFilter.fieldsIn(membersOf(type, name)).stream().findFirst();
    }

    /** Looks for members in the enclosing classes, innermost first, then in static imports. */
    private <E> List<E> alone(String name, Function<TypeElement, List<E>> members) {
        for (Element scope = from; scope instanceof TypeElement type; scope = scope.getEnclosingElement()) {
            List<E> found = members.apply(type);
            if (!found.isEmpty()) {
                return found;
            }
        }
        List<E> imported = new ArrayList<>();
        for (String owner : imports.ownersOf(name)) {
            qualified(owner).map(members).ifPresent(imported::addAll);
        }
        return imported;
    }

    /** Returns members by name, the nearest first; all are sorted at once, since a class may have thousands. */
    private List<Element> membersOf(TypeElement type, String name) {
        return members.computeIfAbsent(type, this::byName).getOrDefault(name, List.of());
    }

    private Map<String, List<Element>> byName(TypeElement type) {
        Map<String, List<Element>> byName = new HashMap<>();
        for (Element member : elements.getAllMembers(type)) {
            byName.computeIfAbsent(member.getSimpleName().toString(), name -> new ArrayList<>())
                    .add(member);
        }
        Comparator<Element> nearest = Comparator.comparingInt(member -> distance(type, Sources.ownerOf(member)));
        byName.values().forEach(namesakes -> namesakes.sort(nearest)); // what it hides is among a class's members
        return byName;
    }

    /** Returns how many superclasses lie between a class and where a member is declared; interfaces are farthest. */
    private static int distance(TypeElement type, Element owner) {
        int distance = 0;
        for (Element at = type; !at.equals(owner); distance++) {
            if (!(at instanceof TypeElement inner) || !(inner.getSuperclass() instanceof DeclaredType superclass)) {
                return Integer.MAX_VALUE;
            }
            at = superclass.asElement();
        }
        return distance;
    }
}
