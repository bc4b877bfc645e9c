package dev.ntask.processor.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.code.CodeIndex;
import dev.ntask.processor.Javac;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a compilation says about impure code, and what it leaves behind. */
class PurityTest {
    private static final String TASKS = """
            package com.acme;

            import dev.ntask.*;

            class Tasks {
                @Task @Cached
                static void build() {
                    Other.text();
                }
            }
            """;
    private static final String WARNING = "Tasks.java:7: warning: [NT046] cached task 'build' reads the environment:"
            + " build -> Other.text -> System.getenv(\"CI\") (%s); a hit would not notice a change of it; declare it:"
            + " @Cached(env = \"CI\"), or say by @Allow(\"reason\") on a method of that path why it does not matter";

    @TempDir
    Path root;

    private Javac javac;

    @BeforeEach
    void writeSources() throws IOException {
        javac = new Javac(root).write("com/acme/Tasks.java", TASKS);
        other("return System.getenv(\"CI\");");
    }

    private void other(String body) throws IOException {
        javac.write(
                "com/acme/Other.java", "package com.acme;\nclass Other {\nstatic String text() {\n" + body + "\n}\n}");
    }

    @Test
    void aWarningNamesTheLineOfTheFarCall() {
        assertEquals(List.of(warning("Other.java:4")), javac.diagnostics());
    }

    @Test
    void withoutLinesItNamesTheFileAndWithoutThatTheClass() {
        assertEquals(List.of(warning("Other.java")), javac.diagnostics("-g:source"));
        assertEquals(List.of(warning("class com.acme.Other")), javac.diagnostics("-g:none"));
    }

    @Test
    void aWarningThatIsAnErrorFailsTheCompilationAndLeavesNoIndex() throws IOException {
        assertEquals(
                List.of(warning("Other.java:4"), "Tasks.java:-1: error: warnings found and -Werror specified"),
                javac.diagnostics("-Werror"));
        assertFalse(Files.exists(indexFile()));
        other("return \"\";");
        assertEquals(List.of(), javac.diagnostics("-Werror"));
        assertTrue(Files.exists(indexFile()));
    }

    @Test
    void anErrorFailsTheCompilationAndTakesTheOldIndexWithIt() throws IOException {
        other("return \"\";");
        assertEquals(List.of(), javac.diagnostics());
        assertTrue(Files.exists(indexFile()));
        other("return state; } static String state; @dev.ntask.Task static void set() { state = \"\";");
        List<String> said = javac.diagnostics();
        assertEquals(2, said.size(), said::toString);
        assertTrue(said.get(0).startsWith("Other.java:4: warning: [NT048] "), said.get(0));
        assertTrue(said.get(1).startsWith("Tasks.java:7: error: [NT049] "), said.get(1));
        assertFalse(Files.exists(indexFile()));
    }

    @Test
    void aCompilationOfTheTasksAloneSeesTheClassesThatAreThere() throws IOException {
        assertEquals(1, javac.diagnostics().size());
        assertEquals(List.of(warning("Other.java:4")), javac.diagnosticsOf(List.of("com/acme/Tasks.java")));
    }

    @Test
    void librariesNeedNotBeKnown() throws IOException {
        Javac library = new Javac(root.resolve("library"))
                .write(
                        "lib/Library.java",
                        "package lib; public class Library { public static String name() { return \"\"; } }")
                .compile();
        other("return lib.Library.name() + System.getenv(\"CI\");");
        String path = Javac.classPath() + File.pathSeparator + library.classes();
        assertEquals(List.of(warning("Other.java:4")), javac.diagnostics("-cp", path));
    }

    @Test
    void aPermittedHelperIsSilentWhereverItsAnnotationIs() throws IOException {
        other("return System.getenv(\"CI\"); } @dev.ntask.Allow(\"a test\") static void more() {");
        assertEquals(1, javac.diagnostics().size());
        javac.write(
                "com/acme/Other.java",
                "package com.acme; @dev.ntask.Allow(\"a test\") class Other { static String text() { return System.getenv(\"CI\"); } }");
        assertEquals(List.of(), javac.diagnostics());
        assertTrue(Files.exists(indexFile()));
    }

    private static String warning(String place) {
        return WARNING.formatted(place);
    }

    private Path indexFile() {
        return javac.classes().resolve(CodeIndex.RESOURCE);
    }
}
