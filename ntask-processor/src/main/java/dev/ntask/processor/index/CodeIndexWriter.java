package dev.ntask.processor.index;

import dev.ntask.core.code.ClassSource;
import dev.ntask.core.code.Impurities;
import dev.ntask.core.code.IndexedCode;
import dev.ntask.core.code.TaskMethod;
import dev.ntask.processor.check.PureTasks;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Diagnostics;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Origin;
import dev.ntask.processor.model.TaskModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Looks at the code of tasks once javac has written all classes: says what makes a cached result doubtful, and writes the
 * code index.
 *
 * <p>An index is a gift, never a duty: whoever runs tasks confirms it, and computes one where there is none. So
 * whatever is in the way here costs the compilation nothing, and leaves no index that is known to be wrong.
 */
public final class CodeIndexWriter {
    private static final String WRAPPED = "the compiler is not javac, or an IDE stands between";

    private final ClassOutput output;
    private final Optional<String> classPath;
    private final Compilation compilation;
    private final boolean listening;
    private List<TaskModel> models = List.of();
    private List<TaskMethod> tasks = List.of();
    private Origin nowhere = new Origin(() -> {
        throw new IllegalStateException("no tasks, so nothing to say about them");
    });

    private CodeIndexWriter(ProcessingEnvironment environment, Optional<String> classPath) {
        this.output = new ClassOutput(environment.getFiler());
        this.classPath = classPath;
        this.compilation = new Compilation(environment.getElementUtils(), this::end);
        this.listening = compilation.listen(environment);
    }

    /**
     * Begins to follow a compilation.
     *
     * @param classPath what comes after the class output when tasks run, if that is known; javac does not tell
     */
    public static CodeIndexWriter follow(ProcessingEnvironment environment, Optional<String> classPath) {
        return new CodeIndexWriter(environment, classPath);
    }

    /**
     * Says which tasks to index at the end.
     *
     * @param nowhere where to report what stands in the way
     */
    public List<Diagnostic> expect(List<TaskModel> models, Origin nowhere) {
        List<TaskMethod> methods = new ArrayList<>();
        for (TaskModel model : models) {
            model.origin().place(); // found now, while elements are what they are
            methods.add(new TaskMethod(
                    model.name(),
                    model.method().internalName(),
                    model.method().name(),
                    model.method().descriptor()));
        }
        this.models = List.copyOf(models);
        this.tasks = methods;
        this.nowhere = nowhere;
        return listening ? List.of() : List.of(Message.NO_CODE_INDEX.at(nowhere, WRAPPED));
    }

    /**
     * Says what tasks do that a result must not depend on. There is no telling whether warnings are errors (-Werror), and a
     * compilation that failed leaves no index, so neither does one with warnings.
     */
    private boolean isPure(ClassSource source) throws IOException {
        List<Diagnostic> diagnostics = PureTasks.check(models, Impurities.find(tasks, source));
        Diagnostics.print(diagnostics);
        return diagnostics.isEmpty();
    }

    /** The old index goes first: a crash, or an error, then leaves none. */
    private void end() {
        try {
            output.deleteIndex(compilation.generated());
            if (!tasks.isEmpty() && compilation.isComplete()) {
                ClassSource source = output.source(compilation.generated(), classPath);
                if (isPure(source)) {
                    output.write(IndexedCode.compute(tasks, source));
                }
            }
        } catch (UnknownLibrariesException e) {
            // No reason to say so in every compilation: the first run computes the index and keeps it.
        } catch (IOException | RuntimeException e) { // nothing may escape into javac
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            Diagnostics.print(List.of(Message.NO_CODE_INDEX.at(nowhere, reason)));
        }
    }
}
