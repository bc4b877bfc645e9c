package dev.ntask.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;

/** The words that a constant argument of a task stands for, as they would be typed. */
final class ConstantWords {
    private final TypeNames names;

    ConstantWords(TypeNames names) {
        this.names = names;
    }

    /** Returns the words of a literal, an enum's constant or a list of these; empty if it is anything else. */
    Optional<List<String>> of(ExpressionTree argument) {
        if (argument instanceof ParenthesizedTree inner) {
            return of(inner.getExpression());
        }
        if (argument instanceof MethodInvocationTree call && isListOf(call)) {
            List<String> words = new ArrayList<>();
            for (ExpressionTree element : call.getArguments()) {
                Optional<String> word = word(element);
                if (word.isEmpty()) {
                    return Optional.empty();
                }
                words.add(word.get());
            }
            return Optional.of(words);
        }
        return word(argument).map(List::of);
    }

    private static boolean isListOf(MethodInvocationTree call) {
        String select = call.getMethodSelect().toString();
        return select.equals("List.of") || select.equals("java.util.List.of");
    }

    private Optional<String> word(ExpressionTree argument) {
        if (argument instanceof LiteralTree literal && literal.getValue() != null) {
            return Optional.of(literal.getValue().toString());
        }
        if (argument.getKind() == Tree.Kind.UNARY_MINUS
                && ((UnaryTree) argument).getExpression() instanceof LiteralTree literal) {
            return Optional.of("-" + literal.getValue());
        }
        if (argument instanceof MemberSelectTree constant
                && isEnum(constant.getExpression().toString())) {
            return Optional.of(constant.getIdentifier().toString());
        }
        return Optional.empty();
    }

    /** Only an enum's constant is typed by its name; any other field is typed by its value, which is not known here. */
    private boolean isEnum(String type) {
        return names.type(type)
                .filter(found -> found.getKind() == ElementKind.ENUM)
                .isPresent();
    }
}
