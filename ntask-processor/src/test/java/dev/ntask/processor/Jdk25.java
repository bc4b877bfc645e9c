package dev.ntask.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDK 25 of this machine: JAVA25_HOME, or one below {@code /usr/lib/jvm}. */
public final class Jdk25 {
    private Jdk25() {}

    /** Finds its home. */
    public static Optional<Path> find() throws IOException {
        List<Path> homes = new ArrayList<>();
        if (System.getenv("JAVA25_HOME") != null) {
            homes.add(Path.of(System.getenv("JAVA25_HOME")));
        }
        Path beside = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(beside)) {
            try (Stream<Path> installed = Files.list(beside)) {
                installed.sorted().forEach(homes::add);
            }
        }
        for (Path home : homes) {
            Path release = home.resolve("release");
            if (Files.isExecutable(home.resolve("bin/javac"))
                    && Files.exists(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"25")) {
                return Optional.of(home);
            }
        }
        return Optional.empty();
    }
}
