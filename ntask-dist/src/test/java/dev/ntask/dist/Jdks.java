package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Javas that the tests switch between. */
final class Jdks {
    private static final Path OWN = Path.of(System.getProperty("java.home"));

    private Jdks() {}

    /** The JDK that runs the tests. */
    static Path own() {
        return OWN;
    }

    /** A JDK of another version: JAVA25_HOME or JAVA17_HOME, or one beside the default JDK. */
    static Path other() throws IOException {
        int wanted = Runtime.version().feature() == 25 ? 17 : 25;
        Path found = find(wanted);
        assertNotNull(found, "no JDK " + wanted + ": set JAVA" + wanted + "_HOME, or install one below /usr/lib/jvm");
        return found;
    }

    private static Path find(int version) throws IOException {
        String named = System.getenv("JAVA" + version + "_HOME");
        if (named != null && isJdk(Path.of(named), version)) {
            return Path.of(named);
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(Path.of("/usr/lib/jvm"))) {
            for (Path home : homes) {
                if (isJdk(home, version)) {
                    return home;
                }
            }
        }
        return null;
    }

    private static boolean isJdk(Path home, int version) throws IOException {
        Path release = home.resolve("release");
        return Files.isExecutable(home.resolve("bin/javac"))
                && Files.exists(release)
                && Files.readString(release).contains("JAVA_VERSION=\"" + version);
    }

    /** Makes a Java without a compiler. */
    static Path withoutCompiler(Path home) throws IOException, InterruptedException {
        Process jlink = new ProcessBuilder(
                        OWN.resolve("bin/jlink").toString(), "--add-modules", "java.base", "--output", home.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(jlink.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (jlink.waitFor() != 0) {
            throw new AssertionError("jlink failed: " + output);
        }
        return home;
    }
}
