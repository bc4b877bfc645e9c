package dev.ntask.processor.read;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.EdgeModel;
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
    private final Sources sources;
    private final Scopes scopes;
    private final Findings findings;
    private final TargetReader targets;
    private final Set<Tree> statements = new HashSet<>();

    DependsReader(Elements elements, Sources sources, Scopes scopes, Findings findings) {
        this.sources = sources;
        this.scopes = scopes;
        this.findings = findings;
        this.targets = new TargetReader(elements, sources, findings);
    }

    /** Reads the statements of a task's body into edges. */
    List<EdgeModel> read(ExecutableElement method) {
        List<EdgeModel> edges = new ArrayList<>();
        Optional<Scope> scope = scopes.of(Sources.ownerOf(method));
        if (scope.isEmpty() || !(sources.tree(method) instanceof MethodTree tree) || tree.getBody() == null) {
            return edges;
        }
        DependsCalls calls = new DependsCalls(scope.get());
        Set<String> locals = new HashSet<>();
        tree.getParameters().forEach(parameter -> locals.add(parameter.getName().toString()));
        Constants constants = new Constants(scopes, sources, scope.get(), locals);
        ArgumentReader arguments =
                new ArgumentReader(argument -> sources.of(method, argument), scope.get(), constants, targets, findings);
        for (StatementTree statement : tree.getBody().getStatements()) {
            if (statement instanceof VariableTree variable) {
                locals.add(variable.getName().toString()); // hides a field from here on
            } else if (statement instanceof ExpressionStatementTree expression
                    && expression.getExpression() instanceof MethodInvocationTree call
                    && calls.contain(call)) {
                statements.add(call);
                findings.lift(call);
                edges.addAll(arguments.read(call));
            } else {
                // As in if (!(x instanceof String name)) return; whether it is in scope behind is not for us to say.
                new Bindings(locals).scan(statement, null);
            }
        }
        return edges;
    }

    /** Tells whether a statement is a call that was read. */
    boolean hasRead(StatementTree statement) {
        return statement instanceof ExpressionStatementTree expression
                && statements.contains(expression.getExpression());
    }

    /** Collects what patterns name. */
    private static final class Bindings extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Set<String> names;

        Bindings(Set<String> names) {
            this.names = names;
        }

        @Override
        public @Nullable Void visitBindingPattern(BindingPatternTree pattern, @Nullable Void nothing) {
            names.add(pattern.getVariable().getName().toString());
            return null;
        }
    }

    /** Reports every other {@code depends} in a class, once its tasks have been read. */
    void rejectOthers(TypeElement type, Set<MethodTree> tasks) {
        Optional<Scope> scope = scopes.of(type);
        if (scope.isPresent() && sources.tree(type) instanceof ClassTree tree) {
            new DependsCalls(scope.get()).forEach(tree, (member, call) -> {
                if (!statements.contains(call)) {
                    boolean inTask = member instanceof MethodTree method && tasks.contains(method);
                    findings.add(
                            inTask ? Message.DEPENDS_NOT_TOP_LEVEL : Message.DEPENDS_OUTSIDE_TASK,
                            sources.of(type, call));
                }
            });
        }
    }
}
