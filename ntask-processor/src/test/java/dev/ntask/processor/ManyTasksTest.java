package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Registry;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class file has room for 64 KB a method and 65,535 constants, which many tasks would outgrow. */
class ManyTasksTest {
    @TempDir
    Path root;

    /** One compilation for both ways to have many, since most of its time is javac's, for a class per task. */
    @Test
    void fiveThousandTasksInOneClassFitAndSoDoManyClasses() throws Throwable {
        Javac javac = new Javac(root).write("big/Tasks0.java", source(0, 5000));
        for (int c = 1; c <= 50; c++) {
            javac.write("big/Tasks" + c + ".java", source(c, 4));
        }
        javac.compile();
        Map.Entry<Integer, String> largest =
                Bytecode.sizes(RobustnessTest.classes(javac)).lastEntry();
        assertTrue(largest.getKey() < 40_000, largest::toString);
        URL[] path = {javac.classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            Registry registry = (Registry) loader.loadClass("big.NtaskRegistry")
                    .getDeclaredConstructor()
                    .newInstance();
            assertEquals(5200, registry.tasks().size());
            for (int ordinal : List.of(0, 4999, 5199)) {
                registry.invoke(ordinal, registry.bind(ordinal, Arguments.none()));
            }
        }
    }

    /** Each task depends on the one before; few have parameters, since commands take most of the time. */
    private static String source(int number, int tasks) {
        StringBuilder text = new StringBuilder("package big;\nimport dev.ntask.*;\nimport java.util.List;\n");
        text.append("@Group(\"g")
                .append(number)
                .append("\")\nclass Tasks")
                .append(number)
                .append(" {\n");
        for (int i = 0; i < tasks; i++) {
            text.append("    /** Does thing ").append(i).append(". */\n    @Task");
            text.append(i == 0 ? "" : "(deps = \"g" + number + ".task" + (i - 1) + "\")");
            text.append(" static void task").append(i);
            text.append(i % 20 == 1 ? "(@Default(\"x\") String word, List<Integer> more) {}\n" : "() {}\n");
        }
        return text.append("}\n").toString();
    }
}
