package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples, run as a user would. */
class ExamplesIT {
    private static final Path EXAMPLES =
            Path.of("..", "examples").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void helloGreetsWhoeverIsNamed() throws IOException {
        Path project = example("01-hello");
        assertTrue(run(project, "hello").out().contains("Hello, world!\n"));
        assertTrue(run(project, "hello", "--name=Ada").out().contains("Hello, Ada!\n"));
    }

    @Test
    void helloCountsThePoemOnlyOnce() throws IOException {
        Path project = example("01-hello");
        assertEquals(tasks("all hello words"), run(project, "all").executed());
        ExampleRun second = run(project, "all");
        assertEquals(tasks("all hello"), second.executed());
        assertEquals(tasks("words"), second.hits());
        assertTrue(second.out().contains("The poem has 27 words.\n"), second.out());
        Files.writeString(project.resolve("poem.txt"), "Three words long\n");
        assertTrue(run(project, "all").out().contains("The poem has 3 words.\n"));
    }

    @Test
    void theLibraryIsBuiltOnceAndThenNothingIsDone() throws IOException {
        Path project = example("02-java-lib");
        ExampleRun first = run(project, "check");
        assertEquals(tasks("check compile jar lint test testClasses"), first.executed());
        assertTrue(first.out().contains("6 tests successful"), first.out());
        ExampleRun second = run(project, "check");
        assertEquals(tasks(""), second.executed());
        assertEquals(first.executed(), second.hits());
    }

    @Test
    void theLibrarysBuildIsPutBackByteForByteWithoutCompiling() throws IOException {
        Path project = example("02-java-lib");
        run(project, "release", "1.0.0");
        SortedMap<String, String> built = contents(project.resolve("build"));
        assertTrue(built.containsKey("classes/dev/example/tables/Table.class"), built.toString());
        assertTrue(built.containsKey("javadoc/index.html"), built.toString());
        assertTrue(built.containsKey("release/1.0.0/tables-1.0.0.jar"), built.toString());
        delete(project.resolve("build"));
        assertEquals(tasks(""), run(project, "release", "1.0.0").executed());
        assertEquals(built, contents(project.resolve("build")));
    }

    @Test
    void aCommentChecksAndCompilesAndStopsThere() throws IOException {
        Path project = example("02-java-lib");
        run(project, "check");
        edit(
                project.resolve("src/main/java/dev/example/tables/Table.java"),
                "/** A table",
                "// A remark.\n\n/** A table");
        ExampleRun run = run(project, "check");
        assertEquals(tasks("compile lint"), run.executed());
        assertEquals(tasks("check jar test testClasses"), run.hits());
        assertTrue(run.out().contains("input-modified: src/main/java/dev/example/tables/Table.java"), run.out());
    }

    @Test
    void anEditOfBehaviourRunsWhatDependsOnIt() throws IOException {
        Path project = example("02-java-lib");
        run(project, "check");
        edit(project.resolve("src/main/java/dev/example/tables/Column.java"), "cells.size() > 1", "cells.size() >= 2");
        assertEquals(
                tasks("compile jar lint test testClasses"),
                run(project, "check").executed());
    }

    @Test
    void anEditOfATestRunsTheTestsOnly() throws IOException {
        Path project = example("02-java-lib");
        run(project, "check");
        edit(project.resolve("src/test/java/dev/example/tables/TableTest.java"), "cherry", "quince");
        assertEquals(tasks("test testClasses"), run(project, "check").executed());
    }

    @Test
    void aBrokenBehaviourFailsTheTestAndIsNeverStored() throws IOException {
        Path project = example("02-java-lib");
        run(project, "check");
        Path alignment = project.resolve("src/main/java/dev/example/tables/Alignment.java");
        edit(alignment, "text + spaces : spaces + text", "spaces + text : text + spaces");
        for (int attempt = 0; attempt < 2; attempt++) {
            Launcher.Result broken = Launcher.in(project).run("check");
            assertEquals(1, broken.exitCode(), broken.out());
            assertTrue((broken.out() + broken.err()).contains("test FAILED"), broken.out() + broken.err());
        }
        edit(alignment, "spaces + text : text + spaces", "text + spaces : spaces + text");
        ExampleRun mended = run(project, "check");
        assertEquals(tasks(""), mended.executed(), mended.out());
    }

    @Test
    void everyReleaseHasADirectoryOfItsOwn() throws IOException {
        Path project = example("02-java-lib");
        run(project, "release", "1.0.0");
        assertEquals(
                tasks("release"), run(project, "release", "--version=2.0.0").executed());
        assertTrue(Files.exists(project.resolve("build/release/1.0.0/tables-1.0.0.jar.sha256")));
        assertTrue(Files.exists(project.resolve("build/release/2.0.0/tables-2.0.0.jar.sha256")));
    }

    @Test
    void aReleaseIsMadeAnewWhenItsJarIsAnotherOne() throws IOException {
        Path project = example("02-java-lib");
        run(project, "release", "1.0.0");
        edit(project.resolve("src/main/java/dev/example/tables/Column.java"), "cells.size() > 1", "cells.size() >= 2");
        assertTrue(run(project, "release", "1.0.0").executed().contains("release"));
        assertEquals(
                -1,
                Files.mismatch(
                        project.resolve("build/tables.jar"), project.resolve("build/release/1.0.0/tables-1.0.0.jar")));
    }

    @Test
    void theStationsAreReadInParallel() throws IOException {
        Path project = example("03-parallel");
        ExampleRun run = run(project, "-j", "4", "all");
        assertEquals(tasks("all benchmark north report south west"), run.executed());
        assertTrue(run.out().contains("[north] read 365 days\n"), run.out());
        assertEquals(3, Files.readAllLines(project.resolve("build/report.txt")).size());
        assertEquals(tasks("north report south west"), run(project, "all", "-j").hits());
    }

    @Test
    void theSiteIsMadeAnewAsItIsWritten() throws IOException {
        Path project = example("04-watch");
        try (Watch watch = Watch.start(new Project(project), "site")) {
            assertTrue(watch.output().contains("2 pages in build/site\n"), watch.output());
            edit(project.resolve("content/tides.md"), "twice a day", "*twice* a day");
            watch.awaitContent(project.resolve("build/site/tides.html"), "<em>twice</em> a day");
            edit(project.resolve("content/index.md"), "tides.html", "tide.html");
            watch.awaitOutput("links that lead nowhere: index.html -> tide.html");
            watch.awaitOutput("watch: run failed (links).\n");
            edit(project.resolve("content/index.md"), "tide.html", "tides.html");
            watch.awaitContent(project.resolve("build/site/index.html"), "<a href=\"tides.html\">high enough");
            edit(project.resolve("style.css"), "40em", "50em");
            watch.awaitContent(project.resolve("build/site/style.css"), "max-width: 50em");
            edit(project.resolve("Tasks.java"), "\" pages in \"", "\" pages are in \"");
            watch.awaitOutput("2 pages are in build/site\n");
            assertEquals(0, watch.end("INT"));
        }
        ExampleRun run = run(project, "site");
        assertEquals(tasks("site"), run.executed());
        assertEquals(tasks("links pages style"), run.hits());
    }

    @Test
    void theMonorepoRunsOnlyWhatAChangeReaches() throws IOException {
        Path project = example("06-monorepo");
        ExampleRun first = run(project, "all");
        assertEquals(tasks("all api.compile api.test shared.jar web.pages web.site"), first.executed());
        assertTrue(first.out().contains("3 checks passed"), first.out());
        edit(project.resolve("shared/src/money/Cents.java"), "amount + other.amount", "other.amount + amount");
        assertEquals(
                tasks("all api.compile api.test shared.jar"),
                run(project, "all").executed());
        edit(project.resolve("web/pages/rates.txt"), "Five", "Six");
        assertEquals(tasks("all web.pages web.site"), run(project, "all").executed());
        assertEquals(
                tasks("api.compile api.test shared.jar"), run(project, "api").hits());
    }

    @Test
    void everyExampleListsItsTasks() throws IOException {
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            for (Path example : examples.filter(Files::isDirectory).sorted().toList()) {
                Launcher.Result list =
                        Launcher.in(example(example.getFileName().toString())).run("--list");
                assertEquals(0, list.exitCode(), list.err());
                assertFalse(list.out().isBlank());
            }
        }
    }

    /** Copies an example without what earlier runs of it have left. */
    private Path example(String name) throws IOException {
        Path copy = Launcher.copy(EXAMPLES.resolve(name), folder.resolve(name));
        for (String made : List.of(".ntask", "build")) {
            if (Files.exists(copy.resolve(made))) {
                delete(copy.resolve(made));
            }
        }
        return copy;
    }

    private static ExampleRun run(Path project, String... arguments) {
        Launcher.Result result = Launcher.in(project).run(arguments);
        assertEquals(0, result.exitCode(), result.out() + result.err());
        return ExampleRun.of(result);
    }

    private static Set<String> tasks(String names) {
        return new TreeSet<>(names.isEmpty() ? Set.of() : Arrays.asList(names.split(" ")));
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), file + " does not contain " + from);
        Files.writeString(file, text.replace(from, to));
    }

    private static SortedMap<String, String> contents(Path directory) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                String name = directory.relativize(file).toString();
                contents.put(
                        name,
                        Files.isDirectory(file)
                                ? "directory"
                                : Files.getPosixFilePermissions(file) + " "
                                        + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
