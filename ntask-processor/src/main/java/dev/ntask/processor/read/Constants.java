package dev.ntask.processor.read;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/**
 * Works out constant expressions by the names in them.
 *
 * <p>The values of fields are the compiler's own. It has none for a field that is not constant, nor for one whose
 * initializer names a class that is not generated yet; only its source tells these apart.
 */
final class Constants {
    private final Scopes scopes;
    private final Sources sources;
    private final Scope scope;
    private final Set<String> locals;

    /**
     * Creates an evaluator.
     *
     * @param locals the names of parameters and local variables, which hide fields
     */
    Constants(Scopes scopes, Sources sources, Scope scope, Set<String> locals) {
        this.scopes = scopes;
        this.sources = sources;
        this.scope = scope;
        this.locals = locals;
    }

    /** Returns what an expression is worth. */
    Constant<Object> of(ExpressionTree expression) {
        return expression.accept(new Evaluation(new HashSet<>()), scope);
    }

    /** Finds the field that an expression names. */
    Optional<VariableElement> field(ExpressionTree expression) {
        if (expression instanceof ParenthesizedTree inner) {
            return field(inner.getExpression());
        }
        boolean local = expression instanceof IdentifierTree name
                && locals.contains(name.getName().toString());
        return local ? Optional.empty() : field(expression, scope);
    }

    private static Optional<VariableElement> field(ExpressionTree expression, Scope scope) {
        if (expression instanceof IdentifierTree name) {
            return scope.field(name.getName().toString());
        }
        return expression instanceof MemberSelectTree select
                ? scope.type(select.getExpression().toString())
                        .flatMap(type ->
                                scope.fieldOf(type, select.getIdentifier().toString()))
                : Optional.empty();
    }

    /** One walk through an expression, and through the initializers that it leads to. */
    private final class Evaluation extends SimpleTreeVisitor<Constant<Object>, Scope> {
        private final Set<VariableElement> seen;

        Evaluation(Set<VariableElement> seen) {
            super(Constant.ofNone());
            this.seen = seen;
        }

        @Override
        public Constant<Object> visitLiteral(LiteralTree literal, Scope at) {
            return literal.getValue() == null ? Constant.ofNone() : Constant.of(literal.getValue());
        }

        @Override
        public Constant<Object> visitParenthesized(ParenthesizedTree inner, Scope at) {
            return visit(inner.getExpression(), at);
        }

        @Override
        public Constant<Object> visitUnary(UnaryTree unary, Scope at) {
            Constant<Object> operand = visit(unary.getExpression(), at);
            return operand.map(value -> Arithmetic.unary(unary.getKind(), value));
        }

        @Override
        public Constant<Object> visitBinary(BinaryTree binary, Scope at) {
            Constant<Object> left = visit(binary.getLeftOperand(), at);
            Constant<Object> right = visit(binary.getRightOperand(), at);
            return left.with(right, (a, b) -> Arithmetic.binary(binary.getKind(), a, b));
        }

        @Override
        public Constant<Object> visitTypeCast(TypeCastTree cast, Scope at) {
            Tree type = cast.getType();
            Constant<Object> operand = visit(cast.getExpression(), at);
            return type instanceof PrimitiveTypeTree primitive
                    ? operand.map(value -> Arithmetic.cast(primitive.getPrimitiveTypeKind(), value))
                    : operand.map(value -> value instanceof String ? Optional.of(value) : Optional.empty());
        }

        @Override
        public Constant<Object> visitIdentifier(IdentifierTree name, Scope at) {
            boolean local = at == scope && locals.contains(name.getName().toString());
            return local ? Constant.ofNone() : value(field(name, at));
        }

        @Override
        public Constant<Object> visitMemberSelect(MemberSelectTree select, Scope at) {
            return value(field(select, at));
        }

        private Constant<Object> value(Optional<VariableElement> named) {
            if (named.isEmpty()) {
                return Constant.ofOpen();
            }
            VariableElement field = named.get();
            Object value = field.getConstantValue();
            if (value != null) {
                return Constant.of(value);
            }
            boolean mayBe = field.getModifiers().contains(Modifier.FINAL) && seen.add(field);
            return mayBe && initializer(field).open() ? Constant.ofOpen() : Constant.ofNone();
        }

        private Constant<Object> initializer(VariableElement field) {
            Optional<Scope> ofField = scopes.of(Sources.ownerOf(field));
            return ofField.isPresent()
                            && sources.tree(field) instanceof VariableTree tree
                            && tree.getInitializer() != null
                    ? visit(tree.getInitializer(), ofField.get())
                    : Constant.ofNone();
        }
    }
}
