package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong around the compiled tasks, and what becomes of it. */
final class TroubleIT {
    /** The compiler prints a note on this each time it compiles it. */
    private static final String NOTED =
            Project.tasks("hello", "new java.util.Date(2000, 1, 1); System.out.println(\"noted\");");

    @TempDir
    Path temporary;

    private Project project;

    @BeforeEach
    void project() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        project = Project.saying(temporary.resolve("project"), "hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"launch", "stamp", "jar"})
    void brokenStateIsPutRight(String part) throws IOException {
        for (Breakage breakage : Breakage.values()) {
            assertSays("hello", project.launcher());
            assertSays("hello", project.launcher());
            breakage.apply(part.equals("jar") ? project.jar() : project.path(".ntask/" + part));
            assertSays("hello", project.launcher());
            assertSays("hello", project.launcher());
        }
    }

    /** What may have happened to a file. */
    private enum Breakage {
        DELETED,
        EMPTIED,
        TRUNCATED,
        GARBAGE,
        GARBAGE_OF_THE_SAME_SIZE,
        A_FOLDER;

        void apply(Path file) throws IOException {
            long size = Files.size(file);
            Files.delete(file);
            switch (this) {
                case DELETED -> {}
                case EMPTIED -> Files.createFile(file);
                case TRUNCATED -> {
                    try (RandomAccessFile half = new RandomAccessFile(file.toFile(), "rw")) {
                        half.setLength(size / 2);
                    }
                }
                case GARBAGE -> Files.writeString(file, "-Xgarbage\n\"\\\n@x\n".repeat(100));
                case GARBAGE_OF_THE_SAME_SIZE -> Files.writeString(file, "x".repeat((int) size));
                case A_FOLDER -> Files.createDirectory(file);
            }
        }
    }

    @Test
    void aLaunchFileThatNamesOtherJarsDoesNoHarm() throws IOException {
        assertSays("hello", project.launcher());
        Path launch = project.path(".ntask/launch");
        List<String> lines = new ArrayList<>(Files.readAllLines(launch));
        lines.set(3, "/nowhere.jar");
        lines.set(4, ":-Xgarbage:/etc/passwd");
        Files.write(launch, lines);
        assertSays("hello", project.launcher());
        assertSays("hello", project.launcher());
    }

    @Test
    void manyAtOnceCompileOnce() throws Exception {
        project.write("Tasks.java", NOTED);
        Files.createDirectories(project.path(".ntask/bin"));
        List<Launcher.Call> calls = new ArrayList<>();
        Path file = project.path(".ntask/bin/lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertTrue(lock.isValid());
            for (int i = 0; i < 3; i++) {
                calls.add(project.launcher().start("hello"));
            }
            for (Launcher.Call call : calls) {
                awaitOpen(call.process(), file);
            }
        }
        int notes = 0;
        for (Launcher.Call call : calls) {
            Launcher.Result result = call.result();
            assertTrue(result.out().contains("noted"), result.toString());
            notes += result.err().contains("deprecated") ? 1 : 0;
        }
        assertEquals(1, notes);
    }

    /** Waits until a process has a file open. */
    private static void awaitOpen(Process process, Path file) throws Exception {
        Path descriptors = Path.of("/proc/" + process.pid() + "/fd");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!hasOpen(descriptors, file)) {
            assertTrue(process.isAlive() && System.nanoTime() < end, "it never opened " + file);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static boolean hasOpen(Path descriptors, Path file) throws IOException {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : open) {
                if (Files.exists(descriptor) && Files.isSameFile(descriptor, file)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void aProcessKilledWhileItWaitsOrCompilesLeavesNothingBehind() throws Exception {
        // The compiler reads its sources from here; the pipe holds it in the middle.
        Path pipe = temporary.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        project.write("ntask.toml", "dependencies = [\"a:b:1\"]\n");
        Launcher held = project.launcher().with("NTASK_MAVEN_SETTINGS", pipe.toString());
        Launcher.Call call = held.start("hello");
        try (var writer = Files.newOutputStream(pipe)) {
            writer.write('<'); // it reads, so it holds the lock
            call.process().destroyForcibly().waitFor();
        }
        Files.delete(project.path("ntask.toml"));
        assertSays("hello", project.launcher());
        assertFalse(Files.exists(project.path(".ntask/bin/compiling")));
    }

    @Test
    void leftoversOfAKilledCompilerAreClearedAway() {
        project.write(".ntask/bin/compiling/classes/Old.class", "left")
                .write(".ntask/bin/compiling/generated/Old.java", "left")
                .write(".ntask/bin/abc.jar.99.tmp", "left");
        assertSays("hello", project.launcher());
        assertFalse(Files.exists(project.path(".ntask/bin/compiling")));
        assertFalse(Files.exists(project.path(".ntask/bin/abc.jar.99.tmp")));
    }

    @Test
    void gitSeesNothingOfItAlsoIfTheCacheIsElsewhere() throws Exception {
        project.write("ntask.toml", "cache_dir = \"../cache\"\n");
        assertSays("hello", project.launcher());
        String root = project.root().toString();
        assertEquals(0, new ProcessBuilder("git", "init", "-q", root).start().waitFor());
        Process status = new ProcessBuilder("git", "-C", root, "status", "--porcelain").start();
        assertEquals(
                "?? Tasks.java\n?? ntask.toml\n",
                new String(status.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aProjectThatCannotBeWrittenIsSaid() {
        assertEquals(
                new Launcher.Result(
                        2,
                        "",
                        "error: cannot write to .ntask in " + project.root()
                                + ", where ntask keeps compiled tasks and results; "
                                + "make it writable, or run a copy of the project\n"),
                unprivileged().run("hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".ntask", ".ntask/bin"})
    void aFileWhereAFolderMustBeIsSaid(String file) {
        project.write(file, "mine");
        assertEquals(
                new Launcher.Result(
                        2,
                        "",
                        "error: " + project.path(file) + " is in the way of a folder of this name,"
                                + " where ntask keeps compiled tasks and results; move it away\n"),
                project.launcher().run("hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/asm", "lib/commons-codec", "lib/compile/javapoet", "lib/compile/ntask-processor"})
    void anInstallationThatIsNotCompleteIsSaid(String jar) throws IOException {
        Path installed = Launcher.copy(Launcher.DISTRIBUTION, temporary.resolve("installed"));
        Path folder = installed.resolve(jar).getParent();
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(folder, Path.of(jar).getFileName() + "-[0-9]*.jar")) {
            for (Path found : jars) {
                Files.delete(found);
            }
        }
        Launcher launcher = project.launcher().as(installed.resolve("bin/ntask").toString());
        Launcher.Result result = launcher.run("hello");
        assertEquals(2, result.exitCode(), result.toString());
        assertTrue(
                result.err()
                        .startsWith("error: this installation of ntask is not complete: " + installed
                                + " (java.lang.NoClassDefFoundError: "),
                result.err());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(launcher.run("-v", "hello").err().contains("\tat "));
    }

    @Test
    void anUnreadableSourceIsSaid() throws IOException {
        Files.setPosixFilePermissions(project.path("Tasks.java"), PosixFilePermissions.fromString("---------"));
        project.folder(".ntask");
        Files.setPosixFilePermissions(project.path(".ntask"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(
                new Launcher.Result(2, "", "error: Tasks.java: permission denied\n"),
                unprivileged().run("hello"));
    }

    @Test
    void compiledTasksCanBeListedWhereNothingCanBeWritten() {
        assertSays("hello", project.launcher());
        Launcher.Result result = unprivileged().run("--list");
        assertEquals(0, result.exitCode(), result.toString());
    }

    /** A user who may nothing, with a copy of the installation that anybody can read. */
    private Launcher unprivileged() {
        Path installed = Launcher.copy(Launcher.DISTRIBUTION, temporary.resolve("installed"));
        return project.launcher().as(installed.resolve("bin/ntask").toString()).unprivileged();
    }

    @Test
    void compilingIsSaidWhereSomebodyWatches() {
        String command = "'" + Launcher.DISTRIBUTION.resolve("bin/ntask") + "' hello";
        Launcher terminal = project.launcher().as("script", "-qec", command, "/dev/null");
        assertTrue(terminal.run().out().contains("compiling tasks"));
        Launcher.Result second = terminal.run();
        assertFalse(second.out().contains("compiling tasks"), second.toString());
        assertTrue(second.out().contains("hello"), second.toString());
        Project.saying(project.root(), "two");
        assertFalse(project.launcher().run("hello").err().contains("compiling"));
    }

    @Test
    void aDirectoryThatIsGoneIsSaid() {
        Launcher launcher = project.launcher()
                .as("/bin/sh", "-c", "mkdir gone && cd gone && rmdir ../gone && exec \"$@\"", "sh")
                .and(Launcher.DISTRIBUTION.resolve("bin/ntask").toString());
        Launcher.Result result = launcher.run("hello");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().endsWith("error: the current directory is gone\n"), result.err());
    }

    @Test
    void anyLocaleWillDo() throws IOException {
        Project odd = new Project(temporary.resolve("żółć"))
                .write("tasks/Zażółć.java", "class Zażółć { static String word() { return \"żółw\"; } }")
                .write("tasks/Tasks.java", Project.tasks("hello", """
                                new java.io.File(Zażółć.word()).mkdir();
                                System.out.println(Zażółć.word());
                                """));
        Launcher plain = odd.launcher().without("LANG");
        for (Launcher launcher :
                List.of(plain, plain.with("LC_ALL", "C"), plain.with("LC_ALL", "POSIX"), plain.with("LC_CTYPE", "C"))) {
            assertSays("żółw", launcher);
            assertTrue(Files.isDirectory(odd.path("żółw")));
            Files.delete(odd.path("żółw"));
        }
    }

    @Test
    void commandsGetTheCallersLocale() {
        project.write(
                "Tasks.java",
                Project.tasks("hello", "shell(\"echo \\\"<${LC_ALL-unset}> <${NTASK_LC_ALL-unset}>\\\"\");"));
        Launcher launcher = project.launcher().without("LANG");
        assertSays("<unset> <unset>", launcher);
        assertSays("<C> <unset>", launcher.with("LC_ALL", "C"));
        assertSays("<> <unset>", launcher.with("LC_ALL", ""));
        assertSays("<C.UTF-8> <unset>", launcher.with("LC_ALL", "C.UTF-8"));
    }

    @Test
    void commandsGetVariablesThatAreCalledLikeTheScripts() {
        project.write(
                "Tasks.java",
                Project.tasks("hello", "shell(\"echo \\\"<$home> <$project> <$root> <$java> <$end>\\\"\");"));
        Launcher launcher = project.launcher();
        for (String name : List.of("home", "project", "root", "java", "end")) {
            launcher = launcher.with(name, "my " + name);
        }
        for (int start = 0; start < 2; start++) {
            assertSays("<my home> <my project> <my root> <my java> <my end>", launcher);
        }
    }

    private static void assertSays(String word, Launcher launcher) {
        Launcher.Result result = launcher.run("hello");
        assertTrue(result.out().contains(word), result.toString());
        assertEquals(0, result.exitCode(), result.toString());
    }
}
