package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Library jars, and what a task that calls into one depends on. */
class LibraryTest {
    private static final String LIBRARY = "package lib; public class Lib { public static void f(Object o) {}"
            + " public static class Base { public void hook() {} } public interface Marker {}"
            + " public @interface Quiet {}"
            + " @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
            + " public @interface Named { String value(); } }";

    @TempDir
    Path directory;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path jar(String name, Map<String, byte[]> entries, long time) throws IOException {
        Path jar = directory.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry zipEntry = new ZipEntry(entry.getKey());
                zipEntry.setTime(time);
                zip.putNextEntry(zipEntry);
                zip.write(entry.getValue());
            }
        }
        return jar;
    }

    /** Compiles tasks next to the library, and leaves the library's classes to its jar. */
    private TaskCode run(String tasks, String version) throws IOException {
        return run(tasks, version, Map.of());
    }

    private TaskCode run(String tasks, String version, Map<String, String> more) throws IOException {
        return Compiled.run(source(tasks, version, more));
    }

    private MemoryClassSource source(String tasks, String version, Map<String, String> more) throws IOException {
        Map<String, String> sources = new TreeMap<>(more);
        sources.put("Tasks", tasks);
        sources.put("lib.Lib", LIBRARY);
        Compiled compiled = Compiled.of(sources, List.of());
        Path jar = jar(version + ".jar", Map.of("lib/version", utf8(version)), 0);
        MemoryClassSource source = new MemoryClassSource(Compiled.libraries(jar));
        compiled.classes().forEach((name, bytes) -> {
            if (!name.startsWith("lib/")) {
                source.addClass(name, bytes);
            }
        });
        return source;
    }

    @Test
    void neitherTimesNorOrderOfEntriesCount() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a", utf8("1"));
        entries.put("b", utf8("2"));
        String digest = LibraryDigest.ofJar(jar("one.jar", entries, 0));
        List<String> names = new ArrayList<>(entries.keySet());
        Collections.reverse(names);
        Map<String, byte[]> reversed = new LinkedHashMap<>();
        names.forEach(name -> reversed.put(name, entries.get(name)));
        assertEquals(digest, LibraryDigest.ofJar(jar("two.jar", reversed, 1_000_000_000_000L)));
        entries.put("b", utf8("3"));
        assertNotEquals(digest, LibraryDigest.ofJar(jar("three.jar", entries, 0)));
        assertNotEquals(LibraryDigest.ofAll(List.of("a", "b")), LibraryDigest.ofAll(List.of("b", "a")));
    }

    @Test
    void fileThatIsNoJarHasADigestToo() throws IOException {
        Path file = Files.writeString(directory.resolve("no.jar"), "no jar");
        String digest = LibraryDigest.ofJar(file);
        Files.writeString(file, "no jar either");
        assertNotEquals(digest, LibraryDigest.ofJar(file));
    }

    @Test
    void taskThatCallsALibraryChangesWithIt() throws IOException {
        String tasks = "class Tasks { static void run() { H.f(); } } class H { static void f() { lib.Lib.f(null); } }";
        TaskCode one = run(tasks, "1");
        assertTrue(one.usesLibrary());
        assertNotEquals(one.digest(), run(tasks, "2").digest());
        assertEquals(one, run(tasks, "1"));
    }

    @Test
    void taskThatCallsNoLibraryDoesNotChangeWithIt() throws IOException {
        String tasks = "class Tasks { static void run() { } static void other() { lib.Lib.f(null); } }";
        TaskCode one = run(tasks, "1");
        assertFalse(one.usesLibrary());
        assertEquals(one, run(tasks, "2"));
    }

    @Test
    void everyWayIntoALibraryCounts() throws IOException {
        for (String body : List.of(
                "new lib.Lib();",
                "new Sub();",
                "Object o = null; System.out.println(o instanceof lib.Lib);",
                "System.out.println(lib.Lib.class);",
                "Runnable r = lib.Lib::new; r.run();",
                "java.util.function.Consumer<Object> c = lib.Lib::f; c.accept(null);",
                "lib.Lib.Marker m = new lib.Lib.Marker() {};",
                "Object[] o = new lib.Lib[1];",
                "Object o = ((Sub) null); ((Sub) o).hook();")) {
            String tasks = "class Tasks { static void run() { " + body + " } } class Sub extends lib.Lib.Base {}";
            assertTrue(run(tasks, "1").usesLibrary(), body);
        }
    }

    @Test
    void libraryMayCallAllMembersOfWhatItIsHanded() throws IOException {
        for (String handed : List.of("new H()", "H.class", "new Object() { H h; }", "\"H\"")) {
            String tasks = "class Tasks { static void run() { lib.Lib.f(" + handed + "); } } ";
            String one = run(tasks + "class H { void found() { } }", "1").digest();
            String two = run(tasks + "class H { void found() { System.out.println(); } }", "1")
                    .digest();
            String three =
                    run(tasks + "class H { @Deprecated void found() { } }", "1").digest();
            assertNotEquals(one, two, handed);
            assertNotEquals(one, three, handed);
        }
    }

    /** Each of these hands {@code p.H} to a library, or its name. */
    @Test
    void libraryMayCallAllMembersOfWhatItIsToldTheNameOf() throws IOException {
        for (String told : List.of(
                "lib.Lib.f(\"p.H\")",
                "lib.Lib.f(\"p/H\")",
                "lib.Lib.f(\"Lp/H;\")",
                "lib.Lib.f(\"p/H.class\")",
                "lib.Lib.f(\"p.H#found\")",
                "lib.Lib.f(\"handlers = x.Y, p.H\")",
                "lib.Lib.f(\"p\")",
                "lib.Lib.f(\"p.\" + System.lineSeparator())",
                "lib.Lib.f(\"p.H.In\".replace('x', 'y'))",
                "lib.Lib.f(p.H.class.getName())",
                "lib.Lib.f(p.H.class.getCanonicalName())",
                "lib.Lib.f(p.H.class.getPackageName())",
                "lib.Lib.f(new p.H[0])",
                "lib.Lib.f(new p.H[0][0])",
                "lib.Lib.f(new Named())")) {
            String tasks =
                    "class Tasks { static void run() { " + told + "; } } @lib.Lib.Named(\"p.H\") class Named { }";
            String one = run(
                            tasks,
                            "1",
                            Map.of(
                                    "p.H",
                                    "package p; public class H { void found() { } public class In {"
                                            + " void in() { } } }"))
                    .digest();
            String two = run(
                            tasks,
                            "1",
                            Map.of(
                                    "p.H",
                                    "package p; public class H { void found() { hashCode(); }"
                                            + " public class In { void in() { hashCode(); } } }"))
                    .digest();
            assertNotEquals(one, two, told);
        }
    }

    @Test
    void libraryMayReadTheAnnotationsOfAPackage() throws IOException {
        String tasks = "class Tasks { static void run() { lib.Lib.f(new p.H()); } }";
        String helper = "package p; public class H { }";
        assertNotEquals(
                run(tasks, "1", Map.of("p.H", helper, "p.package-info", "@lib.Lib.Named(\"1\") package p;")),
                run(tasks, "1", Map.of("p.H", helper, "p.package-info", "@lib.Lib.Named(\"2\") package p;")));
    }

    @Test
    void libraryMaySeeFieldsInTheirOrder() throws IOException {
        String tasks = "class Tasks { static void run() { lib.Lib.f(new H()); } } class H { ";
        assertNotEquals(
                run(tasks + "int a; int b; }", "1").digest(),
                run(tasks + "int b; int a; }", "1").digest());
    }

    @Test
    void libraryMayReadEveryResourceAndWhatItNames() throws IOException {
        String tasks = "class Tasks { static void run() { lib.Lib.f(null); } static void other() { } }";
        Map<String, String> helper = Map.of("p.H", "package p; class H { int x = 1; }");
        MemoryClassSource source = source(tasks, "1", helper);
        List<String> digests = new ArrayList<>();
        digests.add(Compiled.run(source).digest());
        digests.add(Compiled.run(source.addResource("logger.xml", utf8("<a/>"))).digest());
        digests.add(Compiled.run(source.addResource("logger.xml", utf8("<a class='p.H'/>")))
                .digest());
        MemoryClassSource changed = source(tasks, "1", Map.of("p.H", "package p; class H { int x = 2; }"));
        digests.add(Compiled.run(changed.addResource("logger.xml", utf8("<a class='p.H'/>")))
                .digest());
        assertEquals(4, Set.copyOf(digests).size(), digests.toString());
        assertEquals(Compiled.task(source, "Tasks", "other", "()V"), Compiled.task(changed, "Tasks", "other", "()V"));
    }

    @Test
    void projectServicesForTheJdkCountForEveryTask() throws IOException {
        String tasks = "class Tasks { static void run() { } } class Provider { int x = %s; }";
        List<String> digests = new ArrayList<>();
        for (String x : List.of("1", "2")) {
            MemoryClassSource source = Compiled.of(tasks.formatted(x)).source();
            digests.add(Compiled.run(source).digest());
            source.addResource("META-INF/services/java.nio.charset.spi.CharsetProvider", utf8("Provider"));
            digests.add(Compiled.run(source).digest());
        }
        assertEquals(digests.get(0), digests.get(2), "no service");
        assertEquals(3, Set.copyOf(digests).size(), "the file and the provider's code count");
    }

    @Test
    void theProgramThatStartsTheTasksIsNothingATaskUses() throws IOException {
        String tasks = "class Tasks { static void run() { lib.Lib.f(null); } static void other() { %s } }"
                + " class Program { static void main() { Tasks.run(); Tasks.other(); } }";
        List<String> digests = new ArrayList<>();
        for (String body : List.of("", "main();", "System.exit(1);")) {
            MemoryClassSource source =
                    source(tasks.formatted(body).replace("main();", "Program.main();"), "1", Map.of());
            source.addResource("META-INF/services/dev.ntask.runtime.Launch", utf8("Program"));
            source.addResource("META-INF/MANIFEST.MF", utf8("Main-Class: p.Program"));
            digests.add(Compiled.run(source).digest());
        }
        assertEquals(1, Set.copyOf(digests).size(), digests.toString());
    }

    @Test
    void findingAllResourcesOfANameFindsThoseOfLibrariesToo() throws IOException {
        for (String call : List.of("getResources(\"a.txt\")", "resources(\"a.txt\")")) {
            String tasks =
                    "class Tasks { static void run() throws Exception { Tasks.class.getClassLoader()." + call + "; } }";
            assertNotEquals(
                    Compiled.run(source(tasks, "1", Map.of()).addResource("a.txt", utf8("1"))),
                    Compiled.run(source(tasks, "2", Map.of()).addResource("a.txt", utf8("1"))),
                    call);
        }
    }

    @Test
    void libraryIsNotHandedWhatOnlyHappensToBeNear() throws IOException {
        String tasks = "class Tasks { static final java.util.logging.Logger LOG = null;"
                + " static void run() { assert LOG != null; lib.Lib.f(Tasks.class.getSimpleName()); H.f(); } ";
        String helper = "class H { static void f() {} ";
        String one = run(tasks + "}" + helper + "}", "1").digest();
        String two = run(tasks + "static void other() {} }" + helper + " void more() {} }", "1")
                .digest();
        assertEquals(one, two);
    }

    @Test
    void unrelatedLambdaDoesNotChangeATaskThatUsesALibrary() throws IOException {
        String tasks = "class Tasks { %s static void run() { Runnable r = () -> lib.Lib.f(null); r.run(); } }";
        assertEquals(
                run(tasks.formatted(""), "1").digest(),
                run(tasks.formatted("static void o(int i) { Runnable r = () -> { }; }"), "1")
                        .digest());
    }

    @Test
    void unrelatedAnonymousClassDoesNotChangeWhatALibraryIsHanded() throws IOException {
        String tasks = "import java.util.function.*; class Tasks { %s static void run() {"
                + " lib.Lib.f(new Supplier<Object>() { class In { } public Object get() {"
                + " return new Supplier<In>() { public In get() { return new In(); } }; } }); } }";
        assertEquals(
                run(tasks.formatted(""), "1").digest(),
                run(tasks.formatted("static Object other() { return new Object() { }; }"), "1")
                        .digest());
    }

    @Test
    void projectServicesAreForTheLibraries() throws IOException {
        String tasks = "class Tasks { static void run() { lib.Lib.f(null); } } class Provider { int x = %s; }";
        List<String> digests = new ArrayList<>();
        for (String x : List.of("1", "2")) {
            Compiled compiled = Compiled.of(Map.of("Tasks", tasks.formatted(x), "lib.Lib", LIBRARY), List.of());
            MemoryClassSource source = new MemoryClassSource(Compiled.libraries());
            source.addClass("Tasks", compiled.bytes("Tasks"));
            source.addClass("Provider", compiled.bytes("Provider"));
            digests.add(Compiled.run(source).digest());
            source.addResource("META-INF/services/lib.Service", utf8("# ours\nProvider # here\n"));
            digests.add(Compiled.run(source).digest());
        }
        assertEquals(digests.get(0), digests.get(2), "no service");
        assertEquals(3, Set.copyOf(digests).size(), "the file and the provider's code count");
    }

    @Test
    void classPathTellsProjectLibrariesAndOwnJarsApart() throws IOException {
        Compiled compiled = Compiled.of("class Tasks { static void run() { } }");
        byte[] tasks = compiled.bytes("Tasks");
        Path classes = Files.createDirectories(directory.resolve("classes/p"));
        Files.write(classes.resolveSibling("Tasks.class"), tasks);
        Files.writeString(classes.resolve("a.txt"), "1");
        Files.createDirectories(directory.resolve("classes/META-INF/ntask"));
        Files.writeString(directory.resolve("classes/META-INF/ntask/code-index"), "index");
        Path own = jar("own.jar", Map.of("dev/ntask/Ntask.class", compiled.bytes("dev/ntask/Ntask")), 0);
        Path shaded = jar("shaded.jar", Map.of("dev/ntask/Ntask.class", new byte[0], "x/Y.class", new byte[0]), 0);
        Path project = jar("project.jar", Map.of("q/b.txt", utf8("2"), "q/C.class", new byte[0]), 0);
        ClassPathSource source = new ClassPathSource(
                List.of(directory.resolve("classes"), own, shaded, project, directory.resolve("missing")),
                Set.of(project),
                Compiled.platform(),
                LibraryDigest::ofJar);
        assertEquals(List.of(shaded), source.libraries());
        assertEquals(Set.of("Tasks", "q/C"), source.projectClasses());
        assertEquals(Set.of("p/a.txt", "q/b.txt"), source.projectResources());
        assertEquals(ClassOrigin.PROJECT, source.origin("Tasks"));
        assertEquals(ClassOrigin.PLATFORM, source.origin("java/util/List"));
        assertEquals(ClassOrigin.PLATFORM, source.origin("com/sun/source/tree/Tree"));
        assertEquals(ClassOrigin.LIBRARY, source.origin("x/Y"));
        assertEquals(ClassOrigin.LIBRARY, source.origin("no/where/To"));
        assertEquals("1", new String(source.resource("p/a.txt").get(0), StandardCharsets.UTF_8));
        assertEquals(compiled.run().digest(), Compiled.run(source).digest());
    }

    @Test
    void libraryThatOnlyAnotherLibraryCallsCounts() throws IOException {
        String tasks = "class Tasks { static void run() { lib.Lib.f(null); } static void other() { } }";
        Compiled compiled = Compiled.of(Map.of("Tasks", tasks, "lib.Lib", LIBRARY), List.of());
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Files.write(classes.resolve("Tasks.class"), compiled.bytes("Tasks"));
        Path near = jar("near.jar", Map.of("lib/Lib.class", compiled.bytes("lib/Lib")), 0);
        Path far = jar("far.jar", Map.of("far/Far.class", utf8("1")), 0);
        ClassPathSource one = source(classes, near, far);
        TaskCode run = Compiled.run(one);
        TaskCode other = Compiled.task(one, "Tasks", "other", "()V");
        jar("far.jar", Map.of("far/Far.class", utf8("2")), 0);
        ClassPathSource two = source(classes, near, far);
        assertNotEquals(run.digest(), Compiled.run(two).digest());
        assertEquals(other, Compiled.task(two, "Tasks", "other", "()V"));
        jar("far.jar", Map.of("far/Far.class", utf8("1")), 0);
        assertEquals(run, Compiled.run(source(classes, near, far)));
        assertNotEquals(run, Compiled.run(source(classes, far, near)), "of two copies the first is the one");
        assertNotEquals(run, Compiled.run(source(classes, near)), "a library that is gone");
    }

    @Test
    void helpersInAnotherModulesClassesOrJarAreTheProjects() throws IOException {
        String tasks = "class Tasks { static void run() { m.H.f(); } static void other() { } }";
        String helper =
                "package m; public class H { public static void f() { System.exit(%s); } static void g() { %s } }";
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<TaskCode> codes = new ArrayList<>();
        for (String more : List.of("1 ", "2 ", "1 hashCode();")) {
            String text =
                    helper.formatted(more.charAt(0), more.substring(2).replace("hashCode", "new Object().hashCode"));
            Compiled compiled = Compiled.of(Map.of("Tasks", tasks, "m.H", text), List.of());
            Files.write(classes.resolve("Tasks.class"), compiled.bytes("Tasks"));
            Path module = directory.resolve("module");
            Files.createDirectories(module.resolve("m"));
            Files.write(module.resolve("m/H.class"), compiled.bytes("m/H"));
            codes.add(Compiled.run(source(classes, module)));
            Path jar = jar("module.jar", Map.of("m/H.class", compiled.bytes("m/H")), 0);
            codes.add(Compiled.run(new ClassPathSource(
                    List.of(classes, jar), Set.of(jar), Compiled.platform(), LibraryDigest::ofJar)));
        }
        assertNotEquals(codes.get(0), codes.get(2));
        assertEquals(codes.get(0), codes.get(4), "a method that nobody calls");
        for (int i = 0; i < codes.size(); i += 2) {
            assertEquals(codes.get(i), codes.get(i + 1));
            assertFalse(codes.get(i).usesLibrary());
        }
    }

    @Test
    void ofTwoCopiesOfAClassTheFirstCounts() throws IOException {
        String tasks = "class Tasks { static void run() { H.f(); } } class H { static void f() { System.exit(%s); } }";
        Path one = Files.createDirectories(directory.resolve("one"));
        Path two = Files.createDirectories(directory.resolve("two"));
        Files.write(one.resolve("Tasks.class"), Compiled.of(tasks.formatted(0)).bytes("Tasks"));
        Files.write(one.resolve("H.class"), Compiled.of(tasks.formatted(1)).bytes("H"));
        Files.write(two.resolve("H.class"), Compiled.of(tasks.formatted(2)).bytes("H"));
        TaskCode first = Compiled.run(source(one, two));
        assertNotEquals(first, Compiled.run(source(two, one)));
        Files.write(two.resolve("H.class"), Compiled.of(tasks.formatted(3)).bytes("H"));
        assertEquals(first, Compiled.run(source(one, two)));
    }

    @Test
    void classesOfAJarForSeveralReleasesAreThoseThatRun() throws IOException {
        String tasks = "class Tasks { static void run() { H.f(); } } class H { static void f() { System.exit(%s); } }";
        byte[] main = Compiled.of(tasks.formatted(0)).bytes("Tasks");
        byte[] manifest = utf8("Manifest-Version: 1.0\nMulti-Release: true\n");
        List<String> digests = new ArrayList<>();
        for (String folder : List.of("META-INF/versions/11/", "META-INF/versions/99/")) {
            for (int exit = 1; exit <= 2; exit++) {
                Map<String, byte[]> entries = new LinkedHashMap<>();
                entries.put("META-INF/MANIFEST.MF", manifest);
                entries.put("Tasks.class", main);
                entries.put("H.class", Compiled.of(tasks.formatted(0)).bytes("H"));
                entries.put(
                        folder + "H.class", Compiled.of(tasks.formatted(exit)).bytes("H"));
                Path jar = jar("project" + digests.size() + ".jar", entries, 0);
                digests.add(Compiled.run(new ClassPathSource(
                                List.of(jar), Set.of(jar), Compiled.platform(), LibraryDigest::ofJar))
                        .digest());
            }
        }
        assertEquals(digests.get(2), digests.get(3), "for a Java to come");
        assertEquals(3, Set.copyOf(digests).size());
    }

    @Test
    void classThatALibraryBeforeHoldsIsTheLibrarys() throws IOException {
        String tasks = "class Tasks { static void run() { H.f(); Tasks.class.getResource(\"a.txt\"); } }"
                + " class H { static void f() { System.exit(%s); } }";
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Files.write(
                classes.resolve("Tasks.class"), Compiled.of(tasks.formatted(0)).bytes("Tasks"));
        Files.write(classes.resolve("H.class"), Compiled.of(tasks.formatted(0)).bytes("H"));
        Files.writeString(classes.resolve("a.txt"), "0");
        List<ClassPathSource> first = new ArrayList<>();
        List<ClassPathSource> last = new ArrayList<>();
        for (int exit = 1; exit <= 2; exit++) {
            byte[] shadow = Compiled.of(tasks.formatted(exit)).bytes("H");
            Path jar = jar("library" + exit + ".jar", Map.of("H.class", shadow, "a.txt", utf8("1")), 0);
            first.add(source(jar, classes));
            last.add(source(classes, jar));
        }
        assertEquals(ClassOrigin.LIBRARY, first.get(0).origin("H"));
        assertNotEquals(Compiled.run(first.get(0)), Compiled.run(first.get(1)));
        assertEquals(2, first.get(0).resource("a.txt").size());
        assertEquals(ClassOrigin.PROJECT, last.get(0).origin("H"));
        assertEquals(Compiled.run(last.get(0)), Compiled.run(last.get(1)));
        assertEquals(1, last.get(0).resource("a.txt").size());
    }

    private static ClassPathSource source(Path... entries) throws IOException {
        return new ClassPathSource(List.of(entries), Set.of(), Compiled.platform(), LibraryDigest::ofJar);
    }

    @Test
    void manifestsAddToTheClassPath() throws IOException {
        Path far = jar("far.jar", Map.of("a", utf8("1")), 0);
        Path near = jar(
                "near.jar",
                Map.of(
                        "META-INF/MANIFEST.MF",
                        utf8("Manifest-Version: 1.0\nClass-Path: far.jar missing.jar http://x/y\n")),
                0);
        ClassSource source = Compiled.libraries(near);
        assertEquals(List.of(near, far), ((ClassPathSource) source).libraries());
    }
}
