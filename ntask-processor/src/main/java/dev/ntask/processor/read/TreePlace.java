package dev.ntask.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.ntask.processor.model.Place;
import java.util.function.Function;
import javax.tools.Diagnostic;

/** A place in a source tree. */
final class TreePlace implements Place {
    private final Trees trees;
    private final CompilationUnitTree unit;
    private final Tree tree;
    private final String file;
    private final Function<CompilationUnitTree, LineStarts> lines;

    TreePlace(
            Trees trees,
            CompilationUnitTree unit,
            Tree tree,
            String file,
            Function<CompilationUnitTree, LineStarts> lines) {
        this.trees = trees;
        this.unit = unit;
        this.tree = tree;
        this.file = file;
        this.lines = lines;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public int line() {
        long offset = Math.max(0, offset());
        LineMap known = unit.getLineMap();
        return known == null ? lines.apply(unit).line(offset) : (int) Math.max(0, known.getLineNumber(offset));
    }

    /** Returns where it starts; for a method, which starts at its annotations, where its name is. */
    @Override
    public long offset() {
        SourcePositions positions = trees.getSourcePositions();
        if (tree instanceof MethodTree method && method.getReturnType() != null) {
            long end = positions.getEndPosition(unit, method.getReturnType());
            if (end >= 0) {
                return end;
            }
        }
        return positions.getStartPosition(unit, tree);
    }

    @Override
    public void report(Kind kind, String text) {
        trees.printMessage(javacKind(kind), text, tree, unit);
    }

    static Diagnostic.Kind javacKind(Kind kind) {
        return switch (kind) {
            case ERROR -> Diagnostic.Kind.ERROR;
            case WARNING -> Diagnostic.Kind.WARNING;
            case NOTE -> Diagnostic.Kind.NOTE;
        };
    }
}
