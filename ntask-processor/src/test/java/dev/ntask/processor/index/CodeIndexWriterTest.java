package dev.ntask.processor.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.ntask.core.code.ClassPathSource;
import dev.ntask.core.code.CodeChange;
import dev.ntask.core.code.CodeIndex;
import dev.ntask.core.code.CodeParts;
import dev.ntask.core.code.LibraryDigest;
import dev.ntask.core.code.PlatformClasses;
import dev.ntask.core.code.TaskCode;
import dev.ntask.core.code.TaskMethod;
import dev.ntask.processor.Javac;
import dev.ntask.processor.NtaskProcessor;
import dev.ntask.runtime.fingerprint.KnownDigests;
import dev.ntask.runtime.input.CodeHistory;
import dev.ntask.runtime.input.ProjectCode;
import dev.ntask.runtime.input.TaskClassPath;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeIndexWriterTest {
    private static final List<TaskMethod> TASKS = List.of(
            new TaskMethod("api.check", "com/acme/Tasks$Api", "check", "(Ljava/util/List;)V"),
            new TaskMethod("build", "com/acme/Tasks", "build", "()V"));

    private static final String SOURCE = """
            package com.acme;

            import dev.ntask.Group;
            import dev.ntask.Task;
            import java.util.List;

            class Tasks {
                @Task
                static void build() {
                    Runnable hello = () -> System.out.println(Other.text());
                    hello.run();
                }

                @Group("api")
                static class Api {
                    @Task
                    static void check(List<String> names) {
                        names.forEach(System.out::println);
                    }
                }
            }
            """;

    @TempDir
    Path root;

    private Javac javac;

    @BeforeEach
    void writeSources() throws IOException {
        javac = new Javac(root).write("com/acme/Tasks.java", SOURCE);
        writeOther("one");
    }

    private void writeOther(String text) throws IOException {
        javac.write(
                "com/acme/Other.java",
                "package com.acme; class Other { static String text() { return \"" + text + "\"; } }");
    }

    @Test
    void theIndexIsWhatARunWouldCompute() throws IOException {
        javac.compile();
        assertEquals(computed(List.of()), index());
        assertTrue(index().contains("com/acme/Other\n"), index());
    }

    @Test
    void thePartsOfTheCodeAreWrittenWithTheIndexAndFitIt() throws Exception {
        javac.compile("-g:source,lines");
        CodeParts parts = CodeParts.parse(Files.readString(partsFile())).orElseThrow();
        CodeIndex.parse(index())
                .tasks()
                .forEach((task, code) ->
                        assertTrue(parts.root(task, code.digest()).isPresent(), task));
        writeOther("two");
        javac.compile("-g:source,lines");
        CodeParts changed = CodeParts.parse(Files.readString(partsFile())).orElseThrow();
        assertEquals(
                List.of("Other.java:1 text() changed"),
                changed.changesSince(parts, "build").stream()
                        .map(CodeChange::words)
                        .toList());
        assertEquals(List.of(), changed.changesSince(parts, "api.check"));
    }

    @Test
    void withoutAnIndexThereAreNoPartsEither() throws IOException {
        javac.compile();
        assertTrue(Files.exists(partsFile()));
        writeOther("two");
        javac.diagnosticsOf(List.of("com/acme/Other.java"));
        assertFalse(Files.exists(partsFile()));
    }

    private Path partsFile() {
        return javac.classes().resolve(CodeParts.RESOURCE);
    }

    @Test
    void aCompilationOfOneClassIndexesAllOfTheClassOutput() throws IOException {
        javac.compile();
        String before = index();
        assertEquals(List.of(), javac.diagnosticsOf(List.of("com/acme/Tasks.java")));
        assertEquals(computed(List.of()), index());
        assertEquals(before, index());
    }

    @Test
    void aCompilationWithoutTasksLeavesNoIndexOfOlderClasses() throws IOException {
        javac.compile();
        writeOther("two");
        assertEquals(List.of(), javac.diagnosticsOf(List.of("com/acme/Other.java")));
        assertFalse(Files.exists(indexFile()));
    }

    @Test
    void aChangeOfWhatATaskCallsChangesItsDigestOnly() throws Exception {
        javac.compile();
        CodeIndex before = CodeIndex.parse(index());
        writeOther("two");
        javac.compile();
        CodeIndex after = CodeIndex.parse(index());
        assertNotEquals(before.task("build"), after.task("build"));
        assertEquals(before.task("api.check"), after.task("api.check"));
    }

    @Test
    void afterAnErrorInSomeClassesThereIsNoIndex() throws IOException {
        javac.compile();
        writeOther("two");
        javac.write("com/acme/Tasks.java", SOURCE.replace("hello.run()", "hello.walk()"));
        assertEquals(1, javac.diagnostics().size());
        assertFalse(Files.exists(indexFile()));
    }

    @Test
    void anErrorThatLeftAllClassesAsTheyWereLeavesTheirIndex() throws IOException {
        javac.compile();
        String before = index();
        javac.write("com/acme/Other.java", "package com.acme; class Other { static String text() { return 1; } }");
        assertEquals(1, javac.diagnostics().size());
        assertEquals(before, index());
        assertEquals(before, computed(List.of()));
    }

    @Test
    void tasksThatUseLibrariesAreIndexedWhereTheClassPathIsKnown() throws IOException {
        Path jar = library();
        javac.write(
                "com/acme/Other.java",
                "package com.acme; class Other { static String text() { return lib.Library.NAME.get(); } }");
        assertEquals(List.of(), javac.diagnostics("-cp", Javac.classPath() + File.pathSeparator + jar));
        assertFalse(Files.exists(indexFile()));

        String option = "-Antask.classpath=" + Javac.classPath() + File.pathSeparator + jar;
        assertEquals(List.of(), javac.diagnostics("-cp", Javac.classPath() + File.pathSeparator + jar, option));
        List<Path> libraries = new ArrayList<>(TaskClassPath.split(Javac.classPath() + File.pathSeparator + jar));
        assertEquals(computed(libraries), index());
        assertFalse(index().contains("library -\n"), index());
    }

    @Test
    void aCompilationInMemoryHasAnIndexToo() throws Exception {
        Compilation compilation = Compiler.javac()
                .withProcessors(new NtaskProcessor())
                .compile(
                        JavaFileObjects.forSourceString("com.acme.Tasks", SOURCE),
                        JavaFileObjects.forSourceString(
                                "com.acme.Other",
                                "package com.acme; class Other { static String text() { return \"one\"; } }"));
        assertEquals(List.of(), compilation.diagnostics());
        javac.compile("-g");
        CodeIndex inMemory = CodeIndex.parse(new String(
                compilation
                        .generatedFile(StandardLocation.CLASS_OUTPUT, CodeIndex.RESOURCE)
                        .orElseThrow()
                        .openInputStream()
                        .readAllBytes(),
                StandardCharsets.UTF_8));
        assertEquals(CodeIndex.parse(index()).tasks(), inMemory.tasks());
    }

    @Test
    void aRunTakesTheIndexOfAFolderAsItIs() throws Exception {
        javac.compile();
        assertEquals("f".repeat(64), code(mark(javac.classes())));
    }

    @Test
    void aRunTakesTheIndexOfAJarAsItIs() throws Exception {
        javac.compile();
        Path folder = mark(javac.classes());
        Path jar = root.resolve("tasks.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : Javac.files(folder, "")) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
        assertEquals("f".repeat(64), code(jar));
    }

    /** Gives a task a digest that only who reads the index can know. */
    private Path mark(Path classes) throws Exception {
        CodeIndex index = CodeIndex.parse(index());
        SortedMap<String, TaskCode> tasks = new TreeMap<>(index.tasks());
        tasks.put("build", new TaskCode("f".repeat(64), false, Optional.empty(), false));
        CodeIndex marked = new CodeIndex(
                index.javaVersion(),
                index.libraryDigest(),
                index.classes(),
                index.resources(),
                index.everyResource(),
                tasks);
        Files.writeString(indexFile(), marked.text());
        return classes;
    }

    private String code(Path entry) throws IOException {
        List<Path> entries = new ArrayList<>(TaskClassPath.split(entry + File.pathSeparator + Javac.classPath()));
        entries.removeIf(path -> !path.equals(entry) && Files.isDirectory(path)); // the tests' own classes
        TaskClassPath path = new TaskClassPath(entries, file -> LibraryDigest.ofJar(file));
        return new ProjectCode(
                        path,
                        TASKS,
                        new KnownDigests(root.resolve("digests")),
                        root.resolve("kept"),
                        new CodeHistory(root.resolve("parts")),
                        ProjectCode.Loading.BY_THE_SYSTEM)
                .of("build")
                .orElseThrow();
    }

    private String computed(List<Path> libraries) throws IOException {
        List<Path> entries = new ArrayList<>();
        entries.add(javac.classes());
        entries.addAll(libraries);
        return CodeIndex.compute(
                        TASKS, new ClassPathSource(entries, Set.of(), new PlatformClasses(), LibraryDigest::ofJar))
                .text();
    }

    private String index() throws IOException {
        return Files.readString(indexFile());
    }

    private Path indexFile() {
        return javac.classes().resolve(CodeIndex.RESOURCE);
    }

    private Path library() throws IOException {
        Javac library = new Javac(root.resolve("library"))
                .write(
                        "lib/Library.java",
                        "package lib; public class Library { public static final java.util.function.Supplier<String> NAME = () -> \"\"; }")
                .compile();
        Path jar = root.resolve("library.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("lib/Library.class"));
            out.write(Files.readAllBytes(library.classes().resolve("lib/Library.class")));
        }
        return jar;
    }
}
