package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ntask.Ntask;
import dev.ntask.core.code.CodeIndex;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Programs that are correct, and that a processor breaks which has the compiler look at classes before their time.
 *
 * <p>Each folder of {@code valid} is one: its sources, in {@code made} those of another processor, and in
 * {@code tasks.txt} what the registry must say.
 */
class ValidProgramsTest {
    private static final Path PROGRAMS = Path.of("src/test/resources/valid");
    private static final List<String> STRICT = List.of("-Xlint:all,-path,-processing,-requires-automatic", "-Werror");

    private static final Map<Class<?>, String> MODULES = Map.of(
            Ntask.class, "ntask-annotations.jar", CodeIndex.class, "ntask-core.jar", Launch.class, "ntask-runtime.jar");

    @TempDir
    Path root;

    static List<String> programs() throws IOException {
        try (Stream<Path> folders = Files.list(PROGRAMS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereArePrograms() throws IOException {
        assertFalse(programs().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void areTheSameClassesWithTheProcessorAsWithoutIt(String name) throws Exception {
        Path program = PROGRAMS.resolve(name);
        Javac with = sources(new Javac(root.resolve("with")), program).after(new Making(program.resolve("made")));
        assertEquals(List.of(), with.diagnostics(options(program, "with")));
        assertEquals(Files.readString(program.resolve("tasks.txt")), tasks(with.classes()));

        Javac without = sources(sources(new Javac(root.resolve("without")), program), with.generated());
        assertEquals(List.of(), without.diagnostics(options(program, "without", "-proc:none")));
        assertEquals(classes(without), classes(with));
    }

    private String[] options(Path program, String folder, String... more) throws Exception {
        List<String> options = new ArrayList<>(STRICT);
        options.addAll(List.of(more));
        if (Files.exists(program.resolve("module-info.java"))) {
            String sources = root.resolve(folder).resolve("sources").toString();
            options.addAll(List.of("--module-path", modulePath(), "-sourcepath", sources));
        }
        return options.toArray(String[]::new);
    }

    private static Javac sources(Javac javac, Path folder) throws IOException {
        for (Path file : Javac.files(folder, ".java")) {
            String name = folder.relativize(file).toString();
            if (!name.startsWith("made/")) {
                javac.write(name, Files.readString(file));
            }
        }
        return javac;
    }

    private static Map<String, String> classes(Javac javac) throws IOException {
        Map<String, String> classes = Javac.contents(javac.classes());
        classes.keySet().removeIf(name -> !name.endsWith(".class"));
        return classes;
    }

    /** A folder of classes is no module, a jar is. */
    private String modulePath() throws Exception {
        List<String> jars = new ArrayList<>();
        for (Class<?> type : List.of(Ntask.class, CodeIndex.class, Launch.class, CommandLine.class)) {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                Path jar = root.resolve(MODULES.get(type));
                String[] pack = {"--create", "--file", jar.toString(), "-C", place.toString(), "."};
                assertEquals(0, ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, pack));
                place = jar;
            }
            jars.add(place.toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    /** Each task with what it depends on, as the compiled registry has it. */
    private static String tasks(Path classes) throws Exception {
        URL[] path = {classes.toUri().toURL()};
        StringBuilder text = new StringBuilder();
        try (URLClassLoader loader = new URLClassLoader(path, ValidProgramsTest.class.getClassLoader())) {
            Launch launch = ServiceLoader.load(Launch.class, loader).findFirst().orElseThrow();
            for (TaskDefinition task : launch.registry().tasks()) {
                List<String> dependencies = new ArrayList<>();
                for (Dependency dependency : task.dependencies()) {
                    String words = dependency.arguments().toString();
                    dependencies.add(dependency.task() + (words.isEmpty() ? "" : "(" + words + ")"));
                }
                dependencies.sort(null);
                text.append(task.name()).append(':');
                dependencies.forEach(dependency -> text.append(' ').append(dependency));
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** A processor that writes sources in the first round, whatever it sees. */
    @SupportedAnnotationTypes("*")
    private static final class Making extends AbstractProcessor {
        private final Path sources;
        private boolean made;

        Making(Path sources) {
            this.sources = sources;
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!made && Files.isDirectory(sources)) {
                made = true;
                for (Path file : Javac.files(sources, ".java")) {
                    make(file);
                }
            }
            return false;
        }

        private void make(Path file) {
            String path = sources.relativize(file).toString();
            String name = path.substring(0, path.length() - ".java".length()).replace('/', '.');
            try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
                writer.write(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
