package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many tasks, long chains. */
class ScaleTest {

    /** Splits many methods over classes, since a class has room for 65535 constants. */
    private static Map<String, String> chain(int length, String last) {
        Map<String, String> sources = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            String next = i + 1 == length ? last : "C" + (i + 1) / 500 + ".m" + (i + 1) + "();";
            text.append("static void m").append(i).append("() { ").append(next).append(" }\n");
            if (i % 500 == 499 || i + 1 == length) {
                sources.put("C" + i / 500, "class C" + i / 500 + " { " + text + " }");
                text.setLength(0);
            }
        }
        return sources;
    }

    private static List<TaskMethod> tasks(int count) {
        List<TaskMethod> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(new TaskMethod("task" + i, "C" + i / 500, "m" + i, "()V"));
        }
        return tasks;
    }

    @Test
    @Timeout(300)
    void fiveThousandTasksThatCallEachOtherInAChain() throws IOException {
        CodeIndex one = CodeIndex.compute(
                tasks(5000),
                Compiled.of(chain(5000, "System.out.println(1);"), List.of()).source());
        CodeIndex two = CodeIndex.compute(
                tasks(5000),
                Compiled.of(chain(5000, "System.out.println(2);"), List.of()).source());
        assertEquals(5000, one.tasks().size());
        one.tasks().forEach((name, code) -> assertNotEquals(code, two.tasks().get(name), name));
        assertEquals(one, CodeIndex.parse(one.text()));
    }

    @Test
    @Timeout(300)
    void fiveThousandMethodsInACircle() throws IOException {
        CodeIndex one = CodeIndex.compute(
                tasks(5000), Compiled.of(chain(5000, "C0.m0();"), List.of()).source());
        CodeIndex two = CodeIndex.compute(
                tasks(5000), Compiled.of(chain(5000, "C0.m1();"), List.of()).source());
        assertEquals(5000, one.tasks().values().stream().distinct().count());
        one.tasks().forEach((name, code) -> assertNotEquals(code, two.tasks().get(name), name));
    }

    @Test
    @Timeout(300)
    void manyLambdasAndAnonymousClassesInOneInitializer() throws IOException {
        StringBuilder text = new StringBuilder("class Tasks { static void run() { }\n");
        for (int i = 0; i < 400; i++) {
            text.append("static Object o").append(i).append(" = new Object() { };\n");
        }
        for (int i = 0; i < 2000; i++) {
            text.append("static Runnable r").append(i).append(" = () -> { };\n");
        }
        String code = text.append("}").toString();
        assertEquals(
                Compiled.of(code).run().digest(),
                Compiled.of(code.replace("class Tasks {", "class Tasks { static void f() { new Object() { }; }"))
                        .run()
                        .digest());
    }
}
