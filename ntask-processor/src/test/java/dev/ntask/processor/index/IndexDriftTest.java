package dev.ntask.processor.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.code.ClassPathSource;
import dev.ntask.core.code.CodeIndex;
import dev.ntask.core.code.LibraryDigest;
import dev.ntask.core.code.PlatformClasses;
import dev.ntask.core.code.TaskCode;
import dev.ntask.core.code.TaskMethod;
import dev.ntask.processor.Javac;
import dev.ntask.processor.Jdk25;
import dev.ntask.runtime.fingerprint.KnownDigests;
import dev.ntask.runtime.input.CodeHistory;
import dev.ntask.runtime.input.ProjectCode;
import dev.ntask.runtime.input.TaskClassPath;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever writes classes after javac has written the index: a run takes the classes at their word, never the index. */
class IndexDriftTest {
    private static final List<TaskMethod> TASKS =
            List.of(new TaskMethod("build", "Tasks", "build", "()V"), new TaskMethod("look", "Tasks", "look", "()V"));
    /** A digest that only who reads the index can know. */
    private static final String MARK = "f".repeat(64);

    @TempDir
    Path root;

    private Javac javac;

    @BeforeEach
    void compile() throws Exception {
        javac = new Javac(root)
                .write(
                        "Tasks.java",
                        "import dev.ntask.Task; class Tasks { @Task static void build() { Helper.help(3); }"
                                + " @Task static void look() { System.out.println(1); } }");
        writeHelper("one");
        javac.compile();
        mark();
        assertEquals(MARK, run("build"), "the index is what a run takes while it holds");
    }

    private void writeHelper(String text) throws IOException {
        javac.write(
                "Helper.java",
                "class Helper { enum E { A, B } static void help(int i) {"
                        + " switch (E.values()[i % 2]) { case A: System.out.println(\"" + text + "\" + i); default: }"
                        + " Runnable r = () -> System.out.println(i); r.run(); } }");
    }

    @Test
    void oneClassCompiledAloneByJavac() throws Exception {
        javac.diagnosticsOf(List.of("Helper.java"), "-proc:none", "-g");
        isComputedAnew();
    }

    @Test
    void oneClassCompiledAloneByAnotherCompiler() throws Exception {
        ecj("-proc:none", "Helper.java");
        isComputedAnew();
        String before = run("build");
        writeHelper("two");
        ecj("-proc:none", "Helper.java");
        isComputedAnew();
        assertNotEquals(before, run("build"));
    }

    @Test
    void allClassesCompiledByAnotherCompiler() throws Exception {
        ecj("-proc:none", "Helper.java", "Tasks.java");
        isComputedAnew();
    }

    /** It tells no listener when it has written a class, so there is no moment to write an index in. */
    @Test
    void anotherCompilerThatRunsTheProcessorLeavesNoIndexThatCounts() throws Exception {
        writeHelper("two");
        for (Path file : Javac.files(javac.classes(), ".class")) {
            Files.delete(file);
        }
        String said = ecj("-processor", "dev.ntask.processor.NtaskProcessor", "Helper.java", "Tasks.java");
        assertTrue(said.isEmpty() || said.contains("NT"), said);
        isComputedAnew();
    }

    @Test
    void oneClassCompiledAloneByANewerJavac() throws Exception {
        Optional<Path> jdk = Jdk25.find();
        assertTrue(jdk.isPresent() || !"true".equals(System.getenv("CI")), "no JDK 25: set JAVA25_HOME");
        if (jdk.isPresent()) {
            Process process = new ProcessBuilder(
                            jdk.get().resolve("bin/javac").toString(),
                            "--release",
                            "17",
                            "-g",
                            "-proc:none",
                            "-d",
                            javac.classes().toString(),
                            "-cp",
                            javac.classes() + File.pathSeparator + Javac.classPath(),
                            javac.sources().resolve("Helper.java").toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
            isComputedAnew();
        }
    }

    /** javac writes its classes, and then fails: what it leaves is of one piece, or there is no index. */
    @Test
    void aCompilationThatFailsForItsWarnings() throws Exception {
        writeHelper("two");
        javac.write(
                "Old.java", "class Old { static Object old() { return new java.util.Date(1, 1, 1); } }"); // deprecated
        assertFalse(javac.diagnostics("-Xlint:deprecation", "-Werror").isEmpty());
        isComputedAnew();
    }

    @Test
    void aClassFilePutInPlaceOfAnother() throws Exception {
        Path helper = javac.classes().resolve("Helper.class");
        byte[] one = Files.readAllBytes(helper);
        String index = Files.readString(indexFile());
        writeHelper("two");
        javac.compile();
        Files.writeString(indexFile(), index);
        Files.write(helper, one);
        assertEquals(MARK, run("build"), "as it was");
        Files.write(
                helper,
                new String(one, StandardCharsets.ISO_8859_1)
                        .replace("one", "six")
                        .getBytes(StandardCharsets.ISO_8859_1));
        isComputedAnew();
    }

    /** The runtime says what a computation from nothing says, and not what the index did. */
    private void isComputedAnew() throws IOException {
        ClassPathSource source =
                new ClassPathSource(List.of(javac.classes()), Set.of(), new PlatformClasses(), LibraryDigest::ofJar);
        CodeIndex computed = CodeIndex.compute(TASKS, source);
        for (TaskMethod task : TASKS) {
            assertNotEquals(MARK, run(task.taskName()));
            assertEquals(computed.task(task.taskName()).orElseThrow().digest(), run(task.taskName()), task.taskName());
        }
    }

    private String run(String task) throws IOException {
        TaskClassPath path = new TaskClassPath(List.of(javac.classes()), file -> LibraryDigest.ofJar(file));
        return new ProjectCode(
                        path,
                        TASKS,
                        new KnownDigests(root.resolve("digests")),
                        root.resolve("kept"),
                        new CodeHistory(root.resolve("parts")),
                        ProjectCode.Loading.BY_THE_SYSTEM)
                .of(task)
                .orElseThrow();
    }

    private void mark() throws Exception {
        CodeIndex index = CodeIndex.parse(Files.readString(indexFile()));
        SortedMap<String, TaskCode> tasks = new TreeMap<>();
        for (TaskMethod task : TASKS) {
            tasks.put(task.taskName(), new TaskCode(MARK, false, Optional.empty(), false));
        }
        CodeIndex marked = new CodeIndex(
                index.javaVersion(),
                index.libraryDigest(),
                index.classes(),
                index.resources(),
                index.everyResource(),
                tasks);
        Files.writeString(indexFile(), marked.text());
    }

    private Path indexFile() {
        return javac.classes().resolve(CodeIndex.RESOURCE);
    }

    /** Compiles with Eclipse's compiler, and returns what it says. */
    private String ecj(String... arguments) {
        StringBuilder line = new StringBuilder("-17 -nowarn -d \"" + javac.classes() + "\" -s \""
                + javac.generated() + "\" -cp \"" + javac.classes()
                + File.pathSeparator + Javac.classPath() + "\"");
        for (String argument : arguments) {
            line.append(" \"")
                    .append(argument.endsWith(".java") ? javac.sources().resolve(argument) : argument)
                    .append('"');
        }
        StringWriter said = new StringWriter();
        boolean done = BatchCompiler.compile(line.toString(), new PrintWriter(said), new PrintWriter(said), null);
        assertTrue(done, said.toString());
        return said.toString();
    }
}
