import static dev.ntask.Ntask.shell;

import dev.ntask.Arg;
import dev.ntask.Cached;
import dev.ntask.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds, tests and packages ntask with ntask; into build directories, apart from the ones that ./ntask runs from. */
class Tasks {
    private static final String POMS = "**/pom.xml";
    private static final String MAVEN = ".mvn/*";
    private static final String MAIN = "ntask-*/src/main/**";
    private static final String QUICK_JARS = "ntask-*/build/quick/ntask-*.jar";
    private static final String QUICK_DIST = "ntask-dist/build/quick";
    private static final String SOURCES = "ntask-*/src/**";

    /** Puts the sources into the project's format. */
    @Task
    static void format() {
        maven("build/checked", "spotless:apply");
    }

    /** Compiles all modules and packs the distribution, without tests. */
    @Task
    @Cached(
            inputs = {POMS, MAVEN, MAIN, "LICENSE"},
            outputs = {QUICK_JARS, QUICK_DIST + "/ntask-*.zip", QUICK_DIST + "/ntask-*.tar.gz"},
            tools = "mvn --version")
    static void build() {
        maven("build/quick", "-Dquick", "-DskipTests", "package");
    }

    /**
     * Checks format and code, and passes all tests.
     *
     * @param java the java program to run the tests on, instead of the one that runs Maven
     */
    @Task
    @Cached(
            inputs = {
                POMS, MAVEN, SOURCES, "LICENSE", "README.md", "CONTRIBUTING.md", "docs/**", "examples/**", "ntask",
                "ntask.cmd", ".ci/*"
            },
            tools = "mvn --version")
    static void test(@Arg(names = "--java") Optional<String> java) {
        maven("build/checked", java.map(path -> "-Djvm=" + path + " verify").orElse("verify"));
    }

    /** Puts the tested distribution into build/. */
    @Task(deps = {"build", "test"})
    @Cached(outputs = {"build/ntask-*.zip", "build/ntask-*.tar.gz"})
    static void dist() throws IOException {
        Path build = Files.createDirectories(Path.of("build"));
        List<Path> archives;
        try (Stream<Path> files = Files.list(Path.of(QUICK_DIST))) {
            archives = files.filter(file -> file.toString().endsWith(".zip") || file.toString().endsWith(".tar.gz"))
                    .toList();
        }
        for (Path archive : archives) {
            Files.copy(archive, build.resolve(archive.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            System.out.println(build.resolve(archive.getFileName()));
        }
    }

    /** Unchecked classes have a directory of their own: Maven would take them for checked ones. */
    private static void maven(String directory, String... arguments) {
        shell("mvn -B -q -Dntask.build=" + directory + " " + String.join(" ", arguments));
    }
}
