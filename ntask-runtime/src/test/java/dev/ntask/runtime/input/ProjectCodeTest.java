package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.code.ClassPathSource;
import dev.ntask.core.code.CodeChange;
import dev.ntask.core.code.CodeIndex;
import dev.ntask.core.code.LibraryDigest;
import dev.ntask.core.code.PlatformClasses;
import dev.ntask.core.code.TaskCode;
import dev.ntask.core.code.TaskMethod;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.KnownDigests;
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
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCodeTest {
    private static final List<TaskMethod> TASKS =
            List.of(new TaskMethod("a", "Tasks", "a", "()V"), new TaskMethod("b", "Tasks", "b", "()V"));

    @TempDir
    Path project;

    private Path classes;
    private final List<Path> digested = new ArrayList<>();

    @BeforeEach
    void compileTasks() throws IOException {
        classes = project.resolve("classes");
        compile("one", "two");
    }

    @Test
    void withoutAnIndexTheDigestsAreComputed() throws IOException {
        String before = digest("a");
        compile("one", "changed");
        assertEquals(before, digest("a"));
    }

    @Test
    void theIndexThatJavacWroteIsUsedWhileItHolds() throws IOException {
        String computed = digest("a");
        writeIndex();
        assertEquals(computed, digest("a"));
    }

    @Test
    void whatChangedIsToldByMethod() throws IOException {
        String before = digest("b");
        compile("one", "changed");
        String now = digest("b");
        CodeChanges changes = new KeptCodeChanges(code(List.of(classes)), new CodeHistory(project.resolve("parts")));
        CodeChanges.Difference told = changes.between("b", before, now).orElseThrow();
        assertEquals(
                List.of("Tasks.java:1 b() changed"),
                told.parts().stream().map(CodeChange::words).toList());
        assertFalse(told.assertions());
        assertEquals(Optional.empty(), changes.between("b", "0".repeat(64), now));
    }

    @Test
    void assertionsThatAreSwitchedOnAreToldAsThat() throws IOException {
        String without = digest("b");
        String with = new AssertingCode(code(List.of(classes))).of("b").orElseThrow();
        CodeChanges changes = new KeptCodeChanges(code(List.of(classes)), new CodeHistory(project.resolve("parts")));
        CodeChanges.Difference told = changes.between("b", without, with).orElseThrow();
        assertEquals(List.of(), told.parts());
        assertTrue(told.assertions());
        assertFalse(changes.between("b", with, with).orElseThrow().assertions());
    }

    @Test
    void anIndexOfOlderClassesIsNotTrusted() throws IOException {
        writeIndex();
        String a = digest("a");
        String b = digest("b");
        compile("one", "changed");
        assertEquals(a, digest("a"));
        assertNotEquals(b, digest("b"));
    }

    @Test
    void aDamagedIndexIsNotTrusted() throws IOException {
        String computed = digest("a");
        Path index = writeIndex();
        Files.writeString(index, Files.readString(index).replaceFirst("[0-9a-f]{64}", "0".repeat(64)));
        assertEquals(computed, digest("a"));
    }

    @Test
    void aDamagedKeptIndexIsComputedAgain() throws IOException {
        String computed = digest("a");
        try (Stream<Path> kept = Files.list(project.resolve("kept"))) {
            Files.writeString(kept.findFirst().orElseThrow(), "garbage");
        }
        assertEquals(computed, digest("a"));
    }

    @Test
    void anUnchangedClassPathIsDigestedAndNothingElseIsDone() throws IOException {
        String first = digest("a");
        digested.clear();
        assertEquals(first, digest("a"));
        // What is computed is digested once more, lest it changed meanwhile.
        assertEquals(
                1,
                digested.stream().filter(file -> file.endsWith("Tasks.class")).count());
    }

    @Test
    void theSameClassesInAJarHaveTheSameDigests() throws IOException {
        String inDirectory = digest("a");
        writeIndex();
        Path jar = project.resolve("tasks.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("Tasks.class", CodeIndex.RESOURCE)) {
                out.putNextEntry(new ZipEntry(name));
                out.write(Files.readAllBytes(classes.resolve(name)));
            }
        }
        assertEquals(inDirectory, code(List.of(jar)).of("a").orElseThrow());
    }

    @Test
    void aJarWithTasksButWithoutAnIndexIsTheProjects() throws IOException {
        Path jar = project.resolve("tasks.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("Tasks.class"));
            out.write(Files.readAllBytes(classes.resolve("Tasks.class")));
            out.putNextEntry(new ZipEntry("META-INF/services/dev.ntask.runtime.Launch"));
        }
        assertEquals(digest("a"), code(List.of(jar)).of("a").orElseThrow());
    }

    @Test
    void aJarThatOnlyAManifestNamesCounts() throws IOException {
        Path library = project.resolve("library.jar");
        Path first = project.resolve("first.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "library.jar");
        new JarOutputStream(Files.newOutputStream(first), manifest).close();
        compileSource("class Tasks { static void a() { lib.Text.get(); } static void b() {} }");
        writeLibrary(library, "one");
        String before = code(List.of(classes, first)).of("a").orElseThrow();
        assertEquals(before, code(List.of(classes, first)).of("a").orElseThrow());
        writeLibrary(library, "two");
        assertNotEquals(before, code(List.of(classes, first)).of("a").orElseThrow());
    }

    private static void writeLibrary(Path jar, String text) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("lib/Text.class"));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void ofATaskWithoutAClassNothingIsKnown() throws IOException {
        assertEquals(Optional.empty(), code(List.of(classes)).of("nobody"));
    }

    @Test
    void aClassReplacedInTheOutputIsNeverTrusted() throws IOException {
        writeIndex();
        String a = digest("a");
        byte[] bytes = Files.readAllBytes(classes.resolve("Tasks.class"));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Files.write(classes.resolve("Tasks.class"), text.replace("one", "eno").getBytes(StandardCharsets.ISO_8859_1));
        assertNotEquals(a, digest("a"));
        Files.write(classes.resolve("Tasks.class"), bytes);
        assertEquals(a, digest("a"));
    }

    @Test
    void anIndexThatAnotherJavaWroteIsNotTrusted() throws IOException {
        Path index = writeIndex();
        CodeIndex here = CodeIndex.parse(Files.readString(index));
        SortedMap<String, TaskCode> tasks = new TreeMap<>(here.tasks());
        tasks.put("a", new TaskCode("f".repeat(64), false, Optional.empty(), false));
        String there = new CodeIndex(
                        99, here.libraryDigest(), here.classes(), here.resources(), here.everyResource(), tasks)
                .text();
        Files.writeString(index, there);
        assertEquals(here.task("a").orElseThrow().digest(), digest("a"));
    }

    @Test
    void aClassThatChangesWhileItIsReadIsNotKeptForWhatItWas() throws IOException {
        String before = digest("a");
        byte[] older = Files.readAllBytes(classes.resolve("Tasks.class"));
        compile("changed", "two");
        byte[] newer = Files.readAllBytes(classes.resolve("Tasks.class"));
        try (Stream<Path> kept = Files.list(project.resolve("kept"))) {
            Files.delete(kept.findFirst().orElseThrow());
        }
        Files.write(classes.resolve("Tasks.class"), older);
        boolean[] changed = new boolean[1];
        TaskClassPath path = new TaskClassPath(List.of(classes), file -> {
            String digest = Digest.of(Files.readAllBytes(file)).sha256();
            if (!changed[0]) { // right after it was digested, before it is read
                changed[0] = true;
                Files.write(classes.resolve("Tasks.class"), newer);
            }
            return digest;
        });
        assertNotEquals(
                before,
                new ProjectCode(
                                path,
                                TASKS,
                                new KnownDigests(project.resolve("digests")),
                                project.resolve("kept"),
                                new CodeHistory(project.resolve("parts")),
                                ProjectCode.Loading.BY_THE_SYSTEM)
                        .of("a")
                        .orElseThrow());
        Files.write(classes.resolve("Tasks.class"), older);
        assertEquals(before, digest("a"));
    }

    @Test
    void codeThatAssertsIsOtherCode() throws IOException {
        CodeDigests code = code(List.of(classes));
        AssertingCode asserting = new AssertingCode(code);
        assertNotEquals(code.of("a"), asserting.of("a"));
        assertNotEquals(asserting.of("a"), asserting.of("b"));
        assertEquals(asserting.of("a"), new AssertingCode(code).of("a"));
        assertEquals(Optional.empty(), new AssertingCode(task -> Optional.empty()).of("a"));
    }

    @Test
    void onlyTheNewestIndexesAreKept() throws IOException {
        for (int i = 0; i < 12; i++) {
            compile("one", "text " + i);
            digest("a");
        }
        try (Stream<Path> kept = Files.list(project.resolve("kept"))) {
            assertTrue(kept.count() <= 9);
        }
    }

    /** Just after a compilation tasks are in a loader apart; what they find there is not what they find the next time. */
    @Test
    void whatLooksForClassesByItselfIsAnotherWhereTheyAreLoadedApart() throws IOException {
        compileSource("class Tasks { static void a() { ClassLoader.getSystemResource(\"r\"); } static void b() {} }");
        ProjectCode apart = code(List.of(classes), ProjectCode.Loading.APART);
        assertNotEquals(digest("a"), apart.of("a").orElseThrow());
        assertEquals(digest("b"), apart.of("b").orElseThrow());
    }

    @Test
    void whatOnlyLooksAtClassesIsTheSameWhereTheyAreLoadedApart() throws IOException {
        compileSource("class Tasks { static void a() { Tasks.class.getProtectionDomain(); } static void b() {} }");
        ProjectCode apart = code(List.of(classes), ProjectCode.Loading.APART);
        assertEquals(digest("a"), apart.of("a").orElseThrow());
    }

    @Test
    void codeThatIsLoadedInAnotherWayIsToldAsThat() throws IOException {
        compileSource("class Tasks { static void a() { ClassLoader.getSystemResource(\"r\"); } static void b() {} }");
        String apart = code(List.of(classes), ProjectCode.Loading.APART).of("a").orElseThrow();
        CodeChanges changes = new KeptCodeChanges(code(List.of(classes)), new CodeHistory(project.resolve("parts")));
        CodeChanges.Difference told = changes.between("a", apart, digest("a")).orElseThrow();
        assertEquals(List.of(), told.parts());
        assertTrue(told.loading());
        assertFalse(told.assertions());
        assertFalse(changes.between("a", apart, apart).orElseThrow().loading());
    }

    private String digest(String task) throws IOException {
        return code(List.of(classes)).of(task).orElseThrow();
    }

    private ProjectCode code(List<Path> entries) {
        return code(entries, ProjectCode.Loading.BY_THE_SYSTEM);
    }

    private ProjectCode code(List<Path> entries, ProjectCode.Loading loading) {
        TaskClassPath path = new TaskClassPath(entries, file -> {
            digested.add(file);
            return Digest.of(Files.readAllBytes(file)).sha256();
        });
        return new ProjectCode(
                path,
                TASKS,
                new KnownDigests(project.resolve("digests")),
                project.resolve("kept"),
                new CodeHistory(project.resolve("parts")),
                loading);
    }

    private Path writeIndex() throws IOException {
        ClassPathSource source =
                new ClassPathSource(List.of(classes), Set.of(), new PlatformClasses(), LibraryDigest::ofJar);
        Path file = classes.resolve(CodeIndex.RESOURCE);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, CodeIndex.compute(TASKS, source).text());
    }

    private void compile(String a, String b) throws IOException {
        String body = "{ System.out.println(\"%s\"); }";
        compileSource(
                "class Tasks { static void a() " + body.formatted(a) + " static void b() " + body.formatted(b) + " }");
    }

    private void compileSource(String text) throws IOException {
        Path library = Files.writeString(
                project.resolve("Text.java"), "package lib; public class Text { public static void get() {} }");
        Path source = Files.writeString(project.resolve("Tasks.java"), text);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), source.toString(), library.toString());
        assertEquals(0, code);
        Files.delete(classes.resolve("lib/Text.class"));
    }
}
