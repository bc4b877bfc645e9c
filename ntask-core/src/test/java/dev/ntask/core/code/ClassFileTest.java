package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading class files, good and bad. */
class ClassFileTest {
    private static final String PROGRAM = """
            import java.util.*; import java.util.function.*;
            class Tasks {
              enum E { A, B { int f() { return 2; } }; int f() { return 1; } }
              @Deprecated record R(int a, List<? extends Comparable<String>> b) {}
              static final String C = "c"; static final double D = -0.0;
              static void run() { Tasks t = new Tasks(); t.go(E.A, new R(1, List.of())); }
              <T extends Comparable<T>> void go(E e, R r) {
                switch (e) { case A: System.out.println("a" + r); break; case B: return; }
                Supplier<Object> s = () -> new Object() { public String toString() { return "" + r; } };
                try { synchronized (this) { s.get(); } } catch (RuntimeException x) { throw x; } finally { go(null, r); }
                int[][] grid = new int[2][3]; grid[0][1]++; long l = 1L << 40; float f = 2f;
              }
            }
            """;

    private static void readAll(String name, byte[] bytes) throws IOException {
        ClassHeader header = HeaderReader.read(name, bytes);
        FactsReader.read(header, bytes);
        ReflectiveReader.read(name, bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java/util", "java/lang", "java/lang/invoke", "java/util/stream", "java/util/function"})
    void factsOfTheJdksOwnClassesAreReadAndRepeatable(String packageName) throws IOException {
        Path directory = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base", packageName);
        int count = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = packageName + "/" + file.getFileName().toString().replace(".class", "");
                byte[] bytes = Files.readAllBytes(file);
                ClassHeader header = HeaderReader.read(name, bytes);
                ClassFacts facts = FactsReader.read(header, bytes);
                assertEquals(header.methods().keySet(), facts.methods().keySet(), name);
                assertEquals(facts.methods(), FactsReader.read(header, bytes).methods(), name);
                assertEquals(ReflectiveReader.read(name, bytes), ReflectiveReader.read(name, bytes), name);
                count++;
            }
        }
        assertTrue(count > 40, () -> packageName + " has many classes");
    }

    @Test
    void truncatedClassIsAClearError() {
        byte[] bytes = Compiled.of(PROGRAM).bytes("Tasks");
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            MalformedClassException e = assertThrows(MalformedClassException.class, () -> readAll("Tasks", truncated));
            assertEquals(
                    "cannot read class Tasks: the class file is truncated or garbled; compile it again",
                    e.getMessage());
        }
    }

    @Test
    void newerClassFileSaysSo() {
        byte[] bytes = Compiled.of(PROGRAM, "--release", "17").bytes("Tasks");
        bytes[6] = 1;
        MalformedClassException e = assertThrows(MalformedClassException.class, () -> readAll("Tasks", bytes));
        assertEquals(
                "cannot read class Tasks: unsupported class file version 317.0; compile it for an older Java (javac --release)",
                e.getMessage());
    }

    @Test
    void classUnderAnotherNameIsAClearError() {
        byte[] bytes = Compiled.of(PROGRAM).bytes("Tasks");
        MalformedClassException e = assertThrows(MalformedClassException.class, () -> readAll("a/Other", bytes));
        assertEquals("cannot read class a.Other: it holds class Tasks; compile it again", e.getMessage());
    }

    /** Nothing but an index or a named error, whatever the bytes; no hang, no other exception. */
    @Test
    void garbledClassesNeverHangOrEscape() {
        Compiled compiled = Compiled.of(PROGRAM);
        long seed = 20260101L;
        Random random = new Random(seed);
        List<String> names = List.copyOf(compiled.classes().keySet());
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int round = 0; round < 1000; round++) {
                MemoryClassSource source = compiled.source();
                String name = names.get(random.nextInt(names.size()));
                byte[] bytes = compiled.bytes(name);
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                source.addClass(name, bytes);
                try {
                    assertTrue(Compiled.run(source).digest().length() == 64);
                } catch (MalformedClassException e) {
                    assertTrue(Objects.toString(e.getMessage()).startsWith("cannot read class "), e.getMessage());
                } catch (IllegalArgumentException e) {
                    assertEquals("class Tasks has no method run()V", e.getMessage(), "seed " + seed);
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("seed " + seed + ", round " + round, e);
                }
            }
        });
    }
}
