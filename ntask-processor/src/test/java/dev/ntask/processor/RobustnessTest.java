package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What generated code must be, whatever the tasks are. */
class RobustnessTest {
    /** A bit of everything that compiles without a warning. */
    static final String TASKS = """
            import dev.ntask.Arg;
            import dev.ntask.Cached;
            import dev.ntask.Default;
            import dev.ntask.Group;
            import dev.ntask.Task;
            import java.net.URI;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.List;
            import java.util.Optional;

            class Tasks {
                enum Level { LOW, HIGH }

                /** Once was useful. */
                @Deprecated
                @Task
                static void old() {}

                @Deprecated(forRemoval = true)
                @Task(deps = Tasks_.OLD)
                static void older(@Default("1") int times) {}

                /**
                 * Takes anything.
                 *
                 * @param words some words
                 */
                @Task(deps = {"old", "api.check"})
                @Cached(inputs = "src/**", outputs = "out/{level}.txt")
                static void all(
                        @Default("LOW") Level level,
                        @Default("x") String text,
                        Optional<Path> path,
                        boolean flag,
                        @Default("1s") Duration duration,
                        @Default("a:b") URI uri,
                        @Arg(names = "--number") @Default("1") List<Integer> numbers,
                        List<String> words)
                        throws Exception {}

                @Group("api")
                static class Api {
                    @Task
                    static void check() {}
                }
            }
            """;

    @TempDir
    Path root;

    @Test
    void twoCompilationsWriteTheSameBytes() throws IOException {
        Javac one = new Javac(root.resolve("one")).write("Tasks.java", TASKS).compile();
        Javac two = new Javac(root.resolve("two")).write("Tasks.java", TASKS).compile();
        Map<String, String> classes = Javac.contents(one.classes());
        assertTrue(classes.containsKey("META-INF/ntask/code-index"), classes.keySet()::toString);
        assertEquals(classes, Javac.contents(two.classes()));
        assertEquals(Javac.contents(one.generated()), Javac.contents(two.generated()));
    }

    @Test
    void theOrderOfSourcesChangesNothing() throws IOException {
        String a = "package a; public class A { @dev.ntask.Task public static void one() {} }";
        String b = "package b; public class B { @dev.ntask.Task(deps = \"one\") public static void two() {} }";
        Javac one = new Javac(root.resolve("one")).write("A.java", a).write("B.java", b);
        Javac two = new Javac(root.resolve("two")).write("A.java", a).write("B.java", b);
        assertEquals(List.of(), one.diagnosticsOf(List.of("A.java", "B.java")));
        assertEquals(List.of(), two.diagnosticsOf(List.of("B.java", "A.java")));
        assertEquals(Javac.contents(one.generated()), Javac.contents(two.generated()));
        assertEquals(Javac.contents(one.classes()), Javac.contents(two.classes()));
    }

    @Test
    void generatedCodeHasNoWarnings() throws IOException {
        Javac javac = new Javac(root).write("Tasks.java", TASKS);
        assertEquals(List.of(), javac.diagnostics("-Xlint:all,-path,-processing", "-Werror", "-Xdoclint:all,-missing"));
        assertTrue(Files.exists(javac.classes().resolve("NtaskMain.class")));
    }

    @Test
    void generatedCodeHasNoWarningsInAPackage() throws IOException {
        Javac javac = new Javac(root).write("com/acme/Tasks.java", "package com.acme;\n" + TASKS);
        assertEquals(List.of(), javac.diagnostics("-Xlint:all,-path,-processing", "-Werror", "-Xdoclint:all,-missing"));
        assertTrue(Files.exists(javac.classes().resolve("com/acme/NtaskMain.class")));
    }

    @Test
    void generatedClassesDoNotReflect() throws IOException {
        Javac javac = new Javac(root).write("Tasks.java", TASKS).compile();
        assertEquals(List.of(), Bytecode.reflection(classes(javac)));
        for (Path source : Javac.files(javac.generated(), ".java")) {
            String text = Files.readString(source);
            assertFalse(text.contains("java.lang.reflect") || text.contains("java.lang.invoke"), source::toString);
        }
    }

    @Test
    void aClassThatReflectsIsSeen() throws IOException {
        Javac javac = new Javac(root)
                .write("R.java", "class R { Class<?> c(String n) throws Exception { return Class.forName(n); } }")
                .compile();
        assertEquals(List.of("R.c calls java/lang/Class.forName"), Bytecode.reflection(classes(javac)));
    }

    static List<byte[]> classes(Javac javac) throws IOException {
        List<byte[]> classes = new ArrayList<>();
        for (Path file : Javac.files(javac.classes(), ".class")) {
            classes.add(Files.readAllBytes(file));
        }
        return classes;
    }
}
