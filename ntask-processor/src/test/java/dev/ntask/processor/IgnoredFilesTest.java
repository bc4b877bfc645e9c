package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the project's {@code .gitignore} excludes matches no glob, so nobody is warned of reading it. */
final class IgnoredFilesTest {
    @TempDir
    Path root;

    private List<String> said(String input, String ignored) throws IOException {
        if (!ignored.isEmpty()) {
            Files.writeString(root.resolve(".gitignore"), ignored);
        }
        return new Javac(root).write("Tasks.java", """
                        import dev.ntask.*;

                        class Tasks {
                            @Task @Cached(outputs = {"build/classes/", "version.txt"}) static void make() {}
                            @Task @Cached(inputs = "%s") static void read() {}
                        }
                        """.formatted(input)).diagnostics();
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            **/*.java         | ''            | 1
            **/*.java         | build/        | 0
            **/*.java         | /build        | 0
            **/*.java         | classes/      | 0
            **/*.java         | other/        | 1
            **/*.java         | *.class       | 1
            *                 | build/        | 1
            build/**          | build/        | 1
            build/classes/A   | build/        | 1
            pom.xml           | build/        | 0
            pom.xml           | ''            | 1
            """)
    void onlyWhatAGlobMatchesIsReported(String input, String ignored, int warnings) throws IOException {
        List<String> said = said(input, ignored);
        assertEquals(warnings, said.size(), said::toString);
        for (String line : said) {
            assertEquals(true, line.contains("[NT042]"), line);
        }
    }

    @Test
    void theTopOfAnotherProjectEndsTheSearch() throws IOException {
        Files.writeString(root.resolve(".gitignore"), "build/");
        Files.createDirectories(root.resolve("sources"));
        Files.writeString(root.resolve("sources/ntask.toml"), "");
        assertEquals(1, said("**/*.java", "").size());
    }
}
