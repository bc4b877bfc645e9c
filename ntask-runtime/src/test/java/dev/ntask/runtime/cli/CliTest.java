package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.Ntask;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

final class CliTest {
    @TempDir
    Path root;

    private CliRig project() {
        return new CliRig(new FakeLaunch("""
                        compile* # Compiles the sources.
                        test* @compile --pattern=* --fast? # Runs the tests.
                        release @test <version> --push? --notes=the_changes_since_the_last_release # Tags a release.
                        count --number=1 [words...]
                        deploy <env:dev|prod$DEPLOY_ENV>
                        all @deploy-all
                        deploy-all @deploy
                        api.lint* # Checks the style.
                        api.db.up
                        secret- # Nobody knows.
                        """), root);
    }

    @Test
    void withoutWordsTheTasksAreListed() {
        CliRig.Result result = project().run();
        assertEquals("""
                Tasks
                  all
                  compile    *                                            Compiles the sources.
                  count         [--number=1] [words: String...]
                  deploy        <env: String>
                  deploy-all
                  release       <version: String> [--push] [--notes=t...  Tags a release.
                  test       *  [--pattern='*'] [--fast]                  Runs the tests.

                api
                  api.lint   *                                            Checks the style.

                api.db
                  api.db.up
                """, result.out());
        assertEquals(0, result.exitCode());
        assertEquals(result, project().run("--list"));
        assertEquals(result, project().run("-l"));
    }

    @Test
    void aListOfNamedTasksShowsHiddenOnesToo() {
        assertEquals(
                "Tasks\n  secret    (hidden) Nobody knows.\n",
                project().run("--list", "secret").out());
    }

    @Test
    void aProjectWithoutTasksSaysSo() {
        assertEquals(
                "No tasks: no method here has the annotation @Task.\n",
                new CliRig(new FakeLaunch(""), root).run().out());
    }

    @Test
    void theVersionIsPrinted() {
        assertEquals(
                new CliRig.Result(0, "ntask " + Ntask.VERSION + "\n", ""),
                project().run("--version"));
    }

    @Test
    void helpIsPrintedAndSucceeds() {
        assertTrue(project().run("--help").out().startsWith("Usage: ntask [FLAGS] TASK"));
        assertTrue(project().run("release", "--help").out().startsWith("Usage: ntask release [-h]\nTags a release.\n"));
        assertTrue(project().run("clean", "-h").out().startsWith("Usage: ntask clean"));
        assertEquals(0, project().run("release", "--help").exitCode());
    }

    @Test
    void theBareHelpDoesNotRunTheTaskBehindIt() {
        CliRig.Result result = project().run("-h", "compile");
        assertEquals(project().run("--help"), result);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    tset                    | no task named 'tset'. Did you mean 'test'? (ntask --list)
                    --no-cahce test         | no flag '--no-cahce'. Did you mean '--no-cache'? (ntask --help)
                    release                 | release: missing <version>; usage: ntask release <version: String> [--push] [--notes=the_changes_s...]
                    count --number=abc      | count: --number: 'abc' is not a whole number
                    deploy prd              | deploy: <env>: 'prd' is not one of dev, prod. Did you mean 'prod'?
                    test --fast=maybe       | test: --fast: 'maybe' is not one of true, false
                    test deploy xyzzy       | deploy: <env>: 'xyzzy' is not one of dev, prod
                    """)
    void whatIsWrongIsOneLineAndExitCode2(String line, String message) {
        CliRig.Result result = project().run(line.split(" +", -1));
        assertEquals(new CliRig.Result(2, "", "error: " + message + "\n"), result);
    }

    @Test
    void anErrorIsOneLineWhateverWasTyped() {
        assertEquals(
                "error: no task named 'a\\nb'. (ntask --list)\n",
                project().run("a\nb").err());
    }

    @Test
    void aTypingMistakeHasNoStackTrace() {
        assertEquals(
                new CliRig.Result(2, "", "error: lint: missing <file>; usage: ntask lint <file: String>\n"),
                new CliRig(new FakeLaunch("lint <file>"), root).run("-v", "lint"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--list", "--help", "--version", "test --help", "--dry-run test", "clean", "test"})
    void whatCannotBePrintedIsAnError(String line) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Invocation invocation = new Invocation(
                List.of(line.split(" ", -1)),
                root,
                root,
                Map.of(),
                new PrintStream(full, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        assertEquals(1, new FakeLaunch("test").run(invocation));
        assertEquals("error: cannot write to standard output\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void noErrorDrivesTheTerminal() {
        Launch launch = new FakeLaunch("lint") {
            @Override
            public Registry registry() {
                throw new IllegalStateException("\033[2J\ngone");
            }
        };
        String err = new CliRig(launch, root).run("lint").err();
        assertEquals("error: java.lang.IllegalStateException: \\u001b[2J\\ngone: this is a bug; -v shows where\n", err);
    }

    @Test
    void noTraceDrivesTheTerminal() {
        Launch launch = new FakeLaunch("lint") {
            @Override
            public CommandSpec command(int ordinal) {
                throw new IllegalStateException("\033[2J\ngone");
            }
        };
        String err = new CliRig(launch, root).run("-v", "lint", "--help").err();
        assertTrue(err.contains("\njava.lang.IllegalStateException: \\u001b[2J\ngone\n\tat "), err);
    }

    @Test
    void aClassThatCannotBeInitializedIsNamedWithItsCause() {
        Launch launch = new FakeLaunch("lint <file>") {
            @Override
            public Registry registry() {
                Registry registry = super.registry();
                return new Registry() {
                    @Override
                    public List<TaskDefinition> tasks() {
                        return registry.tasks();
                    }

                    @Override
                    public Object[] bind(int ordinal, Arguments arguments) {
                        return new Object[] {Broken.NUMBER};
                    }

                    @Override
                    public void invoke(int ordinal, Object[] values) {}
                };
            }
        };
        CliRig.Result result = new CliRig(launch, root).run("lint", "x");
        assertEquals(2, result.exitCode());
        assertTrue(
                result.err()
                        .startsWith("error: lint: class " + Broken.class.getName()
                                + " cannot be initialized: java.lang.ArithmeticException: / by zero (CliTest.java:"),
                result.err());
        assertEquals(1, result.err().lines().count(), result.err());
    }

    /** The type of a parameter. */
    private static final class Broken {
        static final Integer NUMBER = 1 / Integer.parseInt("0");
    }

    @Test
    void nothingIsLeftBehindByAnError() throws IOException {
        project().run("tset");
        project().run("deploy", "prd");
        try (var files = Files.list(root)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aBrokenConfigurationIsToldLineByLine() throws IOException {
        Files.writeString(root.resolve("ntask.toml"), "cach_dir = 1\ntui = 3\n");
        assertEquals(new CliRig.Result(2, "", """
                        error: ntask.toml:1:1: unknown key 'cach_dir'. Did you mean 'cache_dir'?
                        error: ntask.toml:2:1: tui must be true or false, not 3
                        """), project().run("compile"));
    }

    @Test
    void aDryRunTellsTheOrder() {
        assertEquals(
                new CliRig.Result(0, """
                        MISS     compile  (first-run)
                        MISS     test --pattern=auth  (first-run)
                        MISS     test  (first-run)
                        RUNS     release --version=1.0 --push
                        """, ""),
                project().run("--dry-run", "test", "--pattern=auth", "release", "1.0", "--push"));
    }

    @Test
    void aVariableSuppliesAValueWhereTheCommandLineDoesNot() {
        CliRig rig = project().with("DEPLOY_ENV", "prod");
        assertEquals("RUNS     deploy\n", rig.run("--dry-run", "deploy").out());
        assertEquals(
                "RUNS     deploy --env=dev\n",
                rig.run("--dry-run", "deploy", "dev").out());
    }

    @Test
    void aVariableIsCheckedLikeAWordAlsoForADependency() {
        String message = "error: deploy: <env> (from the variable DEPLOY_ENV): 'prd' is not one of dev, prod."
                + " Did you mean 'prod'?\n";
        CliRig rig = project().with("DEPLOY_ENV", "prd");
        assertEquals(new CliRig.Result(2, "", message), rig.run("deploy"));
        assertEquals(new CliRig.Result(2, "", message), rig.run("all"));
        assertEquals(2, project().run("deploy").exitCode());
    }

    @Test
    void aCycleStopsEverything() {
        CliRig rig = new CliRig(new FakeLaunch("a @b\nb @a"), root);
        assertEquals(new CliRig.Result(2, "", "error: dependency cycle: a -> b -> a\n"), rig.run("a"));
    }

    @Test
    void cleanForgetsResultsAndCleanAllRemovesEverything() throws IOException {
        Files.createDirectories(root.resolve(".ntask/ac/ab"));
        Files.createDirectories(root.resolve(".ntask/cas/ab"));
        assertEquals(new CliRig.Result(0, "cleaned\n", ""), project().run("clean"));
        assertFalse(Files.exists(root.resolve(".ntask/ac")));
        assertTrue(Files.exists(root.resolve(".ntask/cas/ab")));
        assertEquals(new CliRig.Result(0, "cleaned (all)\n", ""), project().run("clean", "--all"));
        assertFalse(Files.exists(root.resolve(".ntask")));
        assertEquals(new CliRig.Result(0, "", ""), project().run("-q", "clean"));
        assertEquals(2, project().run("clean", "--dry-run").exitCode());
    }

    @Test
    void cleanAllRemovesTheConfiguredDirectoryToo() throws IOException {
        Files.createDirectories(root.resolve(".ntask/bin"));
        Files.createDirectories(root.resolve("state/cas"));
        Files.writeString(root.resolve("state/CACHEDIR.TAG"), "");
        Files.writeString(root.resolve("ntask.toml"), "cache_dir = \"state\"\n");
        assertEquals(0, project().run("clean", "--all").exitCode());
        assertFalse(Files.exists(root.resolve("state")));
        assertFalse(Files.exists(root.resolve(".ntask")));
    }

    @Test
    void cleanLeavesADirectoryOfOthersAlone() throws IOException {
        Files.createDirectories(root.resolve("src/main"));
        Files.writeString(root.resolve("ntask.toml"), "cache_dir = \"src\"\n");
        assertEquals(2, project().run("clean", "--all").exitCode());
        assertTrue(Files.exists(root.resolve("src/main")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compile", "-v compile"})
    void aBugOfOursIsOneLineAndTellsMoreOnDemand(String line) {
        Launch broken = new Launch() {
            @Override
            public Registry registry() {
                return new FakeLaunch("compile").registry();
            }

            @Override
            public CommandSpec command(int ordinal) {
                throw new IllegalStateException("no such ordinal");
            }
        };
        CliRig.Result result = new CliRig(broken, root).run((line + " --help").split(" ", -1));
        assertEquals(1, result.exitCode());
        String message = "error: java.lang.IllegalStateException: no such ordinal: this is a bug";
        boolean verbose = line.startsWith("-v");
        assertTrue(result.err().startsWith(message), result.err());
        assertEquals(verbose, result.err().contains("\tat "), result.err());
        assertEquals(verbose, result.err().lines().count() > 1, result.err());
    }
}
