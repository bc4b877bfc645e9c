package dev.ntask.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.EdgeModel;
import dev.ntask.processor.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of {@code depends}, each of which names one task. */
final class ArgumentReader {
    private final Function<Tree, Origin> origins;
    private final Scope scope;
    private final TargetReader targets;
    private final ConstantWords words;
    private final Findings findings;

    ArgumentReader(
            Function<Tree, Origin> origins, Scope scope, Constants constants, TargetReader targets, Findings findings) {
        this.origins = origins;
        this.scope = scope;
        this.targets = targets;
        this.words = new ConstantWords(scope, constants);
        this.findings = findings;
    }

    /** Reads a call into edges. */
    List<EdgeModel> read(MethodInvocationTree depends) {
        List<EdgeModel> edges = new ArrayList<>();
        for (ExpressionTree argument : depends.getArguments()) {
            edge(argument).ifPresent(edge -> {
                findings.lift(argument);
                edges.add(edge);
            });
        }
        return edges;
    }

    private Optional<EdgeModel> edge(ExpressionTree argument) {
        ExpressionTree plain = argument;
        while (plain instanceof ParenthesizedTree inner) {
            plain = inner.getExpression();
        }
        Origin origin = origins.apply(argument);
        if (plain instanceof MemberReferenceTree reference) {
            return referred(reference, origin);
        }
        if (plain instanceof LambdaExpressionTree lambda && body(lambda) instanceof MethodInvocationTree call) {
            return called(call, origin);
        }
        findings.add(
                Message.DEPENDS_ARGUMENT,
                origin,
                "'" + oneLine(plain) + "' is neither a method reference nor a lambda that calls one task",
                "write depends(Tasks::lint) or depends(() -> test(\"auth\"))");
        return Optional.empty();
    }

    private static String oneLine(Tree tree) {
        String text = tree.toString().strip();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end).stripTrailing() + " ...";
    }

    private Optional<EdgeModel> referred(MemberReferenceTree reference, Origin origin) {
        String type = reference.getQualifierExpression().toString();
        String name = reference.getName().toString();
        String written = type + "::" + name;
        return targets.read(methods(type, name), written, origin)
                .map(target -> new EdgeModel(EdgeModel.Kind.DEPENDS, target, Optional.empty(), written, origin));
    }

    /** Returns the one thing that a lambda without parameters does, or null. */
    private static @Nullable Tree body(LambdaExpressionTree lambda) {
        Tree body = lambda.getBody();
        if (body instanceof BlockTree block && block.getStatements().size() == 1) {
            body = block.getStatements().get(0);
        }
        if (body instanceof ExpressionStatementTree statement) {
            body = statement.getExpression();
        }
        return lambda.getParameters().isEmpty() ? body : null;
    }

    private Optional<EdgeModel> called(MethodInvocationTree call, Origin origin) {
        Optional<List<List<String>>> arguments = constants(call);
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        ExpressionTree select = call.getMethodSelect();
        String written = select.toString();
        List<ExecutableElement> methods = select instanceof MemberSelectTree member
                ? methods(
                        member.getExpression().toString(),
                        member.getIdentifier().toString())
                : scope.methods(written);
        return targets.read(methods, written, origin)
                .map(target -> new EdgeModel(EdgeModel.Kind.DEPENDS, target, arguments, written, origin));
    }

    /** Reads the arguments of a task; one that names what does not exist yet is left to a later round. */
    private Optional<List<List<String>>> constants(MethodInvocationTree call) {
        List<List<String>> all = new ArrayList<>();
        for (ExpressionTree argument : call.getArguments()) {
            Constant<List<String>> constant = words.of(argument);
            constant.value().ifPresent(all::add);
            if (constant.open()) {
                findings.defer();
            } else if (constant.value().isEmpty()) {
                findings.add(
                        Message.DEPENDS_ARGUMENT,
                        origins.apply(argument),
                        "'" + oneLine(argument) + "' is not a constant",
                        "pass literals, enum constants or static final fields with a constant value, since this is"
                                + " read at compile time");
            }
        }
        return all.size() == call.getArguments().size() ? Optional.of(all) : Optional.empty();
    }

    private List<ExecutableElement> methods(String type, String name) {
        return scope.type(type).map(found -> scope.methodsOf(found, name)).orElse(List.of());
    }
}
