package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of which the script knows the answer, without Java, and whatever must make it ask Java again. */
final class AnswersIT {
    private static final String TASKS = """
            import dev.ntask.*;
            import static dev.ntask.Ntask.*;

            class Tasks {
                @Task @Cached(inputs = "in/**", outputs = "out/", env = "MODE")
                static void gen(@Default("b") String name) throws Exception {
                    shell("mkdir -p out; cat in/* > out/" + name);
                }

                @Task(deps = "gen")
                static void all() {}

                @Task @Cached(inputs = "in/**")
                static void lint() {}

                @Task(deps = {"all", "lint"})
                static void both() {}

                @Task(deps = "gen")
                static void more() {
                    System.out.println("there is more to do");
                }

                @Task @Cached(inputs = "in/**", env = "SHLVL")
                static void level() {}
            }
            """;

    /** What Java says when it starts, with a variable that it takes options from. */
    private static final String STARTED = "Picked up JAVA_TOOL_OPTIONS";

    private static final int MOST_RUNS = 200;

    @TempDir
    Path temporary;

    private Project project;
    private Launcher launcher;

    @BeforeEach
    void project() throws Exception {
        Path root = temporary.toRealPath().resolve("work/project");
        project =
                new Project(root).write("Tasks.java", TASKS).write("in/a", "1").write("in/b", "2");
        launcher = project.launcher().with("JAVA_TOOL_OPTIONS", "-Dnothing=1").with("MODE", "fast");
    }

    /** Calls until no Java starts; what was just written is too new to be believed. */
    private Launcher.Result settle(Launcher how, String... words) {
        for (int i = 0; i < MOST_RUNS; i++) {
            Launcher.Result result = how.run(words);
            assertEquals(0, result.exitCode(), result.toString());
            if (!isFromJava(result)) {
                return result;
            }
        }
        throw new AssertionError("Java started each time");
    }

    private static boolean isFromJava(Launcher.Result result) {
        return result.err().contains(STARTED);
    }

    @Test
    void theAnswerIsWhatJavaSays() throws Exception {
        Launcher.Result answer = settle(launcher, "all");
        List<Path> before = runs();
        Launcher.Result again = launcher.run("all");
        assertEquals(answer, again);
        assertEquals("", again.err());
        Path ofAnswer = only(added(before));
        List<Path> between = runs();
        Launcher.Result java = launcher.with("NTASK_ANSWERS", "off").run("all");
        assertTrue(isFromJava(java), java.toString());
        assertEquals(java.out(), again.out());
        assertTrue(again.out().contains("done. ran=1 cached=1 failed=0 skipped=0"), again.out());
        Path ofJava = only(added(between));
        assertEquals(manifest(ofJava), manifest(ofAnswer));
        assertEquals(names(ofJava), names(ofAnswer));
    }

    @Test
    void theAnswerHasTheOrderOfJava() {
        Launcher.Result answer = settle(launcher, "both");
        Launcher.Result java = launcher.with("NTASK_ANSWERS", "off").run("both");
        assertTrue(isFromJava(java), java.toString());
        assertEquals(withoutTimes(java.out()), withoutTimes(answer.out()));
        assertTrue(answer.out().contains("next: both"), answer.out());
    }

    private static String withoutTimes(String told) {
        return told.replaceAll("\\([0-9.]+m?s\\)", "()");
    }

    @Test
    void aRecordTellsWhenAndWhich() throws Exception {
        settle(launcher, "all");
        List<Path> before = runs();
        launcher.run("all");
        Path run = only(added(before));
        String name = String.valueOf(run.getFileName());
        List<String> lines = Files.readAllLines(run.resolve("run.json"));
        assertEquals("  \"run_id\": \"" + name + "\",", lines.get(1));
        String started = name.replaceFirst("(....)(..)(..)T(..)(..)(..)-(...)Z", "$1-$2-$3T$4:$5:$6.$7Z");
        assertEquals("  \"started_at_utc\": \"" + started + "\",", lines.get(2));
        String finished = lines.get(3).replaceFirst(".*: \"(.*)\",", "$1");
        assertTrue(finished.compareTo(started) >= 0, finished);
        Launcher.Result log = launcher.run("log", name);
        assertEquals(0, log.exitCode(), log.toString());
        assertTrue(log.out().contains("gen"), log.out());
    }

    /** A change of the project, after which a call must not be answered; {@code ran} says whether the task must run. */
    private record Change(String name, boolean ran, Doing doing) {
        interface Doing {
            void to(Project project) throws Exception;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("an input has another content, of the same length and time", true, project -> {
            Path file = project.path("in/a");
            FileTime time = Files.getLastModifiedTime(file);
            Files.writeString(file, "3");
            Files.setLastModifiedTime(file, time);
        }));
        changes.add(new Change("another file takes an input's place", true, project -> {
            Path file = project.path("in/a");
            Path other = project.path("other");
            Files.writeString(other, "3");
            Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        }));
        changes.add(new Change("an input comes", true, project -> project.write("in/c", "3")));
        changes.add(new Change("an input goes", true, project -> Files.delete(project.path("in/b"))));
        changes.add(new Change(
                "an input can be executed",
                true,
                project -> Files.setPosixFilePermissions(
                        project.path("in/a"), PosixFilePermissions.fromString("rwxr-xr-x"))));
        changes.add(new Change("a link takes the place of the inputs' directory", true, project -> {
            Files.move(project.path("in"), project.path("elsewhere"));
            Files.createSymbolicLink(project.path("in"), Path.of("elsewhere"));
            Files.writeString(project.path("in/a"), "3");
        }));
        changes.add(new Change("an output is changed", false, project -> project.write("out/b", "?")));
        changes.add(new Change("an output is gone", false, project -> Files.delete(project.path("out/b"))));
        changes.add(new Change("something is among the outputs", false, project -> project.write("out/stray", "?")));
        changes.add(new Change(
                "the task is another one",
                true,
                project -> project.write("Tasks.java", TASKS.replace("mkdir -p out", "mkdir -p out/"))));
        changes.add(new Change(
                "there are settings", false, project -> project.write("ntask.toml", "default_concurrency = 2\n")));
        changes.add(new Change("inputs are ignored", true, project -> project.write(".gitignore", "b\n")));
        changes.add(new Change("the project is within a work tree that ignores", true, project -> {
            Files.createDirectories(project.path("../.git"));
            project.write("../.gitignore", "b\n");
        }));
        changes.add(new Change("results are forgotten", true, project -> {
            Launcher.Result clean = project.launcher().run("clean");
            assertEquals(0, clean.exitCode(), clean.toString());
        }));
        changes.add(new Change("another variant of the task has run", false, project -> {
            Launcher.Result other = project.launcher().with("MODE", "slow").run("gen", "--name", "b");
            assertEquals(0, other.exitCode(), other.toString());
        }));
        changes.add(new Change("a run was killed", false, project -> project.write(".ntask/running/x", "1")));
        changes.add(new Change("there is no place for records", false, project -> {
            delete(project.path(".ntask/runs"));
            project.write(".ntask/runs", "in the way");
        }));
        return changes;
    }

    private static List<Change> damages() {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("it is not known any more", false, project -> delete(project.path(".ntask/builds"))));
        changes.add(new Change(
                "it is not known how to start",
                false,
                project -> Files.setLastModifiedTime(project.path(".ntask/launch"), FileTime.fromMillis(0))));
        for (String part : List.of("paths", ".record")) {
            changes.add(new Change("of the answer is lost: " + part, false, project -> {
                try (Stream<Path> files = Files.walk(project.path(".ntask/answers"))) {
                    for (Path file :
                            files.filter(each -> each.toString().endsWith(part)).toList()) {
                        Files.delete(file);
                    }
                }
            }));
        }
        changes.add(head("the answer is from the future", 1, "99999999999"));
        changes.add(head("the answer is too old", 2, "1"));
        changes.add(head("the answer is of another format", 0, "ntask answer 0"));
        changes.add(head("the answer was cut off", 5, "en"));
        return changes;
    }

    private static Change head(String name, int line, String text) {
        return new Change(name, false, project -> {
            for (Path head : heads(project.path(".ntask/answers/gen"))) {
                List<String> lines = new ArrayList<>(Files.readAllLines(head));
                lines.set(line, text);
                Files.writeString(head, String.join("\n", lines) + "\n");
            }
        });
    }

    private static List<Path> heads(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}-[0-9a-f]{64}"))
                    .toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void javaIsAskedAfterAChange(Change change) throws Exception {
        settle(launcher, "gen");
        change.doing().to(project);
        Launcher.Result result = launcher.run("gen");
        assertTrue(isFromJava(result), result.toString());
        assertEquals(0, result.exitCode(), result.toString());
        assertTrue(result.out().contains(change.ran() ? "ran=1 cached=0" : "ran=0 cached=1"), result.toString());
    }

    @Test
    void aDamagedAnswerIsNotGiven() throws Exception {
        for (Change damage : damages()) {
            settle(launcher, "gen");
            damage.doing().to(project);
            Launcher.Result result = launcher.run("gen");
            assertTrue(isFromJava(result), damage + ": " + result);
            assertTrue(result.out().contains("ran=0 cached=1"), damage + ": " + result);
        }
    }

    @Test
    void anotherCallIsAnotherQuestion() throws Exception {
        settle(launcher, "gen");
        assertTrue(isFromJava(launcher.with("MODE", "slow").run("gen")));
        settle(launcher, "gen");
        assertTrue(isFromJava(launcher.with("UNHEARD_OF", "").run("gen")));
        settle(launcher, "gen");
        assertTrue(isFromJava(launcher.without("LANG").run("gen")));
        settle(launcher, "gen");
        assertTrue(isFromJava(launcher.at(project.path("in")).run("gen")));
        settle(launcher, "gen");
        assertTrue(isFromJava(launcher.run("gen", "--name", "b")));
        settle(launcher, "gen", "--name", "b");
        assertFalse(isFromJava(launcher.run("gen")));
    }

    /** Each from its own directory and terminal, and none has to ask Java for what the other has asked. */
    @Test
    void callersAreRemembered() {
        Launcher other = launcher.at(project.path("in")).with("TERM", "other");
        settle(launcher, "gen");
        settle(other, "gen");
        assertFalse(isFromJava(launcher.run("gen")));
        assertFalse(isFromJava(other.run("gen")));
    }

    @Test
    void nothingIsKeptForWhoNeverComesAgain() throws Exception {
        settle(launcher, "gen");
        int before = heads(project.path(".ntask/answers/gen")).size();
        for (int i = 0; i < 4; i++) {
            assertTrue(isFromJava(launcher.with("NOW", "" + i).run("gen")));
        }
        assertEquals(before, heads(project.path(".ntask/answers/gen")).size());
    }

    @Test
    void whatShellsSetForEachCallIsNoQuestion() {
        settle(launcher, "gen");
        assertFalse(isFromJava(
                launcher.with("OLDPWD", "/").with("SHLVL", "7").with("_", "x").run("gen")));
    }

    @Test
    void unlessATaskAsksForIt() {
        for (int i = 0; i < 5; i++) {
            assertTrue(isFromJava(launcher.with("SHLVL", "7").run("level")));
        }
        assertFalse(Files.exists(project.path(".ntask/answers/level")));
    }

    @Test
    void oddEnvironmentsAreCompared() {
        Launcher odd = launcher.with("LC_ALL", "C")
                .with("LINES_", "one\ntwo\n")
                .with("IFS", "a")
                .with("nt_home", "/")
                .with("LC_NAME", "x=y\t\\0");
        settle(odd, "gen");
        assertTrue(isFromJava(odd.with("LC_ALL", "POSIX").run("gen")));
        settle(odd, "gen");
        assertTrue(isFromJava(odd.with("LINES_", "one\ntwo").run("gen")));
    }

    @Test
    void whatTheEnvironmentHoldsIsNotKept() throws Exception {
        Launcher withSecret = launcher.with("TOKEN", "very-secret-indeed");
        settle(withSecret, "gen");
        try (Stream<Path> files = Files.walk(project.path(".ntask/answers"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains("very-secret"), file.toString());
            }
        }
    }

    @Test
    void whatHasMoreToDoIsNotAnswered() {
        for (int i = 0; i < 5; i++) {
            Launcher.Result result = launcher.run("more");
            assertTrue(result.out().contains("there is more to do"), result.out());
        }
        assertFalse(Files.exists(project.path(".ntask/answers/more")));
    }

    @Test
    void whatIsToldInAnotherWayIsNotAnswered() {
        for (List<String> words :
                List.of(List.of("--log-format=json", "gen"), List.of("--log-dir=logs", "gen"), List.of("-v", "gen"))) {
            for (int i = 0; i < 4; i++) {
                Launcher.Result result = launcher.run(words.toArray(String[]::new));
                assertEquals(0, result.exitCode(), result.toString());
                assertTrue(isFromJava(result), words.toString());
            }
        }
    }

    @Test
    void aTaskThatCallsNtaskKeepsNoAnswer() {
        for (int i = 0; i < 5; i++) {
            assertTrue(isFromJava(launcher.with("NTASK_RUN_ID", "x").run("gen")));
        }
        assertFalse(Files.exists(project.path(".ntask/answers/gen")));
    }

    @Test
    void javaOptionsInAFileAreNoAnswers() throws Exception {
        Path options = temporary.toRealPath().resolve("options");
        Files.writeString(options, "-Dnothing=1\n");
        Launcher other = launcher.without("JAVA_TOOL_OPTIONS").with("JDK_JAVA_OPTIONS", "@" + options);
        for (int i = 0; i < 5; i++) {
            other.run("gen");
        }
        assertFalse(Files.exists(project.path(".ntask/answers/gen")));
        Files.writeString(options, "-ea\n");
        Launcher.Result result = other.run("gen");
        assertTrue(result.out().contains("ran=1 cached=0"), result.toString());
    }

    @Test
    void anAnswerThatCannotBeWrittenIsAnError() throws Exception {
        settle(launcher, "gen");
        List<Path> before = runs();
        Launcher.Result result = launcher.as("/bin/sh")
                .run("-c", "exec '" + Launcher.DISTRIBUTION.resolve("bin/ntask") + "' gen >/dev/full");
        assertEquals(1, result.exitCode(), result.toString());
        assertTrue(result.err().contains("error: cannot write to standard output"), result.toString());
        only(added(before));
    }

    @Test
    void asManyRecordsAsAreWantedStay() throws Exception {
        project.write("ntask.toml", "max_runs = 3\n");
        settle(launcher, "gen");
        assertEquals(3, runs().size());
        List<Path> before = runs();
        assertFalse(isFromJava(launcher.run("gen")));
        List<Path> after = runs();
        assertEquals(3, after.size());
        assertEquals(before.subList(1, 3), after.subList(0, 2));
    }

    @Test
    void aRunThatGoesOnIsNotRemoved() throws Exception {
        project.write("ntask.toml", "max_runs = 3\n");
        settle(launcher, "gen");
        Path oldest = runs().get(0);
        Files.delete(oldest.resolve("run.json"));
        assertTrue(isFromJava(launcher.run("gen")));
        assertTrue(Files.exists(oldest));
    }

    @Test
    void whatSomebodyPutIntoARecordStays() throws Exception {
        project.write("ntask.toml", "max_runs = 3\n");
        settle(launcher, "gen");
        Path own = runs().get(0).resolve("own/notes");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "1");
        launcher.run("gen");
        assertTrue(Files.exists(own));
    }

    @Test
    void manyAtOnceLeaveARecordEach() throws Exception {
        settle(launcher, "gen");
        int before = runs().size();
        List<Launcher.Call> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(launcher.start("gen"));
        }
        for (Launcher.Call call : calls) {
            Launcher.Result result = call.result();
            assertEquals(0, result.exitCode(), result.toString());
            assertTrue(result.out().contains("ran=0 cached=1"), result.toString());
        }
        assertEquals(before + 8, runs().size());
        for (Path run : runs()) {
            assertTrue(Files.readString(run.resolve("run.json")).endsWith("}\n"), run.toString());
        }
    }

    @Test
    void anotherJavaAndAnotherNtaskAreAsked() throws Exception {
        Path copy = Launcher.copy(Launcher.DISTRIBUTION, temporary.toRealPath().resolve("ntask"));
        Launcher copied = launcher.as(copy.resolve("bin/ntask").toString());
        settle(copied, "gen");
        Path jar = Launcher.jars(copy.resolve("lib")).get(0);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        assertTrue(isFromJava(copied.run("gen")));
        settle(copied, "gen");
        Files.writeString(copy.resolve("lib/another.jar"), "");
        assertTrue(isFromJava(copied.run("gen")));
        Files.delete(copy.resolve("lib/another.jar"));
        settle(copied, "gen");
        Path script = copy.resolve("bin/ntask");
        Files.writeString(script, Files.readString(script) + "# changed\n");
        assertTrue(isFromJava(copied.run("gen")));
        assertTrue(isFromJava(launcher.run("gen")));
    }

    @Test
    void aProjectThatWasCopiedIsAskedAbout() throws Exception {
        settle(launcher, "gen");
        Path copy = Launcher.copy(project.root(), temporary.toRealPath().resolve("copy"));
        assertTrue(isFromJava(launcher.at(copy).run("gen")));
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> entries = Files.list(project.path(".ntask/runs"))) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }

    private List<Path> added(List<Path> before) throws IOException {
        List<Path> added = new ArrayList<>(runs());
        added.removeAll(before);
        return added;
    }

    private static Path only(List<Path> runs) {
        assertEquals(1, runs.size(), runs.toString());
        return runs.get(0);
    }

    /** What a manifest says but for the name and the times of its run. */
    private static String manifest(Path run) throws IOException {
        return Files.readString(run.resolve("run.json"), StandardCharsets.UTF_8)
                .replaceAll("(\"(run_id|started_at_utc|finished_at_utc)\": )\"[^\"]*\"", "$1...");
    }

    private static Map<String, Long> names(Path run) throws IOException {
        Map<String, Long> names = new TreeMap<>();
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.toList()) {
                boolean manifest = file.endsWith("run.json");
                names.put(String.valueOf(file.getFileName()), manifest ? -1 : Files.size(file));
            }
        }
        return names;
    }
}
