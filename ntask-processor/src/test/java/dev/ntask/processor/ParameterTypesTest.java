package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type that a parameter may have, from the words of a command line to the value that the method gets. */
class ParameterTypesTest {
    private static final Path FOLDER = Path.of("src/test/resources/bind");
    private static final String ERROR = "error: ";

    @TempDir
    static Path root;

    private static Launch launch;

    @BeforeAll
    static void compile() throws Exception {
        launch = CompiledProject.of(Files.readString(FOLDER.resolve("Tasks.java")))
                .launch("NtaskMain");
        Files.createDirectory(root.resolve("sub"));
    }

    static List<String> rows() throws IOException {
        return Files.readAllLines(FOLDER.resolve("words.txt")).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void wordsBecomeTheValueOrAnError(String row) {
        int arrow = row.indexOf(" =>");
        String expected = row.substring(Math.min(arrow + " => ".length(), row.length()))
                .replace("{root}", root.toString())
                .replace("{home}", System.getProperty("user.home"));
        Result result = call(row.substring(0, arrow));
        if (expected.startsWith(ERROR)) {
            assertEquals(expected, result.err().lines().findFirst().orElse(""));
            assertEquals(2, result.code());
            assertEquals("", result.bound());
        } else {
            assertEquals("", result.err());
            assertEquals(expected, result.bound());
            assertEquals(0, result.code());
        }
    }

    @Test
    void helpTakesTheDescriptionFromTheTagOrTheAnnotation() {
        String help = call("helpful --help").out();
        assertTrue(help.contains("what the tag says"), help);
        assertTrue(help.contains("what the annotation says"), help);
        assertTrue(!help.contains("what nobody sees"), help);
    }

    private record Result(int code, String out, String err, String bound) {}

    /** Calls the generated program in a folder below the root; assignments in front of the task are its variables. */
    private static Result call(String line) {
        Map<String, String> environment = new TreeMap<>(Map.of("HOME", System.getProperty("user.home")));
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            if (words.isEmpty() && word.contains("=")) {
                environment.put(word.split("=", 2)[0], word.split("=", 2)[1]);
            } else {
                words.add(word.equals("''") ? "" : word);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.clearProperty("ntask.test.bound");
        int code = launch.run(new Invocation(
                words,
                root,
                root.resolve("sub"),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false));
        String bound = System.clearProperty("ntask.test.bound");
        return new Result(
                code,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                bound == null ? "" : bound);
    }
}
