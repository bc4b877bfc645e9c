package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.ntask.runtime.registry.Dependency;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code depends(() -> t(X))} passes, for every way in which X can be a constant. */
class ConstantArgumentsTest {
    private static final String SHARED = """
            package shared;

            public class Shared {
                public static final String NAME = "shared" + Shared.Deep.NUMBER;

                public static class Deep {
                    public static final int NUMBER = 7;
                }

                public enum Level { LOW, HIGH }
            }
            """;

    private static final String PARENT = """
            class Parent {
                static final String INHERITED = "inherited";
                static final String OWN = "hidden";
                private static final String NUMBER = "not inherited";
            }
            """;

    private static final String SIBLING = """
            class Sibling {
                static final String WORD = "sibling";
            }
            """;

    private static final String TASKS = """
            import static shared.Shared.Deep.*;
            import static shared.Shared.Level.HIGH;
            import static shared.Shared.NAME;

            import dev.ntask.*;
            import java.util.List;
            import shared.Shared;

            class Tasks extends Parent implements javax.xml.stream.XMLStreamConstants {
                static final String OWN = "own";
                static final float HALF = 0.5f;
                static final double WHOLE = 1;
                static final boolean YES = true;
                static final char LETTER = 'c';
                static final String FORWARD = Tasks.LATER + "!";
                static final String LATER = "later";

                static class Inner {
                    MEMBERS
                }
            }
            """;

    /** The type of a parameter, an expression and its word. */
    private static final String VALUES = """
            String  | OWN                                    | own
            String  | Tasks.OWN                              | own
            String  | Sibling.WORD                           | sibling
            String  | NAME                                   | shared7
            int     | NUMBER                                 | 7
            int     | Shared.Deep.NUMBER                     | 7
            int     | shared.Shared.Deep.NUMBER              | 7
            String  | INHERITED                              | inherited
            int     | START_ELEMENT                          | 1
            int     | Integer.MAX_VALUE                      | 2147483647
            String  | FORWARD                                | later!
            String  | ("a" + OWN) + 1 + 'c' + 1.5f + true + WHOLE | aown1c1.5true1.0
            int     | -NUMBER                                | -7
            int     | -(-NUMBER)                             | 7
            int     | 60 * 60 - NUMBER % 4 / 2               | 3599
            int     | Integer.MAX_VALUE + 1                  | -2147483648
            int     | 'a' + 1                                | 98
            long    | 1L + Integer.MAX_VALUE                 | 2147483648
            double  | WHOLE / 4                              | 0.25
            double  | -0.0                                   | -0.0
            float   | HALF + HALF                            | 1.0
            float   | 1.1f * 1.1f                            | 1.21
            byte    | (byte) 300                             | 44
            char    | LETTER                                 | c
            char    | (char) 98                              | b
            boolean | !YES                                   | false
            """;

    @Test
    void aConstantIsItsValue() throws Exception {
        List<String> rows = VALUES.lines().toList();
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i).split(" *\\| *", -1);
            members.append("@Task static void p" + i + "(" + row[0] + " x) {}\n");
            members.append("@Task static void a" + i + "() { Ntask.depends(() -> p" + i + "(" + row[1] + ")); }\n");
            members.append("static final String TRUTH" + i + " = \"\" + (" + row[1] + ");\n");
        }
        CompiledProject project = project(members.toString());
        for (int i = 0; i < rows.size(); i++) {
            String word = rows.get(i).split(" *\\| *", -1)[2];
            assertEquals(List.of(word), passed(project, "a" + i, "x"));
            Field truth = project.loadClass("Tasks$Inner").getDeclaredField("TRUTH" + i);
            truth.setAccessible(true);
            assertEquals(truth.get(null), word);
        }
    }

    @Test
    void anEnumsConstantIsItsNameAndAListItsElements() throws Exception {
        CompiledProject project = project("""
                @Task static void t(List<Shared.Level> levels, List<String> words) {}

                @Task
                static void a() {
                    Ntask.depends(() -> t(List.of(HIGH, (Shared.Level.LOW)), List.of(OWN, "b" + NUMBER)));
                }
                """);
        assertEquals(List.of("HIGH", "LOW"), passed(project, "a", "levels"));
        assertEquals(List.of("own", "b7"), passed(project, "a", "words"));
    }

    @Test
    void aConstantOfAClassThatIsGeneratedLaterIsWaitedFor() throws Exception {
        Scribe scribe = new Scribe();
        scribe.add("round-2/Late.java", "class Late { static final String WORD = \"late\"; }");
        String source = """
                import dev.ntask.*;

                class Tasks {
                    static final String NAMED = "too " + Late.WORD;
                    static final String AGAIN = NAMED + "!";
                    @Task static void t(String a, String b) {}
                    @Task static void a() { Ntask.depends(() -> t(Late.WORD, AGAIN)); }
                }
                """;
        Compilation compilation = Compiler.javac()
                .withProcessors(scribe, new NtaskProcessor())
                .compile(JavaFileObjects.forSourceString("Tasks", source));
        CompiledProject project = CompiledProject.of(compilation);
        assertEquals(List.of("late"), passed(project, "a", "a"));
        assertEquals(List.of("too late!"), passed(project, "a", "b"));
    }

    private static CompiledProject project(String members) throws IOException {
        return CompiledProject.of(TASKS.replace("MEMBERS", members), SHARED, PARENT, SIBLING);
    }

    /** What the one dependency of a task passes for a parameter. */
    private static List<String> passed(CompiledProject project, String task, String parameter)
            throws ReflectiveOperationException {
        Dependency only =
                CompiledProject.task(project.registry(), task).dependencies().get(0);
        return only.arguments().asMap().getOrDefault(parameter, List.of());
    }
}
