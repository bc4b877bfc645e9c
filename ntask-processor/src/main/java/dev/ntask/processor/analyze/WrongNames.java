package dev.ntask.processor.analyze;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;

/** The names in an expression that javac does not know either, and has said so. */
final class WrongNames extends TreePathScanner<Boolean, Boolean> {
    private final Trees trees;

    WrongNames(Trees trees) {
        this.trees = trees;
    }

    /** Tells whether there are any. */
    boolean in(TreePath expression) {
        return Boolean.TRUE.equals(scan(expression, false));
    }

    @Override
    public Boolean visitIdentifier(IdentifierTree name, Boolean before) {
        return isWrong();
    }

    @Override
    public Boolean visitMemberSelect(MemberSelectTree select, Boolean before) {
        return reduce(super.visitMemberSelect(select, before), isWrong());
    }

    private boolean isWrong() {
        Element element = trees.getElement(getCurrentPath());
        return element == null || element.asType().getKind() == TypeKind.ERROR;
    }

    @Override
    public Boolean reduce(Boolean one, Boolean other) {
        return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
    }
}
