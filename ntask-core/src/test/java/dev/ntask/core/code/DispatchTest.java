package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls across packages, and which method they select. */
class DispatchTest {

    /** Compiles {@code name, text} pairs; the task is {@code Tasks.run()}. */
    private static String digest(String... sources) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < sources.length; i += 2) {
            all.put(sources[i], sources[i + 1]);
        }
        return Compiled.of(all, List.of()).run().digest();
    }

    @Test
    void packagePrivateMethodIsNotOverriddenFromAnotherPackage() throws IOException {
        String tasks = "class Tasks { static void run() { a.G.call(new b.H()); } }";
        String sub = "package b; public class H extends a.G { void m() { } }";
        String base = "package a; public abstract class G { public static void call(G g) { g.m(); }"
                + " void m() { System.out.println(%s); } }";
        assertNotEquals(
                digest("Tasks", tasks, "b.H", sub, "a.G", base.formatted("1")),
                digest("Tasks", tasks, "b.H", sub, "a.G", base.formatted("2")));
    }

    @Test
    void packagePrivateOverrideInTheMiddleOfTheChainCounts() throws IOException {
        String tasks = "class Tasks { static void run() { a.G.call(new b.H()); } }";
        String sub = "package b; public class H extends a.K { void m() { } }";
        String base = "package a; public abstract class G { public static void call(G g) { g.m(); } void m() { } }";
        String middle = "package a; public abstract class K extends G { void m() { System.out.println(%s); } }";
        assertNotEquals(
                digest("Tasks", tasks, "b.H", sub, "a.G", base, "a.K", middle.formatted("1")),
                digest("Tasks", tasks, "b.H", sub, "a.G", base, "a.K", middle.formatted("2")));
    }

    @Test
    void privateMethodOfTheSameNameIsNoOverride() throws IOException {
        String tasks = "class Tasks { static void run() { G g = new H(); g.call(); } }";
        String base = "class G { void call() { m(); } private void m() { } }";
        String sub = "class H extends G { private void m() { System.out.println(%s); } }";
        assertEquals(
                digest("Tasks", tasks, "G", base, "H", sub.formatted("1")),
                digest("Tasks", tasks, "G", base, "H", sub.formatted("2")));
    }

    @Test
    void classMethodWinsOverInterfaceDefault() throws IOException {
        String tasks = "class Tasks { static void run() { I i = new H(); i.m(); } }";
        String base = "class G { public void m() { System.out.println(%s); } }";
        String sub = "class H extends G implements I { }";
        String type = "interface I { void m(); }";
        assertNotEquals(
                digest("Tasks", tasks, "G", base.formatted("1"), "H", sub, "I", type),
                digest("Tasks", tasks, "G", base.formatted("2"), "H", sub, "I", type));
    }

    /** As after a compilation of the interface alone; javac would call the name ambiguous. */
    @Test
    void fieldOfAnInterfaceWinsOverThatOfASuperclass() throws IOException {
        String tasks = "class Tasks { static void run() { System.out.println(H.X); } }"
                + " class G { static Object X = null; } class H extends G implements I { } interface I { %s }";
        Compiled before = Compiled.of(tasks.formatted(""));
        Map<String, String> digests = new LinkedHashMap<>();
        for (String field : List.of("", "Object X = Integer.valueOf(1);", "Object X = Integer.valueOf(2);")) {
            byte[] alone =
                    Compiled.of("class Tasks { } interface I { " + field + " }").bytes("I");
            digests.put(Compiled.run(before.source().addClass("I", alone)).digest(), field);
        }
        assertEquals(3, digests.size(), digests.toString());
    }

    @Test
    void moduleInfoAndPackageInfoAreNobodysCode() throws IOException {
        String tasks = "package p; class Tasks { static void run() { } }";
        Compiled compiled =
                Compiled.of(Map.of("p.Tasks", tasks, "p.package-info", "@Deprecated package p;"), List.of());
        assertEquals(
                Compiled.task(Compiled.of(Map.of("p.Tasks", tasks), List.of()).source(), "p/Tasks", "run", "()V"),
                Compiled.task(compiled.source(), "p/Tasks", "run", "()V"));
    }

    @Test
    void unreadableClassOnlyMattersWhereItIsNeeded() throws IOException {
        String tasks = "class Tasks { static void run() { } static void other() { new H(); } } class H { }";
        MemoryClassSource source = Compiled.of(tasks).source().addClass("H", new byte[10]);
        assertEquals(Compiled.of(tasks).run(), Compiled.run(source));
        MalformedClassException e = org.junit.jupiter.api.Assertions.assertThrows(
                MalformedClassException.class, () -> Compiled.task(source, "Tasks", "other", "()V"));
        assertEquals("cannot read class H: the class file is truncated or garbled; compile it again", e.getMessage());
    }
}
