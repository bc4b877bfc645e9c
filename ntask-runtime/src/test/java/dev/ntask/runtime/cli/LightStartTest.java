package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import example.light.LightProject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start-up is the first thing a user feels: what a plain run needs not must not be loaded. */
final class LightStartTest {
    /** Lambdas cost tens of milliseconds where the first one is met; parsers, more. */
    private static final Pattern HEAVY =
            Pattern.compile("org\\.tomlj\\..*|picocli\\..*|org\\.objectweb\\..*|java\\.util\\.regex\\..*"
                    + "|java\\.util\\.stream\\..*|java\\.util\\.Formatter.*|dev\\.ntask\\..*\\$\\$Lambda.*");

    /** The launcher of the JDK looks at the types in the methods of a main class; one that is not generated need not. */
    private static final String BY_THE_JDK = "picocli.CommandLine$Model$CommandSpec";

    @TempDir
    Path root;

    @Test
    void aRunThatFindsEverythingDoneLoadsNothingHeavy() throws Exception {
        Files.writeString(root.resolve("in.txt"), "in");
        run(root.resolve("loaded-first"));
        List<String> classes = run(root.resolve("loaded"));
        assertTrue(output().contains("cached=1"), output());
        assertTrue(classes.contains(LightProject.class.getName()));
        assertEquals(List.of(), classes.stream().filter(LightStartTest::isHeavy).toList());
    }

    /** Whether nothing has changed or something has: the question costs about as much as a run with nothing to do. */
    @Test
    void anExplanationLoadsNothingHeavyEither() throws Exception {
        Files.writeString(root.resolve("in.txt"), "in");
        run(root.resolve("loaded-first"));
        for (String[] expected : new String[][] {{"in", "HIT: no changes"}, {"changed", "MISS: 1 change since"}}) {
            Files.writeString(root.resolve("in.txt"), expected[0]);
            List<String> classes = run(root.resolve("loaded"), "--why");
            assertTrue(output().contains(expected[1]), output());
            assertEquals(
                    List.of(), classes.stream().filter(LightStartTest::isHeavy).toList());
        }
    }

    private List<String> run(Path loaded, String... flags) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java, "-Xlog:class+load:file=" + loaded, "-cp", classPath(), LightProject.class.getName(), "nothing"));
        command.addAll(List.of(flags));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("out").toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), output());
        return classes(loaded);
    }

    /** An empty entry would be the working directory, in which this test writes. */
    private static String classPath() {
        String entries = System.getProperty("java.class.path");
        return String.join(
                File.pathSeparator,
                Stream.of(entries.split(File.pathSeparator, -1))
                        .filter(entry -> !entry.isEmpty())
                        .toList());
    }

    private String output() throws IOException {
        return Files.readString(root.resolve("out"));
    }

    private static boolean isHeavy(String name) {
        return HEAVY.matcher(name).matches() && !name.equals(BY_THE_JDK);
    }

    private static List<String> classes(Path log) throws IOException {
        Pattern line = Pattern.compile("^\\[.*\\] (\\S+) source: .*");
        return Files.readAllLines(log).stream()
                .map(line::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList();
    }
}
