package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.code.CodeIndex;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A build without a build tool: javac with a processor path, then java. */
class JavacProcessTest {
    @TempDir
    Path root;

    /** The JDK that runs the tests, and JDK 25, which may be missing on a developer's machine only. */
    static List<Path> jdks() throws IOException {
        List<Path> jdks = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        Optional<Path> other = Jdk25.find();
        assertTrue(
                other.isPresent() || !"true".equals(System.getenv("CI")),
                "no JDK 25: set JAVA25_HOME, or install one below /usr/lib/jvm");
        other.filter(jdk -> Runtime.version().feature() != 25).ifPresent(jdks::add);
        return jdks;
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void javacWithAProcessorPathMakesAProgram(Path jdk) throws Exception {
        Path source = write("class Tasks { @dev.ntask.Task static void hello() { System.out.println(\"Hello!\"); } }");
        Path classes = root.resolve("classes");
        List<String> compile = new ArrayList<>(List.of(jdk.resolve("bin/javac").toString(), "-d", classes.toString()));
        compile.addAll(List.of("-cp", Javac.classPath(), "--processor-path", Javac.classPath()));
        compile.addAll(List.of("-Xlint:all,-path,-processing", "-Werror", source.toString()));
        assertEquals("", run(0, compile));
        CodeIndex index = CodeIndex.parse(Files.readString(classes.resolve(CodeIndex.RESOURCE)));
        assertTrue(index.task("hello").isPresent());

        String path = classes + File.pathSeparator + Javac.classPath();
        String out = run(0, List.of(jdk.resolve("bin/java").toString(), "-cp", path, "NtaskMain", "hello"));
        assertTrue(out.contains("Hello!\n"), out);
    }

    @Test
    void aMistakeFailsThatBuildInOneLine() throws Exception {
        Path source = write("class Tasks { @dev.ntask.Task(deps = \"nobody\") static void hello() {} }");
        List<String> compile = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/javac").toString()));
        compile.addAll(List.of("-d", root.toString(), "-cp", Javac.classPath()));
        compile.addAll(List.of("--processor-path", Javac.classPath(), source.toString()));
        String out = run(1, compile);
        assertTrue(out.contains("Tasks.java:1: error: [NT001] unknown task 'nobody'"), out);
        assertTrue(out.endsWith("1 error\n"), out);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(root.resolve("Tasks.java"), text);
    }

    private String run(int expected, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.endsWith("JAVA_OPTIONS") || name.endsWith("JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(expected, process.waitFor(), out);
        return out;
    }
}
