package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line rewrites the words of paths, and only of them. */
class PathTypeTest {
    @TempDir
    Path root;

    private String registry(String parameters) throws IOException {
        String tasks = """
                class Tasks {
                    record Path(String value) {}

                    @dev.ntask.Task
                    static void show(%s) {}
                }
                """;
        Javac javac =
                new Javac(root).write("Tasks.java", tasks.formatted(parameters)).compile();
        return String.join("\n", Javac.contents(javac.generated()).values());
    }

    @Test
    void pathsAreCalledSo() throws IOException {
        assertTrue(registry("java.util.List<java.nio.file.Path> files").contains("\"List<Path>\""));
    }

    @Test
    void anotherClassOfThatNameKeepsItsOwn() throws IOException {
        String registry = registry("Path file");
        assertTrue(registry.contains("\"Tasks.Path\""), registry);
        assertFalse(registry.contains("\"Path\""), registry);
    }
}
