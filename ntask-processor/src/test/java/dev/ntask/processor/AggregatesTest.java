package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.ntask.processor.model.TaskModel;
import dev.ntask.processor.read.ClassReader;
import dev.ntask.processor.read.Sources;
import dev.ntask.runtime.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Which tasks are known to do nothing. */
final class AggregatesTest {
    private static final String SHARED = """
            import dev.ntask.Task;

            class Shared {
                static final String NAME = "shared";
                @Task static void lint() {}
                @Task static void test(String pattern) {}
                static int count() { return 1; }
                interface Marker {}
            }
            """;

    private static final String IMPORTS = """
            import static dev.ntask.Ntask.depends;
            import dev.ntask.*;
            """;

    /** Classes, each with a task {@code t}, and whether it does nothing. */
    private static final String ROWS = """
            true  | class X { @Task static void t() {} }
            true  | class X { @Task(deps = "lint") static void t() {} }
            true  | class X { @Task @Cached(inputs = "a") static void t() {} }
            true  | class X { @Task static void t(@Default("a") String a, boolean b) throws Exception {} }
            true  | class X { @Task static void t() { depends(Shared::lint); } }
            true  | class X { @Task static void t() { depends(() -> Shared.test("x")); } }
            true  | class X { @Task static void t() { Ntask.depends(Shared::lint, () -> { Shared.test("x"); }); } }
            true  | class X { @Task static void t() { depends(Shared::lint); dev.ntask.Ntask.depends(Shared::lint); } }
            true  | class X { @Task static void t() { ; } }
            true  | class X { @Task static void t() { ; depends(Shared::lint);; } }
            false | class X { @Task static void t() { Shared.count(); } }
            false | class X { @Task static void t() { depends(Shared::lint); Shared.count(); } }
            false | class X { @Task static void t() { Shared.count(); depends(Shared::lint); } }
            false | class X { @Task static void t() { int n = 1; } }
            false | class X { @Task static void t() { class Local {} } }
            false | class X { @Task static void t() { return; } }
            false | class X { @Task static void t() { {} } }
            false | class X { @Task static void t() { if (true) depends(Shared::lint); } }
            false | class X { @Task static void t() { depends(() -> {}); } static void depends(Runnable own) {} }
            false | class X { @Task static int t() { return 1; } }
            false | class X { @Task static native void t(); }
            false | class X { @Task static synchronized void t() {} }
            false | class X { @Task void t() {} }
            false | abstract class X { @Task abstract void t(); }
            false | class X { static { Shared.count(); } @Task static void t() {} }
            false | class X { static {} @Task static void t() {} }
            true  | class X { { Shared.count(); } int n = Shared.count(); X() { n++; } @Task static void t() {} }
            true  | class X { static class Y { static { Shared.count(); } } @Task static void t() {} }
            true  | class X { static { Shared.count(); } static class Y { @Task static void t() {} } }
            true  | class X extends Shared { static class Y { @Task static void t() {} } }
            true  | class X { static void helper() { Shared.count(); } @Task static void t() {} }
            true  | class X { static final int N = 1; static final String S = "a" + N + Shared.NAME; @Task static void t() {} }
            true  | class X { static Object o; static final Object O; @Task static void t() {} }
            false | class X { static final Object O; static { O = null; } @Task static void t() {} }
            false | class X { static final int N = Shared.count(); @Task static void t() {} }
            false | class X { static final Integer N = 1; @Task static void t() {} }
            false | class X { static final String S = null; @Task static void t() {} }
            false | class X { static final int[] NONE = {}; @Task static void t() {} }
            false | class X { static final Runnable R = () -> {}; @Task static void t() {} }
            false | class X { static final String S = Unknown.NAME; @Task static void t() {} }
            false | class X { static int n = 1; @Task static void t() {} }
            false | class X extends Shared { @Task static void t() {} }
            false | class X extends Unknown { @Task static void t() {} }
            false | class X implements Shared.Marker { @Task static void t() {} }
            false | enum X { ONE; @Task static void t() {} }
            false | record X(int n) { @Task static void t() {} }
            true  | interface X { int N = 1; @Task static void t() {} }
            false | interface X { int N = Shared.count(); @Task static void t() {} }
            false | interface X extends Shared.Marker { @Task static void t() {} }
            """;

    @Test
    void aTaskIsOneIfNothingHappensWhenItIsCalled() {
        List<String> expected = ROWS.lines().toList();
        List<JavaFileObject> files = new ArrayList<>(List.of(Compiling.file(SHARED)));
        for (int i = 0; i < expected.size(); i++) {
            String type = expected.get(i).split("\\| ", 2)[1].replaceAll("\\bX\\b", "X" + i);
            files.add(Compiling.file(IMPORTS + type));
        }
        Reader reader = new Reader();
        Compilation compilation = Compiler.javac()
                .withProcessors(reader)
                .withOptions("-proc:only", "-Xlint:none")
                .compile(files);
        assertEquals(Compilation.Status.FAILURE, compilation.status(), "some rows name what does not exist");

        List<String> actual = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            String type = expected.get(i).split("\\| ", 2)[1];
            actual.add(String.format("%-5s | %s", reader.aggregates.get("X" + i), type));
        }
        assertEquals(String.join("\n", expected), String.join("\n", actual));
    }

    @Test
    void theRegistrySaysIt() throws Exception {
        Registry registry = CompiledProject.of("""
                import dev.ntask.*;

                class Tasks {
                    @Task static void lint() { System.out.println(); }
                    @Task static void all() { Ntask.depends(Tasks::lint); }
                }
                """).registry();

        assertEquals(true, CompiledProject.task(registry, "all").aggregate());
        assertEquals(false, CompiledProject.task(registry, "lint").aggregate());
    }

    /** Reads each class, whatever is wrong with it. */
    @SupportedAnnotationTypes("*")
    private static final class Reader extends AbstractProcessor {
        private final Map<String, Boolean> aggregates = new TreeMap<>();

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            ClassReader reader = new ClassReader(processingEnv, new Sources(processingEnv));
            for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
                for (TaskModel task : reader.read(type).model().tasks()) {
                    aggregates.put(type.getSimpleName().toString(), task.aggregate());
                }
            }
            return false;
        }
    }
}
