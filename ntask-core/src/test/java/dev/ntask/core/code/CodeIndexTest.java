package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/** The index: what it lists, its text, and whether it still holds. */
class CodeIndexTest {
    private static final String READER = "class Tasks { static void run() { Tasks.class.getResource(\"a.txt\"); } }";

    private static CodeIndex index(ClassSource source) throws IOException {
        return CodeIndex.compute(List.of(new TaskMethod("run", "Tasks", "run", "()V")), source);
    }

    /** What a source holds now, as a runtime would say it. */
    private record Now(ClassSource source) implements ClassPathState {
        @Override
        public int javaVersion() {
            return source.javaVersion();
        }

        @Override
        public SortedSet<String> classes() throws IOException {
            return source.projectClasses();
        }

        @Override
        public Optional<String> classDigest(String internalName) throws IOException {
            return source.projectClasses().contains(internalName)
                    ? Optional.of(Sha256.of(source.classBytes(internalName).orElseThrow())
                            .hex())
                    : Optional.empty();
        }

        @Override
        public SortedSet<String> resources() throws IOException {
            return source.projectResources();
        }

        @Override
        public Optional<String> resourceDigest(String name) throws IOException {
            String digest = new Resources(source).digest(name);
            return digest.equals("-") ? Optional.empty() : Optional.of(digest);
        }

        @Override
        public String libraryDigest() throws IOException {
            return source.libraryDigest();
        }
    }

    @Test
    void textIsReadBackAsTheSameIndex() throws IOException {
        CodeIndex index = index(Compiled.of(READER).source().addResource("a\n\\b", new byte[1]));
        assertEquals(index, CodeIndex.parse(index.text()));
        assertEquals(index.text(), CodeIndex.parse(index.text()).text());
        CodeIndex opaque = index(Compiled.of("class Tasks { static void run() { \"\".getClass().getMethods(); } }")
                .source()
                .addResource("a\n\\b", new byte[1]));
        assertEquals(opaque, CodeIndex.parse(opaque.text()));
        assertTrue(opaque.everyResource());
        assertTrue(opaque.resources().containsKey("a\n\\b"));
    }

    @Test
    void sameInputGivesTheSameText() throws IOException {
        assertEquals(
                index(Compiled.of(READER).source()).text(),
                index(Compiled.of(READER).source()).text());
    }

    @Test
    void corruptTextIsRefused() throws IOException {
        String text = index(Compiled.of(READER).source()).text();
        for (int length = 0; length < text.length(); length++) {
            String truncated = text.substring(0, length);
            assertThrows(CorruptIndexException.class, () -> CodeIndex.parse(truncated));
        }
        for (int i = 0; i < text.length(); i++) {
            String edited = text.substring(0, i) + (char) (text.charAt(i) + 1) + text.substring(i + 1);
            assertThrows(CorruptIndexException.class, () -> CodeIndex.parse(edited));
        }
    }

    @Test
    void indexHoldsUntilSomethingItCountsChanges() throws IOException {
        MemoryClassSource source = Compiled.of(READER).source().addResource("a.txt", new byte[1]);
        CodeIndex index = index(source);
        assertEquals(Optional.empty(), index.confirm(new Now(source)));
        source.addResource("unread.txt", new byte[1]);
        assertEquals(Optional.empty(), index.confirm(new Now(source)));
        source.addResource("a.txt", new byte[2]);
        assertEquals(Optional.of("resource a.txt changed"), index.confirm(new Now(source)));
    }

    @Test
    void indexDoesNotHoldForAnotherClass() throws IOException {
        MemoryClassSource source = Compiled.of(READER).source();
        CodeIndex index = index(source);
        source.addClass("New", new byte[1]);
        assertEquals(Optional.of("class New is new"), index.confirm(new Now(source)));
        MemoryClassSource changed = Compiled.of(READER + " ").source();
        changed.addClass("Tasks", new byte[1]);
        assertEquals(Optional.of("class Tasks changed"), index.confirm(new Now(changed)));
        CodeIndex larger = new CodeIndex(
                index.javaVersion(),
                index.libraryDigest(),
                new java.util.TreeMap<>(java.util.Map.of("Gone", "0")),
                index.resources(),
                false,
                index.tasks());
        MemoryClassSource empty = new MemoryClassSource(Compiled.libraries());
        assertEquals(Optional.of("class Gone is gone"), larger.confirm(new Now(empty)));
    }

    @Test
    void opaqueIndexDoesNotHoldForAnotherResource() throws IOException {
        MemoryClassSource source = Compiled.of("class Tasks { static void run() { \"\".getClass().getMethods(); } }")
                .source();
        CodeIndex index = index(source);
        assertEquals(Optional.empty(), index.confirm(new Now(source)));
        source.addResource("x", new byte[1]);
        assertEquals(Optional.of("resource x is new"), index.confirm(new Now(source)));
    }

    @Test
    void resourceReadByConstantNameCounts() throws IOException {
        String code = index(Compiled.of(READER).source().addResource("a.txt", new byte[1]))
                .task("run")
                .orElseThrow()
                .digest();
        assertNotEquals(
                code,
                index(Compiled.of(READER).source().addResource("a.txt", new byte[2]))
                        .task("run")
                        .orElseThrow()
                        .digest());
        assertNotEquals(
                code,
                index(Compiled.of(READER).source()).task("run").orElseThrow().digest());
        assertEquals(
                code,
                index(Compiled.of(READER)
                                .source()
                                .addResource("a.txt", new byte[1])
                                .addResource("b.txt", new byte[1]))
                        .task("run")
                        .orElseThrow()
                        .digest());
    }

    @Test
    void relativeResourceIsNextToItsClass() throws IOException {
        Compiled compiled = Compiled.of(
                java.util.Map.of(
                        "p.q.Tasks",
                        "package p.q; class Tasks { static void run() { Tasks.class.getResource(\"a.txt\");"
                                + " Tasks.class.getResource(\"/b.txt\"); Tasks.class.getClassLoader().getResource(\"c.txt\");"
                                + " } }"),
                List.of());
        CodeIndex index =
                CodeIndex.compute(List.of(new TaskMethod("run", "p/q/Tasks", "run", "()V")), compiled.source());
        assertEquals(
                java.util.Set.of("p/q/a.txt", "b.txt", "c.txt"),
                index.resources().keySet());
    }

    @Test
    void directoryOrOddNameIsNoPlainResource() throws IOException {
        for (String name : List.of("/dir", "/dir/", "", "/", "../x", "/a/../b", "/a//b", "Tasks.class")) {
            ClassSource source =
                    Compiled.of(READER.replace("a.txt", name)).source().addResource("dir/a.txt", new byte[1]);
            assertTrue(Compiled.run(source).opaqueBy().isPresent(), name);
        }
    }

    @Test
    void missingResourceThatBecomesADirectoryIsNoticed() throws IOException {
        MemoryClassSource source = Compiled.of(READER).source();
        CodeIndex index = index(source);
        assertEquals(Optional.empty(), index.confirm(new Now(source)));
        source.addResource("a.txt/inside", new byte[1]);
        assertEquals(Optional.of("resource a.txt/inside is new"), index.confirm(new Now(source)));
    }

    @Test
    void indexOfAnotherJavaDoesNotHold() throws IOException {
        MemoryClassSource source = Compiled.of(READER).source();
        CodeIndex index = index(source);
        CodeIndex newer = new CodeIndex(
                99, index.libraryDigest(), index.classes(), index.resources(), index.everyResource(), index.tasks());
        assertEquals(Optional.of("it was computed on Java 99"), newer.confirm(new Now(source)));
    }

    @Test
    void newServiceIsNoticedByEveryIndex() throws IOException {
        MemoryClassSource source =
                Compiled.of("class Tasks { static void run() { } }").source();
        CodeIndex index = index(source);
        source.addResource("META-INF/services/java.nio.charset.spi.CharsetProvider", new byte[0]);
        assertEquals(
                Optional.of("resource META-INF/services/java.nio.charset.spi.CharsetProvider is new"),
                index.confirm(new Now(source)));
    }

    @Test
    void libraryCountsOnlyForTasksThatUseIt() throws IOException {
        CodeIndex without = index(Compiled.of(READER).source().addResource("a.txt", new byte[1]));
        assertEquals(Optional.empty(), without.libraryDigest());
        CodeIndex with = index(Compiled.of("class Tasks { static void run() { \"\".getClass().getMethods(); } }")
                .source());
        CodeIndex changed = new CodeIndex(
                with.javaVersion(),
                Optional.of("0"),
                with.classes(),
                with.resources(),
                with.everyResource(),
                with.tasks());
        assertEquals(
                Optional.of("a library changed"),
                changed.confirm(
                        new Now(Compiled.of("class Tasks { static void run() { \"\".getClass().getMethods(); } }")
                                .source())));
    }

    @Test
    void parameterTypesCountWithAllTheirMembers() throws IOException {
        String task = "import java.util.*; class Tasks { static void run(List<? extends P> p) { } } interface P {} ";
        String descriptor = "(Ljava/util/List;)V";
        String one = Compiled.task(Compiled.of(task).source(), "Tasks", "run", descriptor)
                .digest();
        String two = Compiled.task(
                        Compiled.of(task.replace("P {}", "P { static P parse(String s) { return null; } }"))
                                .source(),
                        "Tasks",
                        "run",
                        descriptor)
                .digest();
        assertNotEquals(one, two);
    }

    @Test
    void unknownMethodIsRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Compiled.task(Compiled.of(READER).source(), "Tasks", "nope", "()V"));
        assertEquals("class Tasks has no method nope()V", e.getMessage());
    }
}
