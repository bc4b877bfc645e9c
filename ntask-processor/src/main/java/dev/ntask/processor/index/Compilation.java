package dev.ntask.processor.index;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What javac has done so far: the classes it read as source, and those it has written. */
final class Compilation {
    private final Elements elements;
    private final Runnable end;
    private final SortedSet<String> entered = new TreeSet<>();
    private final SortedSet<String> generated = new TreeSet<>();

    /** Creates a compilation that calls back once at its end. */
    Compilation(Elements elements, Runnable end) {
        this.elements = elements;
        this.end = end;
    }

    /** Begins to listen; false with a compiler that tells nothing. */
    boolean listen(ProcessingEnvironment environment) {
        try {
            JavacTask.instance(environment).addTaskListener(new Listener());
            return true;
        } catch (IllegalArgumentException | NoClassDefFoundError e) {
            return false;
        }
    }

    /** The internal names of the classes written. */
    SortedSet<String> generated() {
        return Collections.unmodifiableSortedSet(generated);
    }

    /**
     * Whether every source became a class. After an error javac leaves out those classes that it had not written before;
     * the number of errors is nothing it tells.
     */
    boolean isComplete() {
        return !generated.isEmpty() && generated.containsAll(entered);
    }

    private void enter(CompilationUnitTree unit) {
        String prefix = unit.getPackageName() == null
                ? ""
                : unit.getPackageName().toString().replace('.', '/') + '/';
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree type) {
                entered.add(prefix + type.getSimpleName());
            }
        }
    }

    private void generate(TypeElement type) {
        generated.add(elements.getBinaryName(type).toString().replace('.', '/'));
    }

    /** Apart from the rest, since its supertype may be missing. */
    private final class Listener implements TaskListener {
        @Override
        public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.ENTER && event.getCompilationUnit() != null) {
                enter(event.getCompilationUnit());
            } else if (event.getKind() == TaskEvent.Kind.GENERATE && event.getTypeElement() != null) {
                generate(event.getTypeElement());
            } else if (event.getKind() == TaskEvent.Kind.COMPILATION) {
                end.run();
            }
        }
    }
}
