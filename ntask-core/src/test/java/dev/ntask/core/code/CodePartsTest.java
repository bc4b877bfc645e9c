package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changed in the code of a task, and how the task comes there. */
class CodePartsTest {
    private static final List<String> LINES = List.of("-g:source,lines");

    private static CodeParts parts(Map<String, String> sources) throws IOException {
        return IndexedCode.compute(
                        List.of(new TaskMethod("run", "Tasks", "run", "()V")),
                        Compiled.of(sources, LINES).source())
                .parts();
    }

    private static List<String> told(Map<String, String> before, Map<String, String> now) throws IOException {
        List<String> told = new ArrayList<>();
        for (CodeChange change : parts(now).changesSince(parts(before), "run")) {
            List<String> route = change.route("run");
            told.add(change.words() + (route.isEmpty() ? "" : " via " + String.join(" -> ", route)));
        }
        return told;
    }

    /** Both sides are members of {@code Tasks}, each on a line of its own; the task is {@code run()}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            void run() { a(); }                     | void run() { a(); a(); }            | Tasks.java:2 run() changed
            void run() { a(); } ; void a() { }      | void run() { a(); } ; void a() { b(); } | Tasks.java:3 a() changed via run
            void run() { x(); } ; void x() { a(); } | void run() { x(); } ; void x() { b(); } | Tasks.java:3 x() changed via run
            void run() { run(() -> a()); } ; void run(Runnable r) { r.run(); } | void run() { run(() -> b()); } ; void run(Runnable r) { r.run(); } | Tasks.java:2 run() changed
            void run() { new Object() { public String toString() { return "1"; } }.toString(); } | void run() { new Object() { public String toString() { return "2"; } }.toString(); } | Tasks.java:2 run() changed
            void run() { N.n(); } ; class N { static void n() { a(); } } | void run() { N.n(); } ; class N { static void n() { b(); } } | Tasks.java:3 Tasks.N.n() changed via run
            void run() { N.n(); } ; class N { static int i = 1; static void n() { m(); } static void m() { } } | void run() { N.n(); } ; class N { static int i = 1; static void n() { m(); } static void m() { b(); } } | Tasks.java:3 Tasks.N.m() changed via run -> Tasks.N.n
            void run() { N.n(); } ; class N { static int i = 1; static void n() { } } | void run() { N.n(); } ; class N { static int i = 2; static void n() { } } | Tasks.java:3 initializer of Tasks.N changed via run
            void run() { new N(); } ; class N { N() { } } | void run() { new N(); } ; class N { N() { b(); } } | Tasks.java:3 constructor of Tasks.N changed via run
            void run() { new N(); } ; class N { } | void run() { new N(); } ; class N implements java.util.RandomAccess { } | Tasks.java class Tasks.N changed via run
            void run() { q(1); } ; void q(int i) { } | void run() { q(1); } ; void q(long i) { } | Tasks.java:2 run() changed
            """)
    void aChangeIsToldWhereItIs(String before, String now, String expected) throws IOException {
        assertEquals(List.of(expected), told(Map.of("Tasks", tasks(before)), Map.of("Tasks", tasks(now))));
    }

    private static String tasks(String members) {
        StringBuilder source = new StringBuilder("class Tasks {\n");
        for (String member : members.split(" ; ", -1)) {
            source.append("static ").append(member).append('\n');
        }
        for (String name : List.of("a", "b")) {
            source.append(
                    members.contains("void " + name + "()")
                            ? ""
                            : "static void " + name + "() { int " + name + "; System.out.println(\"" + name
                                    + "\"); }\n");
        }
        return source.append("}\n").toString();
    }

    private static final Map<String, String> CHAIN = Map.of(
            "Tasks",
            "class Tasks { static void run() { compile(); }\n static void compile() { Flags.all(); } }",
            "Flags",
            "class Flags { static String all() { return common(); }\n static String common() { return Versions.jdk(); } }",
            "Versions",
            "class Versions {\n\n static String jdk() { return \"17\"; } }");

    private static Map<String, String> chainWith(String name, String source) {
        Map<String, String> sources = new TreeMap<>(CHAIN);
        sources.put(name, source);
        return sources;
    }

    @Test
    void theWayThereIsTheShortest() throws IOException {
        assertEquals(
                List.of("Versions.java:4 jdk() changed via run -> compile -> Flags.all -> common"),
                told(CHAIN, chainWith("Versions", "class Versions {\n\n\n static String jdk() { return \"21\"; } }")));
    }

    @Test
    void linesAloneAreNoChange() throws IOException {
        assertEquals(
                List.of(),
                told(
                        CHAIN,
                        chainWith("Versions", "class Versions {\n\n\n\n static String jdk() { return \"17\"; } }")));
    }

    @Test
    void whatFollowsFromAChangeIsNotTold() throws IOException {
        Map<String, String> now = chainWith(
                "Flags",
                "class Flags { static String all() { return other(); }\n"
                        + " static String other() { return new Other().toString(); } }");
        now.put("Other", "class Other { public String toString() { return \"\"; } }");
        assertEquals(List.of("Flags.java:1 all() changed via run -> compile"), told(CHAIN, now));
    }

    private static final String SHAPES = "class Tasks { static void run() { new A(); new B(); draw(new A()); }\n"
            + " static void draw(A a) { a.draw(); } }";

    @Test
    void anOverrideThatComesOrGoesIsToldItself() throws IOException {
        String a = "class A { void draw() { } }";
        Map<String, String> without = Map.of("Tasks", SHAPES, "A", a, "B", "class B extends A {\n }");
        Map<String, String> with = Map.of("Tasks", SHAPES, "A", a, "B", "class B extends A {\n void draw() { } }");
        assertEquals(List.of("B.java:2 draw() is new via run -> draw"), told(without, with));
        assertEquals(List.of("B.java:2 draw() is gone via run -> draw"), told(with, without));
    }

    @Test
    void anOpaqueTaskNamesEveryClass() throws IOException {
        String tasks = "class Tasks { static void run() throws Exception { load(System.getenv(\"C\")); }\n"
                + " static void load(String name) throws Exception { Class.forName(name); } }";
        Map<String, String> before = Map.of("Tasks", tasks, "A", "class A { int a() { return 1; } }");
        Map<String, String> now = Map.of("Tasks", tasks, "A", "class A { int a() { return 2; } }");
        assertEquals(List.of("A.java class file A changed via run"), told(before, now));
        assertEquals(
                Optional.of("Tasks.load calls java.lang.Class.forName"),
                Objects.requireNonNull(parts(now).tasks().get("run")).opaqueBy());
    }

    @Test
    void twoTasksShareTheirParts() throws IOException {
        CodeParts parts = IndexedCode.compute(
                        List.of(
                                new TaskMethod("run", "Tasks", "run", "()V"),
                                new TaskMethod("compile", "Tasks", "compile", "()V")),
                        Compiled.of(CHAIN, LINES).source())
                .parts();
        assertEquals(
                1,
                parts.parts().stream()
                        .filter(part -> part.what().equals("jdk()"))
                        .count());
    }

    @Test
    void theTextBringsThemBack() throws IOException {
        CodeParts parts = parts(CHAIN);
        assertEquals(parts, CodeParts.parse(parts.text()).orElseThrow());
        assertEquals(parts.text(), parts(CHAIN).text());
        CodeParts.Root root = Objects.requireNonNull(parts.tasks().get("run"));
        assertTrue(parts.root("run", root.digest()).isPresent());
        assertTrue(parts.root("run", "another").isEmpty());
        assertTrue(parts.root("another", root.digest()).isEmpty());
    }

    @Test
    void aDamagedTextIsRefused() throws IOException {
        String text = parts(CHAIN).text();
        for (String damaged :
                List.of("", "x" + text, text.substring(0, text.length() / 2), text.replace("jdk", "JDK"))) {
            assertEquals(Optional.empty(), CodeParts.parse(damaged));
        }
    }
}
