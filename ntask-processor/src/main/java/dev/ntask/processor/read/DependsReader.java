package dev.ntask.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.EdgeModel;
import dev.ntask.processor.model.Origin;
import dev.ntask.processor.model.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads the {@code depends(...)} statements of a class, by name only. */
final class DependsReader {
    private static final String DEPENDS = "depends";
    private static final String NTASK = "dev.ntask.Ntask";

    private final Elements elements;
    private final Sources sources;
    private final Findings findings;
    private final Set<Tree> lifted = new HashSet<>();

    DependsReader(Elements elements, Sources sources, Findings findings) {
        this.elements = elements;
        this.sources = sources;
        this.findings = findings;
    }

    /** Reads the statements of a task's body into edges. */
    List<EdgeModel> read(ExecutableElement method) {
        List<EdgeModel> edges = new ArrayList<>();
        Optional<TypeNames> names = names(Sources.ownerOf(method));
        if (names.isEmpty() || !(sources.tree(method) instanceof MethodTree tree) || tree.getBody() == null) {
            return edges;
        }
        for (StatementTree statement : tree.getBody().getStatements()) {
            MethodInvocationTree call = call(statement, names.get());
            if (call != null) {
                lifted.add(call);
                for (ExpressionTree argument : call.getArguments()) {
                    edge(method, argument, names.get()).ifPresent(edges::add);
                }
            }
        }
        return edges;
    }

    /** Reports every other {@code depends} in a class, once its tasks have been read. */
    void rejectOthers(TypeElement type, Set<MethodTree> tasks) {
        Optional<TypeNames> names = names(type);
        if (names.isEmpty() || !(sources.tree(type) instanceof ClassTree tree)) {
            return;
        }
        for (Tree member : tree.getMembers()) {
            if (!(member instanceof ClassTree)) {
                boolean inTask = member instanceof MethodTree method && tasks.contains(method);
                member.accept(new OtherCalls(type, names.get(), inTask), null);
            }
        }
    }

    /** Reports calls that were not lifted. */
    private final class OtherCalls extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final TypeElement type;
        private final TypeNames names;
        private final boolean inTask;

        OtherCalls(TypeElement type, TypeNames names, boolean inTask) {
            this.type = type;
            this.names = names;
            this.inTask = inTask;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            if (isDepends(call, names) && !lifted.contains(call)) {
                findings.add(
                        inTask ? Message.DEPENDS_NOT_TOP_LEVEL : Message.DEPENDS_OUTSIDE_TASK, sources.of(type, call));
            }
            return super.visitMethodInvocation(call, null);
        }
    }

    private Optional<TypeNames> names(TypeElement type) {
        CompilationUnitTree unit = sources.unit(type);
        return unit == null ? Optional.empty() : Optional.of(new TypeNames(elements, type, unit));
    }

    private static @Nullable MethodInvocationTree call(StatementTree statement, TypeNames names) {
        return statement instanceof ExpressionStatementTree expression
                        && expression.getExpression() instanceof MethodInvocationTree call
                        && isDepends(call, names)
                ? call
                : null;
    }

    private static boolean isDepends(MethodInvocationTree call, TypeNames names) {
        ExpressionTree select = call.getMethodSelect();
        if (select instanceof IdentifierTree name) {
            return name.getName().contentEquals(DEPENDS)
                    && names.methods(DEPENDS).stream().anyMatch(DependsReader::isOurs);
        }
        return select instanceof MemberSelectTree member
                && member.getIdentifier().contentEquals(DEPENDS)
                && names.type(member.getExpression().toString())
                        .filter(type -> type.getQualifiedName().contentEquals(NTASK))
                        .isPresent();
    }

    private static boolean isOurs(ExecutableElement method) {
        return method.getEnclosingElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals(NTASK);
    }

    private Optional<EdgeModel> edge(ExecutableElement method, ExpressionTree argument, TypeNames names) {
        Origin origin = sources.of(method, argument);
        ExpressionTree plain = argument;
        while (plain instanceof ParenthesizedTree inner) {
            plain = inner.getExpression();
        }
        if (plain instanceof MemberReferenceTree reference) {
            String type = reference.getQualifierExpression().toString();
            String name = reference.getName().toString();
            return target(names.type(type).map(found -> names.methodsOf(found, name)), plain.toString(), origin)
                    .map(target -> new EdgeModel(
                            EdgeModel.Kind.DEPENDS, target, Optional.empty(), type + "::" + name, origin));
        }
        MethodInvocationTree call = plain instanceof LambdaExpressionTree lambda ? body(lambda) : null;
        if (call == null) {
            findings.add(
                    Message.DEPENDS_ARGUMENT,
                    origin,
                    "'" + oneLine(plain) + "' is neither a method reference nor a lambda that calls one task",
                    "write depends(Tasks::lint) or depends(() -> test(\"auth\"))");
            return Optional.empty();
        }
        return called(call, names, origin);
    }

    private static String oneLine(Tree tree) {
        String text = tree.toString().strip();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end).stripTrailing() + " ...";
    }

    private static @Nullable MethodInvocationTree body(LambdaExpressionTree lambda) {
        Tree body = lambda.getBody();
        if (body instanceof BlockTree block && block.getStatements().size() == 1) {
            body = block.getStatements().get(0);
        }
        if (body instanceof ExpressionStatementTree statement) {
            body = statement.getExpression();
        }
        return lambda.getParameters().isEmpty() && body instanceof MethodInvocationTree call ? call : null;
    }

    private Optional<EdgeModel> called(MethodInvocationTree call, TypeNames names, Origin origin) {
        List<List<String>> words = new ArrayList<>();
        for (ExpressionTree argument : call.getArguments()) {
            Optional<List<String>> constant = new ConstantWords(names).of(argument);
            if (constant.isEmpty()) {
                findings.add(
                        Message.DEPENDS_ARGUMENT,
                        origin,
                        "'" + argument + "' is not a constant",
                        "pass literals or enum constants, since this is read at compile time");
                return Optional.empty();
            }
            words.add(constant.get());
        }
        ExpressionTree select = call.getMethodSelect();
        Optional<List<ExecutableElement>> methods = select instanceof MemberSelectTree member
                ? names.type(member.getExpression().toString())
                        .map(type ->
                                names.methodsOf(type, member.getIdentifier().toString()))
                : Optional.of(names.methods(select.toString()));
        return target(methods, select.toString(), origin)
                .map(target ->
                        new EdgeModel(EdgeModel.Kind.DEPENDS, target, Optional.of(words), select.toString(), origin));
    }

    /** Returns the method meant; where nothing has the name yet, a later round may bring it, else javac says so. */
    private Optional<Target> target(Optional<List<ExecutableElement>> methods, String written, Origin origin) {
        if (methods.isEmpty() || methods.get().isEmpty()) {
            findings.defer();
            return Optional.empty();
        }
        ExecutableElement method = methods.get().get(0);
        if (Mirror.of(sources, method, Author.TASK).isEmpty()) {
            findings.add(Message.DEPENDS_ON_METHOD, origin, written);
            return Optional.empty();
        }
        TypeElement owner = Sources.ownerOf(method);
        String internalName = elements.getBinaryName(owner).toString().replace('.', '/');
        return Optional.of(
                new Target.OfMethod(internalName, method.getSimpleName().toString()));
    }
}
