package dev.ntask.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds what the names in a class's source mean, as JLS 6.5 says, without having the compiler attribute the class:
 * that would break correct programs before all classes are generated.
 */
final class TypeNames {
    private final Elements elements;
    private final TypeElement from;
    private final CompilationUnitTree unit;

    TypeNames(Elements elements, TypeElement from, CompilationUnitTree unit) {
        this.elements = elements;
        this.from = from;
        this.unit = unit;
    }

    /** Finds the class that a simple or qualified name means. */
    Optional<TypeElement> type(String name) {
        int dot = name.indexOf('.');
        Optional<TypeElement> first = simple(dot < 0 ? name : name.substring(0, dot));
        if (first.isEmpty()) {
            return Optional.ofNullable(elements.getTypeElement(name));
        }
        TypeElement found = first.get();
        while (dot >= 0) {
            int next = name.indexOf('.', dot + 1);
            Optional<TypeElement> member = member(found, name.substring(dot + 1, next < 0 ? name.length() : next));
            if (member.isEmpty()) {
                return Optional.empty();
            }
            found = member.get();
            dot = next;
        }
        return Optional.of(found);
    }

    private Optional<TypeElement> simple(String name) {
        for (Element scope = from; scope instanceof TypeElement type; scope = scope.getEnclosingElement()) {
            if (type.getSimpleName().contentEquals(name)) {
                return Optional.of(type);
            }
            Optional<TypeElement> member = member(type, name);
            if (member.isPresent()) {
                return member;
            }
        }
        for (String imported : imports(false)) {
            if (imported.endsWith("." + name)) {
                return Optional.ofNullable(elements.getTypeElement(imported));
            }
        }
        PackageElement own = elements.getPackageOf(from);
        TypeElement beside = elements.getTypeElement(own.isUnnamed() ? name : own.getQualifiedName() + "." + name);
        if (beside != null) {
            return Optional.of(beside);
        }
        List<String> packages = new ArrayList<>(imports(true));
        packages.add("java.lang");
        for (String imported : packages) {
            TypeElement found = elements.getTypeElement(imported + "." + name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Finds the classes in whose methods a name that stands alone is looked for: enclosing ones, then static imports. */
    List<ExecutableElement> methods(String name) {
        for (Element scope = from; scope instanceof TypeElement type; scope = scope.getEnclosingElement()) {
            List<ExecutableElement> found = methodsOf(type, name);
            if (!found.isEmpty()) {
                return found;
            }
        }
        List<ExecutableElement> imported = new ArrayList<>();
        for (ImportTree tree : unit.getImports()) {
            String text = tree.getQualifiedIdentifier().toString();
            int dot = text.lastIndexOf('.');
            String member = text.substring(dot + 1);
            if (tree.isStatic() && (member.equals(name) || member.equals("*"))) {
                TypeElement type = elements.getTypeElement(text.substring(0, dot));
                if (type != null) {
                    imported.addAll(methodsOf(type, name));
                }
            }
        }
        return imported;
    }

    /** Returns a class's methods of a name, inherited ones included. */
    List<ExecutableElement> methodsOf(TypeElement type, String name) {
        List<ExecutableElement> found = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
            if (method.getSimpleName().contentEquals(name)) {
                found.add(method);
            }
        }
        return found;
    }

    private Optional<TypeElement> member(TypeElement type, String name) {
        for (TypeElement nested : ElementFilter.typesIn(elements.getAllMembers(type))) {
            if (nested.getSimpleName().contentEquals(name)) {
                return Optional.of(nested);
            }
        }
        return Optional.empty();
    }

    /** Returns the imported classes, or the packages and classes imported on demand. */
    private List<String> imports(boolean onDemand) {
        List<String> names = new ArrayList<>();
        for (ImportTree tree : unit.getImports()) {
            String text = tree.getQualifiedIdentifier().toString();
            if (text.endsWith(".*") == onDemand) {
                names.add(onDemand ? text.substring(0, text.length() - 2) : text);
            }
        }
        return names;
    }
}
