package dev.ntask.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;

/** The words that a constant argument of a task stands for, as they would be typed. */
final class ConstantWords {
    private final Scope scope;
    private final Constants constants;

    ConstantWords(Scope scope, Constants constants) {
        this.scope = scope;
        this.constants = constants;
    }

    /** Returns the words of a constant expression, an enum's constant or a list of these. */
    Constant<List<String>> of(ExpressionTree argument) {
        if (argument instanceof ParenthesizedTree inner) {
            return of(inner.getExpression());
        }
        if (!(argument instanceof MethodInvocationTree call) || !isListOf(call)) {
            return word(argument).map(word -> Optional.of(List.of(word)));
        }
        Constant<List<String>> words = Constant.of(List.of());
        for (ExpressionTree element : call.getArguments()) {
            words = words.with(word(element), (before, word) -> {
                List<String> more = new ArrayList<>(before);
                more.add(word);
                return Optional.of(more);
            });
        }
        return words;
    }

    private boolean isListOf(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("of")
                && scope.type(select.getExpression().toString())
                        .filter(type -> type.getQualifiedName().contentEquals("java.util.List"))
                        .isPresent();
    }

    /** An enum's constant is typed by its name, everything else by its value. */
    private Constant<String> word(ExpressionTree argument) {
        Optional<VariableElement> field = constants.field(argument);
        return field.isPresent() && field.get().getKind() == ElementKind.ENUM_CONSTANT
                ? Constant.of(field.get().getSimpleName().toString())
                : constants.of(argument).map(value -> Optional.of(value.toString()));
    }
}
