package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tabulator does in real shells, in a real terminal. */
final class CompletionIT {
    private static final String TASKS = """
            import dev.ntask.*;
            import java.nio.file.Path;

            class Tasks {
                enum Mode { FAST, SLOW }

                /** Compiles. */
                @Task static void compile() {}

                /** Isn't "it" $HOME, `x`, or 100% ünïcödé? */
                @Task static void copy(Path from, @Default("out") Path to) {}

                @Task static void pick(@Arg(choices = {"one", "$(touch evil)"}) String what) {
                    System.out.println("picked <" + what + ">");
                }

                @Task static void test(@Default("*") String pattern, @Default("true") boolean color) {}

                @Group("api") static class Api {
                    /** Lints the api. */
                    @Task static void lint(@Default("FAST") Mode mode) {}
                }
            }
            """;

    /** What a project that nobody trusts may bring along. */
    private static final String HOSTILE = """
            ntask completion 1
            task\tblue\tBlue.
            task\tred\t\u001b[31m\u001b]0;title\u0007red
            task\tzoo$(touch evil)`touch evil`;touch evil\tQuote: ' " $(touch evil) `touch evil` %n %F{red} ; |
            task\tzaa\u001b[2J\tcleared
            of\tred
            """;

    @TempDir
    static Path temporary;

    private static Project compiled;

    @TempDir
    Path own;

    private Project project;

    @BeforeAll
    static void compile() {
        Programs.require("tmux");
        compiled = new Project(temporary.resolve("a project")).write("Tasks.java", TASKS);
        Launcher.Result listed = compiled.launcher().run("--list");
        assertEquals(0, listed.exitCode(), listed.toString());
    }

    @BeforeEach
    void copy() {
        project = new Project(Launcher.copy(compiled.root(), own.resolve("my project")))
                .folder("some folder")
                .folder(".ntask/runs/20260802T101500-123Z");
    }

    private CompletingShell shell(String name) {
        return new CompletingShell(name, own.resolve("home"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void wordsAreCompleted(String name) {
        try (CompletingShell shell = shell(name).open(project.path("some folder"))) {
            assertAllCompleted(shell);
        }
    }

    private static void assertAllCompleted(CompletingShell shell) {
        shell.assertCompleted("ntask compile ", "ntask com");
        shell.assertCompleted("ntask compile copy ", "ntask com", "cop");
        shell.assertCompleted("ntask api.lint ", "ntask api.");
        shell.assertCompleted("ntask api:lint --mode=FAST ", "ntask api:l", "--mo", "F");
        shell.assertCompleted("ntask --replay=never ", "ntask --repl", "n");
        shell.assertCompleted("ntask --replay never ", "ntask --replay n");
        shell.assertCompleted("ntask test --no-color ", "ntask test --no-col");
        shell.assertCompleted("ntask cache verify ", "ntask ca", "v");
        shell.assertCompleted("ntask log last compile ", "ntask log la", "com");
        shell.assertCompleted("ntask log 20260802T101500-123Z api:lint ", "ntask log 2", "api:");
        shell.assertCompleted("ntask copy ../Tasks.java ", "ntask copy ../Ta");
        shell.assertCompleted("ntask copy --to=../some\\ folder/", "ntask copy --to=../so");
        shell.assertCompleted("ntask nonsens", "ntask nonsens");
        shell.assertCompleted("ntask \"compile\" api.lint ", "ntask \"compile\" api.l");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zsh", "fish"})
    void summariesAreShown(String name) {
        try (CompletingShell shell = shell(name).open(project.root())) {
            shell.listing(
                    "ntask ", "Lints the api.", "Isn't \"it\" $HOME, `x`, or 100% ünïcödé?", "Forgets all results");
        }
    }

    @Test
    void bashListsWords() {
        try (CompletingShell shell = shell("bash").open(project.root())) {
            shell.listing("ntask ", "api.lint", "compile", "verify");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void onlyBytesAreNoHindrance(String name) {
        try (CompletingShell shell =
                shell(name).with("LC_ALL", "C").with("LANG", "C").open(project.path("some folder"))) {
            shell.assertCompleted("ntask compile ", "ntask com");
            shell.assertCompleted("ntask api:lint --mode=FAST ", "ntask api:l", "--mo", "F");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bash | set -eu; shopt -s nullglob failglob nocasematch extglob dotglob; set -f -o noclobber
                    bash | alias awk=false sh=false command=false printf=false; IFS=aeiou:; set -o posix
                    bash | compopt() { return 1; }
                    bash | COMP_WORDBREAKS=${COMP_WORDBREAKS//:}
                    bash | COMP_WORDBREAKS=' '
                    zsh  | setopt ksh_arrays sh_word_split no_unset glob_subst null_glob no_extended_glob ksh_glob posix_builtins
                    zsh  | alias awk=false sh=false command=false; IFS=aeiou:; setopt complete_aliases menu_complete
                    fish | alias awk=false; alias sh=false; set -g IFS aeiou:; set -g fish_complete_path
                    """)
    void whateverAShellIsSetToItCompletes(String name, String setUp) {
        try (CompletingShell shell = shell(name).after(setUp).open(project.path("some folder"))) {
            shell.assertCompleted("ntask compile ", "ntask com");
            shell.assertCompleted("ntask api:lint --mode=FAST ", "ntask api:l", "--mo", "F");
            shell.assertCompleted("ntask copy ../Tasks.java ", "ntask copy ../Ta");
            shell.assertCompleted("ntask copy --to=../some\\ folder/", "ntask copy --to=../so");
            shell.terminal().type("echo al\"\"ive");
            shell.terminal().awaitScreen("alive");
        }
    }

    /** What is inserted is a word, whatever it is made of. */
    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void whatIsCompletedIsNotExecuted(String name) {
        try (CompletingShell shell = shell(name).open(project.root())) {
            shell.terminal().write("ntask pick \\$");
            shell.terminal().press("Tab");
            shell.terminal().press("Enter");
            shell.terminal().awaitScreen("picked <$(touch evil)>");
            shell.terminal().awaitLastLine("$");
            assertFalse(Files.exists(project.path("evil")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void nothingOfAHostileFileIsEvaluated(String name) {
        project.write(".ntask/completion", HOSTILE);
        try (CompletingShell shell = shell(name).open(project.root())) {
            String screen = shell.listing("ntask ", "blue", "touch");
            assertFalse(screen.contains("zaa"), screen);
            assertTrue(screen.contains("$ ntask"), screen);
            shell.clear();
            shell.terminal().write("ntask zo");
            shell.terminal().press("Tab");
            shell.terminal().press("Enter");
            shell.terminal().awaitScreen("no task named 'zoo$(touch evil)`touch evil`;touch evil'");
            shell.terminal().awaitLastLine("$");
            assertFalse(Files.exists(project.path("evil")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void noJavaIsStarted(String name) throws IOException {
        Path programs = Files.createDirectories(own.resolve("programs"));
        Path java = Files.writeString(
                programs.resolve("java"), "#!/bin/sh\n: >" + own.resolve("started") + "\necho st''arted\n");
        assertTrue(java.toFile().setExecutable(true));
        String path = programs + ":" + Launcher.DISTRIBUTION.resolve("bin") + ":/usr/bin:/bin";
        try (CompletingShell shell =
                shell(name).with("PATH", path).without("JAVA_HOME").open(project.path("some folder"))) {
            assertAllCompleted(shell);
            assertFalse(Files.exists(own.resolve("started")));
            shell.terminal().type("ntask compile");
            shell.terminal().awaitScreen("started");
            assertTrue(Files.exists(own.resolve("started")));
        }
    }

    /** Neither a folder without a project nor one that was never compiled says anything, not even what is above it. */
    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void withoutAFileOnlyWhatIsOwnIsCompleted(String name) throws IOException {
        Project inner = new Project(project.path("inner")).write("tasks/deep/Build.java", "");
        Project none = new Project(own.resolve("none")).folder(".");
        for (Project each : new Project[] {inner, none}) {
            try (CompletingShell shell =
                    new CompletingShell(name, own.resolve(each.root().getFileName() + "-home")).open(each.root())) {
                shell.assertCompleted("ntask api.l", "ntask api.l");
                shell.assertCompleted("ntask --replay=never ", "ntask --repl", "n");
                shell.assertCompleted("ntask verify --inputs ", "ntask ver", "--i");
                String screen = shell.terminal().screen();
                assertTrue(screen.lines().allMatch(line -> line.isBlank() || line.startsWith("$")), screen);
            }
        }
        assertFalse(Files.exists(none.path(".ntask")) || Files.exists(inner.path(".ntask")));
    }

    /** How it is read, it says nothing, and what it defines can be read again. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bash | bash -euc            | . "$0"; . "$0"; complete -p ntask
                    bash | bash --posix -euc    | . "$0"; . "$0"; complete -p ntask
                    bash | bash -euc            | eval "$(cat "$0")"; complete -p ntask
                    zsh  | zsh -fc              | . "$0"; . "$0"; print complete ntask
                    zsh  | zsh -fc              | autoload -Uz compinit; compinit -D; eval "$(cat "$0")"; print $_comps[ntask] complete ntask
                    fish | fish --no-config -c  | source $argv[1]; source $argv[1]; complete -c ntask
                    """)
    void aScriptIsReadInSilence(String name, String shell, String commands) throws Exception {
        Programs.require(name);
        Path script = own.resolve("script");
        Files.writeString(script, project.launcher().run("--completion", name).out());
        String[] words = (shell + " ").split(" ");
        Launcher.Result read = Launcher.in(own).as(words).run(commands, script.toString());
        assertEquals(0, read.exitCode(), read.toString());
        assertEquals("", read.err());
        assertEquals(1, read.out().lines().count(), read.out());
        assertTrue(read.out().matches("(?s).*complete.*ntask.*"), read.out());
    }

    @Test
    void fishAnswersAScript() throws IOException {
        Programs.require("fish");
        Path script = own.resolve("script");
        Files.writeString(script, project.launcher().run("--completion=fish").out());
        Launcher.Result asked = Launcher.in(project.root())
                .as("fish", "--no-config", "-c")
                .run("source $argv[1]; complete -C 'ntask api:l'; complete -C 'ntask com'", script.toString());
        assertEquals(new Launcher.Result(0, "api:lint\tLints the api.\ncompile\tCompiles.\n", ""), asked);
    }

    @Test
    void aFunctionOfZshMayLieInAFolder() throws IOException {
        Programs.require("zsh");
        Path folder = Files.createDirectories(own.resolve("functions"));
        Files.writeString(
                folder.resolve("_ntask"),
                project.launcher().run("--completion", "zsh").out());
        String setUp = "fpath=(" + folder + " $fpath); compinit -u; source() { : }";
        try (CompletingShell shell = shell("zsh").after(setUp).open(project.path("some folder"))) {
            shell.assertCompleted("ntask compile ", "ntask com"); // loads it
            shell.assertCompleted("ntask copy ../Tasks.java ", "ntask cop", "../Ta");
        }
    }

    // --- the file

    @Test
    void aCompilationWritesTheFileAnewAndAFailedOneLeavesIt() throws IOException {
        assertTrue(file().contains("\ntask\tcompile\tCompiles.\n"), file());
        project.write("Tasks.java", TASKS.replace("void compile", "void build"));
        assertTrue(file().contains("\ntask\tcompile\t"), file());
        assertEquals(0, project.launcher().run("build").exitCode());
        assertTrue(file().contains("\ntask\tbuild\t"), file());
        assertFalse(file().contains("compile\t"), file());
        String before = file();
        project.write("Tasks.java", "class Tasks {");
        assertEquals(2, project.launcher().run("build").exitCode());
        assertEquals(before, file());
    }

    @Test
    void theNextRunWritesAMissingFile() throws IOException {
        String before = file();
        Files.delete(project.path(".ntask/completion"));
        assertEquals(0, project.launcher().run("compile").exitCode());
        assertEquals(before, file());
    }

    /** As a read-only checkout in a container. */
    @Test
    void aProjectThatMayNotBeWrittenRunsWithoutTheFile() throws IOException {
        Path installed = Launcher.copy(Launcher.DISTRIBUTION, own.resolve("installed"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        Launcher launcher = project.launcher().as(installed.resolve("bin/ntask").toString());
        assertEquals(0, launcher.run("--list").exitCode());
        Files.delete(project.path(".ntask/completion"));
        Launcher.Result listed = launcher.unprivileged().run("--list");
        assertEquals(0, listed.exitCode(), listed.toString());
        assertEquals("", listed.err());
        assertFalse(Files.exists(project.path(".ntask/completion")));
    }

    @Test
    void theFileIsTheSameElsewhere() throws IOException {
        Project other = new Project(own.resolve("elsewhere")).write("Tasks.java", TASKS);
        assertEquals(0, other.launcher().run("--list").exitCode());
        assertEquals(file(), Files.readString(other.path(".ntask/completion"), StandardCharsets.UTF_8));
        assertFalse(file().contains(own.toString()) || file().contains(Launcher.DISTRIBUTION.toString()), file());
    }

    private String file() throws IOException {
        return Files.readString(project.path(".ntask/completion"), StandardCharsets.UTF_8);
    }

    // --- the flag

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
    void aScriptIsPrintedAnywhere(String name) {
        Launcher.Result outside = Launcher.in(own).run("--completion", name);
        assertEquals(0, outside.exitCode(), outside.toString());
        assertTrue(outside.out().contains("ntask --completion " + name), outside.out());
        Project broken = new Project(own.resolve("broken")).write("Tasks.java", "class Tasks {");
        assertEquals(outside, broken.launcher().run("-q", "--completion=" + name));
        assertEquals(outside, project.launcher().run("--completion", name));
    }

    @Test
    void anUnknownShellIsAnError() {
        String choices = "error: --completion takes bash, zsh, fish or powershell";
        assertEquals(
                new Launcher.Result(2, "", choices + "\n"), Launcher.in(own).run("--completion"));
        assertEquals(
                new Launcher.Result(2, "", choices + ", not 'tcsh'. Did you mean 'bash'?\n"),
                Launcher.in(own).run("--completion", "tcsh"));
    }
}
