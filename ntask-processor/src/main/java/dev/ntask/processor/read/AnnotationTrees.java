package dev.ntask.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import org.jspecify.annotations.Nullable;

/** Finds the trees of annotations and of their values in the tree of a declaration. */
final class AnnotationTrees {
    private AnnotationTrees() {}

    /** Returns the tree of an annotation, or null. */
    static @Nullable AnnotationTree find(@Nullable Tree declaration, AnnotationMirror mirror) {
        ModifiersTree modifiers = modifiers(declaration);
        if (modifiers == null) {
            return null;
        }
        String simpleName =
                mirror.getAnnotationType().asElement().getSimpleName().toString();
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            String name = annotation.getAnnotationType().toString();
            if (name.equals(simpleName) || name.endsWith("." + simpleName)) {
                return annotation;
            }
        }
        return null;
    }

    private static @Nullable ModifiersTree modifiers(@Nullable Tree tree) {
        if (tree instanceof ClassTree type) {
            return type.getModifiers();
        }
        if (tree instanceof MethodTree method) {
            return method.getModifiers();
        }
        return tree instanceof VariableTree variable ? variable.getModifiers() : null;
    }

    /** Returns the tree of a value, or of one element of it; the annotation itself where it has none. */
    static Tree value(AnnotationTree annotation, String member, int index) {
        for (ExpressionTree argument : annotation.getArguments()) {
            // javac writes the short form @Default("x") as an assignment to value
            if (argument instanceof AssignmentTree assignment
                    && assignment.getVariable().toString().equals(member)) {
                ExpressionTree value = assignment.getExpression();
                boolean several = value instanceof NewArrayTree;
                List<? extends ExpressionTree> values =
                        several ? ((NewArrayTree) value).getInitializers() : List.of(value);
                return index >= 0 && values != null && index < values.size() ? values.get(index) : value;
            }
        }
        return annotation;
    }
}
