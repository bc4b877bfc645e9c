package dev.ntask.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolLoaderTest {
    @TempDir
    Path folder;

    /** A task may print where a class of it comes from; just after a compilation, that is what it is the next time. */
    @Test
    void placesAreCalledAsOnTheClassPathOfAProcess() throws Exception {
        Path real = Files.createDirectory(folder.resolve("a b"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        Files.copy(
                Path.of(ToolLoaderTest.class
                        .getResource("ToolLoaderTest$Where.class")
                        .toURI()),
                Files.createDirectories(real.resolve("dev/ntask/runtime/launcher"))
                        .resolve("ToolLoaderTest$Where.class"));
        Process own = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        link.toString(),
                        Where.class.getName())
                .start();
        String onClassPath = new String(own.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        URL[] urls = ToolLoader.urls(new Path[] {link});
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            Class<?> loaded = loader.loadClass(Where.class.getName());
            assertEquals(
                    onClassPath,
                    loaded.getProtectionDomain().getCodeSource().getLocation().toString());
        }
    }

    /** Prints where it comes from. */
    static final class Where {
        private Where() {}

        public static void main(String[] arguments) {
            System.out.print(Where.class.getProtectionDomain().getCodeSource().getLocation());
        }
    }
}
