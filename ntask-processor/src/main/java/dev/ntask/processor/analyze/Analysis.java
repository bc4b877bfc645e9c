package dev.ntask.processor.analyze;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Diagnostics;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.read.Sources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Looks at each class once javac has attributed it, when every name has its one meaning.
 *
 * <p>Comes to pass only if the rounds brought no error, and only with javac itself.
 */
public final class Analysis {
    private final ProcessingEnvironment environment;

    /** The calls of {@code depends} that were read, and their arguments; a source keeps its trees from the rounds on. */
    private final Set<Tree> lifted = new HashSet<>();

    /** The classes that javac has yet to attribute. */
    private final Set<String> waiting = new HashSet<>();

    /** Kept to be printed together; javac stops at an error, so the class that it comes with has no class file. */
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Analysis(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** Begins to follow a compilation, whether it has tasks or not. */
    public static Analysis follow(ProcessingEnvironment environment) {
        Analysis analysis = new Analysis(environment);
        try {
            JavacTask.instance(environment).addTaskListener(analysis.new Listener());
        } catch (IllegalArgumentException | NoClassDefFoundError e) {
            // ecj, or an IDE that wraps javac's environment: the rounds must do
        }
        return analysis;
    }

    /** Says which calls of {@code depends} were read, and which of their arguments. */
    public void expect(Set<Tree> read) {
        lifted.addAll(read);
    }

    private void enter(CompilationUnitTree unit) {
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree type) {
                waiting.add(nameOf(unit, type));
            }
        }
    }

    private void check(CompilationUnitTree unit, TypeElement type) {
        Sources sources = new Sources(environment);
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree tree && tree.getSimpleName().contentEquals(type.getSimpleName())) {
                AttributedClass attributed =
                        new AttributedClass(Trees.instance(environment), at -> sources.of(type, at), lifted);
                for (Diagnostic diagnostic : attributed.check(new TreePath(new TreePath(unit), tree))) {
                    diagnostic.origin().place(); // found now, while javac has the source
                    diagnostics.add(diagnostic);
                }
                waiting.remove(nameOf(unit, tree));
            }
        }
        if (waiting.isEmpty()) {
            print();
        }
    }

    private static String nameOf(CompilationUnitTree unit, ClassTree type) {
        return unit.getPackageName() + "." + type.getSimpleName();
    }

    private void print() {
        Diagnostics.print(diagnostics);
        diagnostics.clear();
    }

    private void follow(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.ENTER && event.getCompilationUnit() != null) {
            enter(event.getCompilationUnit());
        } else if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
            check(event.getCompilationUnit(), event.getTypeElement());
        } else if (event.getKind() == TaskEvent.Kind.COMPILATION) {
            print();
        }
    }

    /** Apart from the rest, since its supertype may be missing. */
    private final class Listener implements TaskListener {
        @Override
        public void finished(TaskEvent event) {
            try {
                follow(event);
            } catch (RuntimeException | AssertionError e) {
                // The other edge of the processor: an exception that escapes would look like a crash of the compiler.
                Diagnostics.print(List.of(Message.BUG.at(new Sources(environment).nowhere(), e)));
            }
        }
    }
}
