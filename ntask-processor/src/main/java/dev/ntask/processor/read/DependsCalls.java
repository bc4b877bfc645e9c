package dev.ntask.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.function.BiConsumer;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The calls of {@code Ntask.depends} in a class, told by name. */
final class DependsCalls {
    private static final String DEPENDS = "depends";

    private final Scope scope;

    DependsCalls(Scope scope) {
        this.scope = scope;
    }

    /** Tells whether a call is one. */
    boolean contain(MethodInvocationTree call) {
        ExpressionTree select = call.getMethodSelect();
        if (select instanceof IdentifierTree name) {
            return name.getName().contentEquals(DEPENDS)
                    && scope.methods(DEPENDS).stream().anyMatch(DependsCalls::isOurs);
        }
        return select instanceof MemberSelectTree member
                && member.getIdentifier().contentEquals(DEPENDS)
                && scope.type(member.getExpression().toString())
                        .filter(type -> type.getQualifiedName().contentEquals(Author.NTASK))
                        .isPresent();
    }

    private static boolean isOurs(ExecutableElement method) {
        return method.getEnclosingElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals(Author.NTASK);
    }

    /**
     * Visits all calls in a class with the member that each is in, but not those in classes that it contains: what a
     * name means in a class without a name cannot be told by names.
     */
    void forEach(ClassTree type, BiConsumer<Tree, MethodInvocationTree> visitor) {
        for (Tree member : type.getMembers()) {
            member.accept(new Search(member, visitor), null);
        }
    }

    private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Tree member;
        private final BiConsumer<Tree, MethodInvocationTree> visitor;

        Search(Tree member, BiConsumer<Tree, MethodInvocationTree> visitor) {
            this.member = member;
            this.visitor = visitor;
        }

        @Override
        public @Nullable Void visitClass(ClassTree inner, @Nullable Void nothing) {
            return null;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            if (contain(call)) {
                visitor.accept(member, call);
            }
            return super.visitMethodInvocation(call, null);
        }
    }
}
