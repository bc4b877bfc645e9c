package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replays the false hits on record elsewhere: {@code docs/false-hits.md} says which is which, and is held against this. */
@Timeout(60)
class FalseHitsTest {
    private static final Path PAGE = Path.of("..", "docs", "false-hits.md");

    @TempDir
    Path root;

    /** {@code make} copies its input, if that is there; every check ends in a run that does nothing. */
    private TestProject copying(String inputs, String source) {
        TestProject project = new TestProject(root, "make:").cached("make", inputs, "out");
        return project.body("make", values -> project.write("out", project.read(source)));
    }

    private static void assertMade(String content, TestProject project, String task) {
        project.inANewProcess().run(task);
        assertEquals(content, project.read("out"));
        String again = project.inANewProcess().run(task);
        assertFalse(again.contains("EXECUTED") || again.contains("RESTORED"), again);
    }

    private void git(String... words) throws IOException, InterruptedException {
        String[] command = Stream.concat(
                        Stream.of("git", "-c", "user.name=t", "-c", "user.email=t@t"), Stream.of(words))
                .toArray(String[]::new);
        Process git = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, git.waitFor(), said);
    }

    // Turborepo

    @Test
    void aSecondEditOfACommittedFileIsSeen() throws Exception {
        TestProject project = copying("src/**", "src/a").write("src/a", "committed");
        git("init", "-q");
        git("add", "src");
        git("commit", "-q", "-m", "first");
        assertMade("committed", project, "make");
        assertMade("once", project.write("src/a", "once"), "make");
        assertMade("twice", project.write("src/a", "twice"), "make");
        git("checkout", "-q", "src/a");
        assertMade("committed", project, "make");
    }

    @Test
    void theVersionOfTheRuntimeCounts() {
        TestProject project = new TestProject(root, "make:")
                .cached("make", "", "out", List.of(), List.of("cat version"), Propagation.OUTCOME, true)
                .write("version", "18");
        project.body("make", values -> project.write("out", project.read("version")));
        assertMade("18", project, "make");
        assertMade("20", project.write("version", "20"), "make");
        project.platform = new PlatformFacts(25, "linux-amd64");
        assertEquals("make EXECUTED", project.run("make"), "Java itself");
        project.platform = new PlatformFacts(25, "linux-aarch64");
        assertEquals("make EXECUTED", project.run("make"), "the processor");
        assertEquals("make UP_TO_DATE", project.run("make"));
    }

    @Test
    void withoutGitTheSameFilesAreInputs() throws Exception {
        TestProject project = copying("shared/file pkg/**", "shared/file")
                .write("shared/file", "1")
                .write("pkg/a", "");
        git("init", "-q");
        assertMade("1", project, "make");
        assertEquals(
                0,
                new ProcessBuilder("rm", "-rf", root.resolve(".git").toString())
                        .start()
                        .waitFor());
        assertEquals("make UP_TO_DATE", project.inANewProcess().run("make"), "nor does its absence change anything");
        assertMade("2", project.write("shared/file", "2"), "make");
    }

    // Nx

    @Test
    void afterAFailureAHitPutsEveryOutputBack() {
        TestProject project =
                new TestProject(root, "make:").cached("make", "in", "dist/").write("in", "1");
        project.body("make", values -> project.write("dist/a", "a").write("dist/b", "b"));
        project.run("make");
        project.forced = Set.of(0);
        project.body("make", values -> {
            project.write("dist/a", "half");
            throw new IllegalStateException("out of memory");
        });
        assertEquals("make FAILED", project.inANewProcess().run("make"));
        project.forced = Set.of();
        assertEquals("make RESTORED", project.inANewProcess().run("make"));
        assertEquals("ab", project.read("dist/a") + project.read("dist/b"));
        project.forced = Set.of(0);
        project.body("make", values -> {
            throw new IllegalStateException("no compiler");
        });
        assertEquals("make FAILED", project.inANewProcess().run("make"));
        assertFalse(project.exists("dist/a"));
        project.forced = Set.of();
        assertEquals("make RESTORED", project.inANewProcess().run("make"));
        assertEquals("ab", project.read("dist/a") + project.read("dist/b"));
        assertEquals("make UP_TO_DATE", project.inANewProcess().run("make"));
    }

    /** {@code out} is made of {@code b}, and that of {@code a}. */
    private TestProject chain() {
        TestProject project = new TestProject(root, "a2b:", "make: a2b")
                .cached("a2b", "a", "b")
                .cached("make", "b", "out")
                .write("a", "1");
        return project.body("a2b", values -> project.write("b", project.read("a")))
                .body("make", values -> project.write("out", project.read("b")));
    }

    @Test
    void anInputThatADependencyWritesIsReadAfterwards() {
        TestProject project = chain();
        assertMade("1", project, "make");
        assertMade("2", project.write("a", "2"), "make");
        assertMade("1", project.write("a", "1"), "make");
    }

    @Test
    void tasksOfOneFolderHaveEachTheirOwnInputs() {
        TestProject project = new TestProject(root, "all: make other", "make:", "other:")
                .cached("make", "src/*.proto", "out")
                .cached("other", "src/**", "")
                .write("src/a.proto", "1")
                .write("src/b", "1");
        project.body("make", values -> project.write("out", project.read("src/a.proto")));
        project.run("other", "make");
        project.write("src/b", "2");
        assertEquals("other EXECUTED, make UP_TO_DATE", project.inANewProcess().run("other", "make"));
        project.write("src/a.proto", "2");
        assertEquals("other EXECUTED, make EXECUTED", project.inANewProcess().run("other", "make"));
        assertMade("2", project, "make");
    }

    @Test
    void aToolThatFailsDecidesNothing() {
        TestProject project = new TestProject(root, "make:")
                .cached("make", "", "out", List.of(), List.of("exit 1"), Propagation.OUTCOME, true);
        project.body("make", values -> project.write("out", ""));
        project.run("make");
        assertEquals("make EXECUTED", project.run("make"));
        assertEquals(
                List.of("make: is not cached: its tool `exit 1` exited with 1, which does not say what it is;"
                        + " where it may fail, declare `exit 1 || true`"),
                project.notices());
    }

    // Task (go-task)

    @Test
    void whatTheTaskDoesAndWithWhichValuesCounts() {
        TestProject project = new TestProject(root, "make(version=1):").cached("make", "base", "out");
        project.write("base", "");
        project.body("make", values -> project.write("out", "v" + values[0]));
        assertMade("v1", project, "make");
        project.run(project.registry.action("make", "version", "2"));
        assertEquals("v2", project.read("out"));
        assertMade("v1", project, "make");
        project.code.put("make", "another body");
        project.body("make", values -> project.write("out", "V" + values[0]));
        assertMade("V1", project, "make");
    }

    @Test
    void filesThatADependencyHasYetToMakeAreInputs() {
        TestProject project = new TestProject(root, "gen:", "make: gen")
                .cached("gen", "a", "gen/")
                .cached("make", "gen/*.txt", "out")
                .write("a", "1");
        project.body("gen", values -> project.write("gen/" + project.read("a") + ".txt", ""))
                .body("make", values -> {
                    try (Stream<Path> files = Files.list(root.resolve("gen"))) {
                        project.write(
                                "out",
                                files.map(file -> file.getFileName().toString())
                                        .sorted()
                                        .toList()
                                        .toString());
                    }
                });
        assertMade("[1.txt]", project, "make");
        assertEquals(List.of(), project.notices(), "it is not said to match nothing before they are there");
        assertMade("[2.txt]", project.write("a", "2"), "make");
    }

    @Test
    void toAskIsNotToRun() {
        TestProject project = copying("in", "in").write("in", "1");
        assertMade("1", project, "make");
        project.write("in", "2").inANewProcess();
        assertEquals("make MISS (input-modified: in)", project.forecast("make"));
        assertEquals("make MISS (input-modified: in)", project.inANewProcess().forecast("make"));
        assertMade("2", project, "make");
    }

    // Bazel

    @Test
    void whatWasMadeOfAFileThatChangedMeanwhileIsNotStored() {
        TestProject project = copying("in", "in").write("in", "old");
        project.body("make", values -> {
            project.write("in", "new");
            project.write("out", project.read("in"));
        });
        project.run("make");
        assertEquals(List.of("make: is not stored: in changed while it ran"), project.notices());
        project.body("make", values -> project.write("out", project.read("in")));
        assertMade("old", project.write("in", "old"), "make");
    }

    @Test
    void successWithoutOutputsIsNotStored() {
        TestProject project = copying("in", "in").write("in", "1");
        project.body("make", values -> {});
        project.run("make");
        assertEquals(
                List.of("make: is not stored: it succeeded without writing any of its outputs"), project.notices());
        project.body("make", values -> project.write("out", project.read("in")));
        assertMade("1", project, "make");
    }

    @Test
    void theCompilerOfTheMachineCounts(@TempDir Path machine) throws IOException {
        Path compiler = machine.resolve("cc");
        Files.writeString(compiler, "#!/bin/sh\necho 11\n");
        assertTrue(compiler.toFile().setExecutable(true));
        TestProject project = new TestProject(root, "make:")
                .cached("make", "", "out", List.of(), List.of(compiler + " --version"), Propagation.OUTCOME, true);
        project.body("make", values -> project.write("out", Files.readString(compiler)));
        project.run("make");
        assertEquals("make UP_TO_DATE", project.inANewProcess().run("make"));
        Files.writeString(compiler, "#!/bin/sh\necho 12\n");
        assertMade("#!/bin/sh\necho 12\n", project, "make");
    }

    // Gradle

    @Test
    void anEditThatKeepsSizeAndTimeIsSeen() throws IOException {
        TestProject project = copying("in", "in").write("in", "1");
        FileTime time = Files.getLastModifiedTime(root.resolve("in"));
        assertMade("1", project, "make");
        project.write("in", "2");
        Files.setLastModifiedTime(root.resolve("in"), time);
        assertMade("2", project, "make");
    }

    @Test
    void withoutInputsEverythingElseStillCounts() {
        TestProject project = new TestProject(root, "make:").cached("make", "", "out");
        project.body("make", values -> project.write("out", "1"));
        assertMade("1", project, "make");
        project.code.put("make", "another body");
        project.body("make", values -> project.write("out", "2"));
        assertMade("2", project, "make");
        project.write("out", "edited");
        assertMade("2", project, "make");
    }

    // mise

    @Test
    void anOutputThatIsMissingAmongOthersIsPutBack() {
        TestProject project = new TestProject(root, "make:").cached("make", "", "one two");
        project.body("make", values -> project.write("one", "1").write("two", "2"));
        project.run("make");
        project.delete("two");
        assertEquals("make RESTORED", project.inANewProcess().run("make"));
        assertEquals("2", project.read("two"));
        assertEquals("make UP_TO_DATE", project.inANewProcess().run("make"));
    }

    @Test
    void aChangedDeclarationIsAnotherAction() {
        TestProject project = copying("in", "in").write("in", "1").write("more", "");
        assertMade("1", project, "make");
        project.cached("make", "in more", "out");
        assertEquals("make EXECUTED", project.inANewProcess().run("make"));
        project.cached("make", "in more", "out *.log");
        assertEquals("make EXECUTED", project.inANewProcess().run("make"));
        project.cached("make", "in more", "out *.log", List.of("MODE"), List.of(), Propagation.OUTCOME, true);
        assertEquals("make EXECUTED", project.inANewProcess().run("make"));
        project.environment.put("MODE", "fast");
        assertEquals("make EXECUTED", project.inANewProcess().run("make"));
        assertEquals("make UP_TO_DATE", project.inANewProcess().run("make"));
    }

    // The original

    @Test
    void twoArgumentsAreTwoResults() {
        TestProject project = new TestProject(root, "make(name=a):").cached("make", "", "out");
        project.body("make", values -> project.write("out", values[0].toString()));
        assertMade("a", project, "make");
        project.run(project.registry.action("make", "name", "b"));
        assertEquals("b", project.read("out"));
        assertMade("a", project, "make");
    }

    @Test
    void aTaskThatIsNotCachedLetsChangesThrough() {
        TestProject project = new TestProject(root, "gen:", "plain: gen", "make: plain")
                .cached("gen", "in", "b")
                .cached("make", "", "out")
                .write("in", "1");
        project.body("gen", values -> project.write("b", project.read("in")))
                .body("make", values -> project.write("out", project.read("b")));
        project.run("make");
        project.write("in", "2").inANewProcess().run("make");
        assertEquals("2", project.read("out"));
        assertEquals(
                "gen UP_TO_DATE, plain EXECUTED, make UP_TO_DATE",
                project.inANewProcess().run("make"));
    }

    @Test
    void whatWasSkippedSkipsWhatFollows() {
        TestProject project = new TestProject(root, "a:", "b: a", "c: b").cached("c", "", "");
        project.keepGoing = true;
        project.body("a", values -> {
            throw new IllegalStateException("no");
        });
        assertEquals("a FAILED, b SKIPPED, c SKIPPED", project.run("c"));
        project.body("a", values -> {});
        assertEquals("a EXECUTED, b EXECUTED, c EXECUTED", project.run("c"));
        assertEquals("a EXECUTED, b EXECUTED, c UP_TO_DATE", project.run("c"));
    }

    // The page

    /** Every row of the page names tests that exist, and every test here has a row. */
    @Test
    void thePageAndTheTestsAreOfOneMind() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.split("(?<!\\\\)\\|", -1);
            if (line.startsWith("| ") && cells.length == 5) {
                Matcher test = Pattern.compile("`([A-Za-z.]+)`").matcher(cells[3]);
                while (test.find()) {
                    named.add(test.group(1));
                }
            }
        }
        Set<String> own = new TreeSet<>();
        for (Method method : FalseHitsTest.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class) && !method.getName().startsWith("thePage")) {
                own.add(method.getName());
            }
        }
        Set<String> ownNamed = new TreeSet<>();
        for (String name : named) {
            if (name.indexOf('.') < 0) {
                ownNamed.add(name);
            } else {
                assertTrue(exists(name), name);
            }
        }
        assertEquals(own, ownNamed);
    }

    private static boolean exists(String test) {
        String type = test.substring(0, test.indexOf('.'));
        String method = test.substring(test.indexOf('.') + 1);
        for (String module : List.of("ntask-core", "ntask-runtime", "ntask-processor")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                if (files.filter(file -> file.getFileName().toString().equals(type + ".java"))
                        .anyMatch(file -> read(file).contains("void " + method + "("))) {
                    return true;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
