package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The path of every run must not load ASM: here it is not even on the class path. */
class WithoutAsmTest {
    @TempDir
    Path directory;

    @Test
    void indexIsParsedAndConfirmedWithoutAsm() throws Exception {
        CodeIndex index = CodeIndex.compute(
                List.of(new TaskMethod("run", "Tasks", "run", "()V")),
                Compiled.of("class Tasks { static void run() { } }").source());
        Path file = Files.writeString(directory.resolve("index"), index.text());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        place(CodeIndex.class) + java.io.File.pathSeparator + place(Confirm.class),
                        Confirm.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("class Tasks is gone", output.strip());
        assertEquals(0, process.waitFor());
    }

    private static Path place(Class<?> type) {
        return Path.of(java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** What a runtime does, in a JVM of its own. */
    static final class Confirm implements ClassPathState {
        @Override
        public int javaVersion() {
            return Runtime.version().feature();
        }

        public static void main(String[] arguments) throws IOException {
            CodeIndex index = CodeIndex.parse(Files.readString(Path.of(arguments[0])));
            System.out.println(index.confirm(new Confirm()).orElse("holds"));
        }

        @Override
        public SortedSet<String> classes() {
            return new TreeSet<>();
        }

        @Override
        public Optional<String> classDigest(String internalName) {
            return Optional.empty();
        }

        @Override
        public SortedSet<String> resources() {
            return new TreeSet<>();
        }

        @Override
        public Optional<String> resourceDigest(String name) {
            return Optional.empty();
        }

        @Override
        public String libraryDigest() {
            return "";
        }
    }
}
