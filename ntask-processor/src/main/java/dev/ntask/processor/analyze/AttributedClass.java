package dev.ntask.processor.analyze;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Origin;
import dev.ntask.processor.read.Author;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A class in which every name has its symbol: finds the calls of {@code depends} that nobody read, those of
 * something else that were read as one, and the tasks that nobody saw.
 *
 * <p>Asks for the elements of names and declarations only, which the compiler has at hand: no question has it attribute
 * anything again.
 */
final class AttributedClass extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private static final String DEPENDS = "depends";
    private static final Set<NestingKind> LOCAL = EnumSet.of(NestingKind.LOCAL, NestingKind.ANONYMOUS);

    private final Trees trees;
    private final Function<Tree, Origin> origins;
    private final Set<Tree> lifted;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /** The outermost method around what is looked at. */
    private @Nullable TreePath method;

    AttributedClass(Trees trees, Function<Tree, Origin> origins, Set<Tree> lifted) {
        this.trees = trees;
        this.origins = origins;
        this.lifted = lifted;
    }

    List<Diagnostic> check(TreePath type) {
        scan(type, null);
        return diagnostics;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        if (isTask(getCurrentPath()) && isLocal(getCurrentPath())) {
            diagnostics.add(Message.LOCAL_TASK.at(origins.apply(tree), tree.getName()));
        }
        boolean outermost = method == null;
        method = outermost ? getCurrentPath() : method;
        super.visitMethod(tree, null);
        method = outermost ? null : method;
        return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        if (isDepends(call.getMethodSelect())) {
            if (isStatementOfTask()) {
                checkArguments(call);
            } else {
                diagnostics.add(misplaced(call));
            }
        } else if (lifted.contains(call) && isFound(call.getMethodSelect())) {
            diagnostics.add(Message.DEPENDS_ARGUMENT.at(
                    origins.apply(call),
                    "'" + call.getMethodSelect()
                            + "' is not that of dev.ntask.Ntask here, though by its name it may be",
                    "write dev.ntask.Ntask.depends(...), or give the other method another name"));
        }
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void nothing) {
        if (reference.getName().contentEquals(DEPENDS) && isOurs(getCurrentPath())) {
            diagnostics.add(misplaced(reference));
        }
        return super.visitMemberReference(reference, null);
    }

    private boolean isDepends(ExpressionTree select) {
        boolean named = select instanceof IdentifierTree name
                ? name.getName().contentEquals(DEPENDS)
                : select instanceof MemberSelectTree member
                        && member.getIdentifier().contentEquals(DEPENDS);
        return named && isOurs(new TreePath(getCurrentPath(), select));
    }

    /** Tells whether javac found a method; where it did not, it says so itself. */
    private boolean isFound(ExpressionTree method) {
        return trees.getElement(new TreePath(getCurrentPath(), method)) instanceof ExecutableElement;
    }

    private boolean isOurs(TreePath path) {
        Element element = trees.getElement(path);
        return element != null
                && element.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals(Author.NTASK);
    }

    /** Tells whether the current call is where the rounds look for it. */
    private boolean isStatementOfTask() {
        TreePath statement = getCurrentPath().getParentPath();
        TreePath block = statement.getParentPath();
        return statement.getLeaf() instanceof ExpressionStatementTree
                && block.getLeaf() instanceof BlockTree
                && method != null
                && block.getParentPath().getLeaf() == method.getLeaf()
                && isTask(method)
                && !isLocal(method);
    }

    private void checkArguments(MethodInvocationTree call) {
        for (ExpressionTree argument : call.getArguments()) {
            TreePath path = new TreePath(getCurrentPath(), argument);
            if (!lifted.contains(argument) && !new WrongNames(trees).in(path)) {
                diagnostics.add(Message.DEPENDS_ARGUMENT.at(
                        origins.apply(argument),
                        "a name in '" + argument + "' was not found without running the program",
                        "write depends(Tasks::lint) with the name of a class, and constants by the name of theirs"));
            }
        }
    }

    private Diagnostic misplaced(Tree tree) {
        boolean inTask = method != null && isTask(method);
        return (inTask ? Message.DEPENDS_NOT_TOP_LEVEL : Message.DEPENDS_OUTSIDE_TASK).at(origins.apply(tree));
    }

    private boolean isTask(TreePath declaration) {
        Element element = trees.getElement(declaration);
        return element != null
                && element.getAnnotationMirrors().stream()
                        .anyMatch(mirror -> mirror.getAnnotationType().asElement() instanceof TypeElement type
                                && type.getQualifiedName().contentEquals(Author.TASK));
    }

    /** Tells whether a method's class is declared in a body, or in one that is. */
    private boolean isLocal(TreePath declaration) {
        for (Element at = trees.getElement(declaration); at != null; at = at.getEnclosingElement()) {
            if (at instanceof TypeElement type && LOCAL.contains(type.getNestingKind())) {
                return true;
            }
        }
        return false;
    }
}
