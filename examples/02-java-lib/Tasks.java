import static dev.ntask.Ntask.depends;
import static dev.ntask.Ntask.shell;

import dev.ntask.Cached;
import dev.ntask.Default;
import dev.ntask.Propagate;
import dev.ntask.Task;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.platform.console.ConsoleLauncher;

/** Builds, tests and packages the tables library. */
class Tasks {
    private static final String SOURCES = "src/main/java";
    private static final String TESTS = "src/test/java";
    private static final String CLASSES = "build/classes";
    private static final String TEST_CLASSES = "build/test-classes";
    private static final String JAR = "build/tables.jar";
    private static final String JAVADOC = "build/javadoc";

    /** Checks code and Javadoc with the compiler's own lint. */
    @Task
    @Cached(inputs = SOURCES + "/**/*.java")
    static void lint() throws IOException {
        Path scratch = Files.createTempDirectory("lint");
        javac(SOURCES, scratch, "", "-Xlint:all", "-Xdoclint:all,-missing", "-Werror");
        deleteTree(scratch);
    }

    /** Compiles the library. */
    @Task
    @Cached(inputs = SOURCES + "/**/*.java", outputs = CLASSES + "/")
    static void compile() throws IOException {
        // No line numbers: so a comment that moves lines changes no class, and whatever depends on them is left alone.
        javac(SOURCES, Path.of(CLASSES), "", "-g:none");
    }

    /** Compiles the tests. */
    @Task(deps = "compile")
    @Cached(inputs = TESTS + "/**/*.java", outputs = TEST_CLASSES + "/")
    static void testClasses() throws IOException, URISyntaxException {
        javac(TESTS, Path.of(TEST_CLASSES), CLASSES + File.pathSeparator + junit(), "-g");
    }

    /**
     * Runs the tests.
     *
     * @param pattern a regular expression for the names of the classes to run
     */
    @Task(deps = {"compile", "testClasses"})
    @Cached
    static void test(@Default(".*Test") String pattern) throws URISyntaxException {
        shell(List.of(
                java(),
                "-jar",
                junit(),
                "execute",
                "--class-path=" + CLASSES + File.pathSeparator + TEST_CLASSES,
                "--scan-class-path=" + TEST_CLASSES,
                "--include-classname=" + pattern,
                "--fail-if-no-tests",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=summary"));
    }

    /** Writes the API documentation. */
    @Task
    @Cached(inputs = SOURCES + "/**/*.java", outputs = JAVADOC + "/")
    static void javadoc() {
        // No timestamp: so the same sources give the same pages, whenever they are written.
        tool("javadoc", "-quiet", "-notimestamp", "-d", JAVADOC, "-sourcepath", SOURCES, "-subpackages", "dev.example");
    }

    /** Packs the classes. */
    @Task(deps = "compile")
    @Cached(outputs = JAR)
    static void jar() {
        tool("jar", "--create", "--file=" + JAR, "--date=2026-01-01T00:00:00Z", "-C", CLASSES, ".");
    }

    /** Everything that must hold before a change is merged. */
    @Task
    @Cached(propagate = Propagate.NONE) // reads nothing that the others make, so has nothing to do again
    static void check() {
        depends(Tasks::lint, Tasks::jar);
        depends(Tasks::test);
    }

    /**
     * Checks everything and puts the jar, with its checksum, into a directory of its own.
     *
     * @param version the version to release, as in 1.0.0
     */
    @Task(deps = {"check", "jar", Tasks_.JAVADOC}) // the jar is named although check needs it, too: this task reads it
    @Cached(outputs = "build/release/{version}/")
    static void release(String version) throws IOException, NoSuchAlgorithmException {
        Path directory = Files.createDirectories(Path.of("build/release", version));
        byte[] jar = Files.readAllBytes(Path.of(JAR));
        String checksum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar));
        String name = "tables-" + version + ".jar";
        Files.write(directory.resolve(name), jar);
        Files.writeString(directory.resolve(name + ".sha256"), checksum + "  " + name + "\n");
        System.out.println("released " + name);
    }

    private static void javac(String sources, Path destination, String classPath, String... options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-d", destination.toString(), "--class-path", classPath, "-proc:none"));
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().forEach(arguments::add);
        }
        tool("javac", arguments.toArray(String[]::new));
    }

    private static void tool(String name, String... arguments) {
        int code = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
        if (code != 0) {
            throw new IllegalStateException(name + " failed");
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The jar that ntask.toml brings in: JUnit with its console launcher. */
    private static String junit() throws URISyntaxException {
        return Path.of(ConsoleLauncher.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    private static void deleteTree(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
