package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with nothing to do loads no class but those that are known to be needed for it: each costs every start a little,
 * and some cost a lot. Which are allowed is in {@code noop-classes.txt}; one that is new there should be worth its time.
 */
final class LightStartIT {
    private static final Pattern LOADED = Pattern.compile("^\\[[^\\]]*\\] (\\S+) source: .*");

    private static final Pattern HEAVY = Pattern.compile(
            "(java\\.security\\.(MessageDigest|Provider|Security)|sun\\.security\\.provider"
                    + "|java\\.util\\.(regex|stream|logging)|java\\.util\\.Formatter|java\\.lang\\.ProcessHandle|org\\.|picocli).*");

    private static final int MOST_RUNS = 200;

    /** Reads the sources, to see that they are what was compiled. */
    private static final String CONFIRMING = "dev.ntask.runtime.launcher.Confirmation";

    private static final String LEARNING = "dev.ntask.runtime.input.SelectionFile$Writer";

    private static final String HASHING = "java.security.MessageDigest";

    private static final String TASKS = """
            import dev.ntask.*;

            class Tasks {
              @Task @Cached(inputs = "in/**") static void read() {}
              @Task(deps = "read") @Cached(inputs = "in/a.txt", outputs = "out/") static void write() throws Exception {
                java.nio.file.Files.createDirectories(java.nio.file.Path.of("out"));
                java.nio.file.Files.writeString(java.nio.file.Path.of("out/b.txt"), "b");
              }
            }
            """;

    @TempDir
    Path temporary;

    private Project project;

    /** Runs until nothing is left to do or to learn: what was just compiled is too new to be believed at a glance. */
    @BeforeEach
    void project() throws Exception {
        project = new Project(temporary.resolve("project")).write("Tasks.java", TASKS);
        project.write("in/a.txt", "a").write("in/b/c.txt", "c").write("ntask.toml", "default_concurrency = 1\n");
        Launcher.Result first = project.launcher().with("NTASK_ARCHIVE", "off").run("write");
        assertEquals(0, first.exitCode(), first.toString());
        for (int i = 0; i < MOST_RUNS; i++) {
            if (isSettled("write") && isSettled("read")) {
                return;
            }
        }
        throw new AssertionError("still not believed after " + MOST_RUNS + " runs: " + output());
    }

    private boolean isSettled(String task) throws Exception {
        List<String> loaded = loaded(task);
        return !loaded.contains(CONFIRMING) && !loaded.contains(HASHING) && !loaded.contains(LEARNING);
    }

    @Test
    void nothingIsLoadedThatIsNotAllowed() throws Exception {
        List<String> allowed = Files.readAllLines(Path.of("src/test/resources/noop-classes.txt"));
        // What it takes to open the jars and to say the version is the JDK's matter.
        Set<String> before = new TreeSet<>(loaded("--version"));
        List<String> unknown = new ArrayList<>();
        for (String name : loaded("read")) {
            if (!before.contains(name) && !isAllowed(name, allowed)) {
                unknown.add(name);
            }
        }
        assertTrue(output().contains("ran=0 cached=1"), output());
        assertEquals(
                List.of(),
                unknown,
                "a run with nothing to do loads these, in this order; do without, or add them to noop-classes.txt");
    }

    @Test
    void everyAllowedClassOfOursIsLoaded() throws Exception {
        Set<String> loaded = new LinkedHashSet<>(loaded("read"));
        List<String> idle = new ArrayList<>();
        for (String name : Files.readAllLines(Path.of("src/test/resources/noop-classes.txt"))) {
            if (name.startsWith("dev.ntask.") && !loaded.contains(name)) {
                idle.add(name);
            }
        }
        assertEquals(List.of(), idle, "noop-classes.txt allows what is not needed any more");
    }

    /** To look up a build that is not known takes more, but nothing that hashes, parses or formats. */
    @Test
    void outputsAreComparedWithoutAnythingHeavy() throws Exception {
        List<String> heavy = new ArrayList<>();
        for (String name : loaded("read", "write")) {
            if (HEAVY.matcher(name).matches()) {
                heavy.add(name);
            }
        }
        assertTrue(output().contains("ran=0 cached=2"), output());
        assertEquals(List.of(), heavy);
    }

    @Test
    void noInputIsRead() throws Exception {
        if (System.getenv("CI") == null && !Programs.include("strace")) {
            return;
        }
        Path trace = temporary.resolve("trace");
        run(List.of("strace", "-f", "-e", "trace=open,openat", "-o", trace.toString()), List.of(), "write");
        String opened = Files.readString(trace);
        assertTrue(opened.contains("stat-cache"), opened);
        for (String file : List.of("a.txt", "c.txt", "out/b.txt", "ntask.toml", "Tasks.java")) {
            assertFalse(opened.contains(file + "\""), file + " is opened");
        }
    }

    /** A line is a class, or, if it ends in a star, all that begin so. */
    private static boolean isAllowed(String name, List<String> allowed) {
        for (String line : allowed) {
            boolean comment = line.isEmpty() || line.startsWith("#");
            if (!comment
                    && (line.endsWith("*")
                            ? name.startsWith(line.substring(0, line.length() - 1))
                            : name.equals(line))) {
                return true;
            }
        }
        return false;
    }

    private List<String> loaded(String... words) throws Exception {
        Path log = temporary.resolve("loaded");
        Files.deleteIfExists(log);
        run(List.of(), List.of("-Xlog:class+load:file=" + log), words);
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher loaded = LOADED.matcher(line.replaceFirst("^(\\[[^\\]]*\\])+", "[]"));
            if (loaded.matches()) {
                names.add(loaded.group(1).replaceFirst("/0x.*", ""));
            }
        }
        assertFalse(names.isEmpty());
        return names;
    }

    /** Starts Java as the script does, without an archive, which would load classes of its own accord. */
    private void run(List<String> before, List<String> flags, String... words) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Launcher.flags());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(), "-Dntask.home=" + Launcher.DISTRIBUTION, "-Dntask.project=true"));
        command.addAll(List.of("-Dntask.terminal=false", "dev.ntask.runtime.launcher.Main"));
        command.addAll(Arrays.asList(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.path(".").toFile())
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("out").toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("NTASK_ARCHIVE", "off");
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), output());
    }

    private String output() throws IOException {
        return Files.readString(temporary.resolve("out"));
    }

    /** The project's jar, relative as in what the script reads, and those of ntask. */
    private String classPath() throws IOException {
        List<String> entries = new ArrayList<>();
        try (Stream<Path> jars = Files.list(project.path(".ntask/bin"))) {
            jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .forEach(name -> entries.add(".ntask/bin/" + name));
        }
        assertEquals(1, entries.size(), entries.toString());
        try (Stream<Path> jars = Files.list(Launcher.DISTRIBUTION.resolve("lib"))) {
            jars.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .forEach(entries::add);
        }
        return String.join(File.pathSeparator, entries);
    }
}
