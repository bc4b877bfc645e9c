package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated sources as they are meant to be; {@code -Dntask.goldens=update} rewrites them, for review in the diff. */
class GoldenTest {
    private static final Path CASES = Path.of("src/test/resources/golden");

    @TempDir
    Path root;

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatedSourcesAreAsExpected(String name) throws IOException {
        Path input = CASES.resolve(name).resolve("input");
        Path expected = CASES.resolve(name).resolve("expected");
        Javac javac = new Javac(root);
        for (Path file : Javac.files(input, ".java")) {
            javac.write(input.relativize(file).toString(), Files.readString(file));
        }
        javac.compile();
        if ("update".equals(System.getProperty("ntask.goldens"))) {
            update(javac.generated(), expected);
        }
        Map<String, String> texts = texts(javac.generated());
        assertEquals(texts(expected), texts);
        texts.values().forEach(text -> assertFalse(text.contains("\r") || text.contains("reflect"), text));
    }

    @Test
    void thereAreCases() throws IOException {
        assertFalse(cases().isEmpty());
    }

    private static void update(Path generated, Path expected) throws IOException {
        if (Files.isDirectory(expected)) {
            Javac.files(expected, "").forEach(GoldenTest::delete);
        }
        for (Map.Entry<String, String> file : texts(generated).entrySet()) {
            Path golden = expected.resolve(file.getKey());
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, file.getValue());
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Golden sources end in {@code .txt}, so that no tool takes them for sources of ours. */
    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            for (Path file : Javac.files(folder, "")) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                texts.put(name.endsWith(".java") ? name + ".txt" : name, Files.readString(file));
            }
        }
        return texts;
    }
}
