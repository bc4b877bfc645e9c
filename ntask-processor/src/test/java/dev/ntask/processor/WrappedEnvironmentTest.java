package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some IDEs put an environment of their own before javac's. */
class WrappedEnvironmentTest {
    @TempDir
    Path root;

    @Test
    void withoutAnIndexThereIsOneNoteAndTheRestIsTheSame() throws IOException {
        Javac plain = new Javac(root.resolve("plain"))
                .write("Tasks.java", RobustnessTest.TASKS)
                .compile();
        Javac wrapped = new Javac(root.resolve("wrapped"))
                .write("Tasks.java", RobustnessTest.TASKS)
                .with(new Wrapping());
        List<String> notes = wrapped.diagnostics();
        assertEquals(1, notes.size(), notes::toString);
        assertTrue(notes.get(0).contains("note: [NT035] no code index is written"), notes::toString);
        assertFalse(Files.exists(wrapped.classes().resolve("META-INF/ntask/code-index")));
        assertEquals(
                Javac.contents(plain.generated()).keySet(),
                Javac.contents(wrapped.generated()).keySet());
    }

    @Test
    void withoutTasksThereIsNoNote() throws IOException {
        Javac javac = new Javac(root).write("A.java", "@Deprecated class A {}").with(new Wrapping());
        assertEquals(List.of(), javac.diagnostics());
    }

    @Test
    void whatIsGeneratedNamesTheClassesItComesFrom() throws IOException {
        Wrapping wrapping = new Wrapping();
        Javac javac = new Javac(root)
                .write("A.java", "class A { @dev.ntask.Task static void one() {} }")
                .write("B.java", "class B { @dev.ntask.Task static void two() {} }")
                .with(wrapping);
        assertEquals(1, javac.diagnostics().size());
        assertEquals("[A]", wrapping.origins.get("A_"));
        assertEquals("[B]", wrapping.origins.get("B_"));
        assertEquals("[A, B]", wrapping.origins.get("NtaskRegistry"));
        assertEquals("[A, B]", wrapping.origins.get("META-INF/services/dev.ntask.runtime.Launch"));
        assertFalse(wrapping.origins.containsValue("[]"), wrapping.origins::toString);
    }

    @Test
    void anExceptionOfOursIsOneErrorThatAsksForAReport() throws IOException {
        Wrapping wrapping = new Wrapping();
        wrapping.broken = true;
        Javac javac = new Javac(root)
                .write("A.java", "class A { @dev.ntask.Task static void one() {} }")
                .with(wrapping);
        assertEquals(
                List.of("error: [NT037] ntask could not process these tasks, this is a bug in ntask:"
                        + " java.lang.IllegalStateException: createSourceFile"),
                javac.diagnostics());
    }

    /** Our processor with an environment and a filer that are not javac's. */
    private static final class Wrapping extends AbstractProcessor {
        private final NtaskProcessor processor = new NtaskProcessor();
        private final Map<String, String> origins = new TreeMap<>();
        private boolean broken;

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            Filer filer = (Filer) wrap(Filer.class, environment.getFiler(), this::record);
            processor.init((ProcessingEnvironment) wrap(
                    ProcessingEnvironment.class,
                    environment,
                    (method, arguments) -> method.equals("getFiler") ? filer : null));
        }

        private @Nullable Object record(String method, Object[] arguments) {
            if (broken) {
                throw new IllegalStateException(method);
            }
            if (method.startsWith("create")) {
                boolean resource = method.equals("createResource");
                Element[] elements = (Element[]) arguments[arguments.length - 1];
                String[] names =
                        Arrays.stream(elements).map(Object::toString).sorted().toArray(String[]::new);
                origins.put(String.valueOf(arguments[resource ? 2 : 0]), Arrays.toString(names));
            }
            return null;
        }

        private interface Instead {
            @Nullable
            Object of(String method, Object[] arguments);
        }

        private static Object wrap(Class<?> type, Object target, Instead instead) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                Object other = instead.of(method.getName(), arguments);
                if (other != null) {
                    return other;
                }
                try {
                    return method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        @SuppressWarnings("DoNotClaimAnnotations") // neither more nor less than the processor in it
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }
    }
}
