package dev.ntask.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The tasks whose bodies do nothing: they only bring together what they depend on. In doubt a task is none. */
final class Aggregates {
    private final Sources sources;
    private final DependsReader depends;
    private final Map<TypeElement, Boolean> inert = new HashMap<>();

    Aggregates(Sources sources, DependsReader depends) {
        this.sources = sources;
        this.depends = depends;
    }

    /** Tells whether a call of a method, whose {@code depends} have been read, leaves no trace. */
    boolean contain(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        return modifiers.contains(Modifier.STATIC) // else an object is made for it
                && !modifiers.contains(Modifier.SYNCHRONIZED)
                && method.getReturnType().getKind() == TypeKind.VOID
                && isEmpty(method)
                && inert.computeIfAbsent(Sources.ownerOf(method), this::isInert);
    }

    private boolean isEmpty(ExecutableElement method) {
        if (!(sources.tree(method) instanceof MethodTree tree) || tree.getBody() == null) {
            return false;
        }
        for (StatementTree statement : tree.getBody().getStatements()) {
            if (!(statement instanceof EmptyStatementTree) && !depends.hasRead(statement)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether nothing happens when a class is initialised, as the first call of its methods does (JLS 12.4). */
    private boolean isInert(TypeElement type) {
        if (!isAlone(type) || !(sources.tree(type) instanceof ClassTree tree)) {
            return false;
        }
        Set<String> working = working(type);
        for (Tree member : tree.getMembers()) {
            boolean works = member instanceof BlockTree block
                    ? block.isStatic()
                    : member instanceof VariableTree field
                            && field.getInitializer() != null
                            && working.contains(field.getName().toString());
            if (works) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether no superclass and no interface, of which some have code for that too, is initialised as well. */
    private static boolean isAlone(TypeElement type) {
        TypeMirror parent = type.getSuperclass();
        boolean root = parent.getKind() == TypeKind.NONE
                || (parent instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement superclass
                        && superclass.getQualifiedName().contentEquals("java.lang.Object"));
        return root && type.getInterfaces().isEmpty();
    }

    /** Returns the static fields that code has to set, if they have an initializer; constants are there without. */
    private static Set<String> working(TypeElement type) {
        Set<String> names = new HashSet<>();
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (field.getModifiers().contains(Modifier.STATIC) && field.getConstantValue() == null) {
                names.add(field.getSimpleName().toString());
            }
        }
        return names;
    }
}
