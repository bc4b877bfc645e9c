package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each statement of the two lists, next to a class that the task does not name. */
class OpaqueCallsTest {

    static Stream<String> opaque() throws IOException {
        return statements("opaque.txt");
    }

    static Stream<String> notOpaque() throws IOException {
        return statements("not-opaque.txt");
    }

    private static Stream<String> statements(String list) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/code", list));
        return Arrays.stream(text.split("\n(?! )", -1)).filter(line -> !line.isBlank());
    }

    private static TaskCode next(String statement, int other) throws IOException {
        return Compiled.of("class Tasks { static void run() throws Throwable { " + statement + " } }"
                        + " class Other { int x = " + other + "; }")
                .run();
    }

    @ParameterizedTest
    @MethodSource("opaque")
    void opaqueTaskHasTheDigestOfTheWholeClassPath(String statement) throws IOException {
        TaskCode one = next(statement, 1);
        TaskCode two = next(statement, 2);
        assertTrue(one.opaqueBy().isPresent());
        assertTrue(one.usesLibrary());
        assertNotEquals(one.digest(), two.digest());
        assertEquals(one, next(statement, 1));
    }

    @ParameterizedTest
    @MethodSource("notOpaque")
    void harmlessTaskDoesNotSeeWhatItDoesNotName(String statement) throws IOException {
        TaskCode one = next(statement, 1);
        assertEquals(Optional.empty(), one.opaqueBy());
        assertEquals(one.digest(), next(statement, 2).digest());
    }

    @Test
    void saysWhichCallHidesTheCode() throws IOException {
        TaskCode code = Compiled.of("class Tasks { static void run() throws Exception { H.load(\"x\"); } }"
                        + " class H { static void load(String s) throws Exception { Class.forName(s); } }")
                .run();
        assertEquals(Optional.of("H.load calls java.lang.Class.forName"), code.opaqueBy());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    \"\".getClass().getMethods();                             | false
                    Tasks.class.getProtectionDomain();                      | false
                    Tasks.class.getResource(System.lineSeparator());        | false
                    Tasks.class.getMethods()[0].invoke(null);               | true
                    ClassLoader.getSystemResource(System.lineSeparator());  | true
                    Class.forName(System.lineSeparator());                  | true
                    """)
    void whatOnlyLooksRunsNothingUnseen(String statement, boolean runsUnseen) throws IOException {
        TaskCode code = next(statement, 1);
        assertTrue(code.opaqueBy().isPresent());
        assertEquals(runsUnseen, code.runsUnseen());
    }

    @Test
    void callThroughAProjectSubclassIsListedToo() throws IOException {
        TaskCode code = Compiled.of(
                        "class Tasks { static void run() throws Exception { new L(null).loadClass(\"x\"); } }"
                                + " class L extends java.security.SecureClassLoader { L(ClassLoader p) { super(p); } }")
                .run();
        assertTrue(code.opaqueBy().isPresent());
    }

    @Test
    void nativeMethodMayRunAnything() throws IOException {
        TaskCode code = Compiled.of("class Tasks { static void run() { f(); } static native void f(); }")
                .run();
        assertEquals(Optional.of("Tasks calls native f"), code.opaqueBy());
        assertEquals(
                Optional.empty(),
                Compiled.of("class Tasks { static void run() { } static native void f(); }")
                        .run()
                        .opaqueBy());
    }

    @Test
    void constantClassNameIsFollowed() throws IOException {
        String task = "class Tasks { static void run() throws Exception { Class.forName(\"H\"); } } ";
        TaskCode one = Compiled.of(task + "class H { static { System.out.println(1); } }")
                .run();
        TaskCode two = Compiled.of(task + "class H { static { System.out.println(2); } }")
                .run();
        TaskCode three = Compiled.of(task + "class H { static { System.out.println(2); } void unused() {} }")
                .run();
        assertEquals(Optional.empty(), one.opaqueBy());
        assertNotEquals(one.digest(), two.digest());
        assertEquals(two.digest(), three.digest());
    }
}
