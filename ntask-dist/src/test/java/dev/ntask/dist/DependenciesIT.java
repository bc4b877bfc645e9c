package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries of tasks, from a repository in a folder. */
final class DependenciesIT {
    @TempDir
    Path temporary;

    private Project project;
    private Launcher launcher;
    private Path local;

    @BeforeEach
    void project() throws IOException {
        local = temporary.resolve("local");
        library("1", "first");
        library("2", "second");
        Path settings = temporary.resolve("settings.xml");
        Files.writeString(
                settings, """
                <settings><localRepository>%s</localRepository><mirrors><mirror>
                <id>here</id><mirrorOf>*</mirrorOf><url>%s</url>
                </mirror></mirrors></settings>
                """.formatted(local, temporary.resolve("remote").toUri()));
        project = new Project(temporary.resolve("project"))
                .write("Tasks.java", Project.tasks("hello", "System.out.println(org.lib.Words.WORDS.get(0));"));
        dependsOn("org.lib:lib:1");
        launcher = project.launcher().with("NTASK_MAVEN_SETTINGS", settings.toString());
    }

    /** Adds a library to the repository whose one class holds a word. */
    private void library(String version, String word) throws IOException {
        Project sources = new Project(temporary.resolve("lib-" + version))
                .write(
                        "org/lib/Words.java",
                        "package org.lib; public class Words { public static final java.util.List<String> WORDS ="
                                + " java.util.List.of(\"" + word + "\"); }");
        tool(
                "javac",
                "-d",
                sources.root().toString(),
                sources.path("org/lib/Words.java").toString());
        Project place = new Project(temporary.resolve("remote/org/lib/lib/" + version))
                .write(
                        "lib-" + version + ".pom",
                        "<project><modelVersion>4.0.0</modelVersion><groupId>org.lib</groupId>"
                                + "<artifactId>lib</artifactId><version>" + version + "</version></project>");
        String jar = place.path("lib-" + version + ".jar").toString();
        tool("jar", "--create", "--file", jar, "-C", sources.root().toString(), "org");
    }

    private static void tool(String name, String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter out = new PrintWriter(output);
        assertEquals(0, ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments), output::toString);
    }

    private void dependsOn(String coordinates) {
        project.write("ntask.toml", "# libraries\ndependencies = [\n  \"" + coordinates + "\",\n]\n");
    }

    @Test
    void tasksSeeTheirLibraries() {
        says("first");
        says("first");
    }

    @Test
    void anotherVersionIsAnotherLibrary() {
        says("first");
        dependsOn("org.lib:lib:2");
        says("second");
        says("second");
        dependsOn("org.lib:lib:1");
        says("first");
    }

    @Test
    void otherSettingsAndCommentsDoNotCompile() {
        says("first");
        String compilation = project.compilation();
        project.write("ntask.toml", "default_concurrency = 2\ndependencies = [\"org.lib:lib:1\"]\n");
        says("first");
        assertEquals(compilation, project.compilation());
    }

    @Test
    void aLibraryThatChangedOrWentAwayIsNoticed() throws IOException {
        says("first");
        String compilation = project.compilation();
        Path jar = local.resolve("org/lib/lib/1/lib-1.jar");
        Files.copy(
                temporary.resolve("remote/org/lib/lib/2/lib-2.jar"),
                jar,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        says("second");
        assertNotEquals(compilation, project.compilation());
        Files.delete(jar);
        says("first");
    }

    /** A class that extends one of a library is in an archive only together with that one. */
    @Test
    void anArchiveKeepsNoOldLibraryAlive() throws IOException {
        JarFile.unpack(temporary.resolve("remote/org/lib/lib/1/lib-1.jar"));
        String task = Project.tasks("hello", "System.out.println(WORDS.get(0));");
        project.write("Tasks.java", task.replace("class Tasks", "class Tasks extends org.lib.Words"));
        Path jar = local.resolve("org/lib/lib/1/lib-1.jar");
        try (ArchivedProject archived = ArchivedProject.of(project, launcher, "first")) {
            JarFile.replace(jar, "first", "other");
            archived.says("other");
        }
        try (ArchivedProject archived = ArchivedProject.of(project, launcher, "other")) {
            Files.delete(jar);
            archived.says("first");
        }
        try (ArchivedProject archived = ArchivedProject.of(project, launcher, "first")) {
            Files.write(jar, Arrays.copyOf(Files.readAllBytes(jar), 100));
            Launcher.Result result = archived.launcher().run("-q", "hello");
            assertEquals(archived.launcher().with("NTASK_ARCHIVE", "off").run("-q", "hello"), result);
            assertFalse(result.out().contains("first"), result.toString());
        }
    }

    @Test
    void onlyTheFirstStartAsksTheRepository() throws IOException {
        says("first");
        Files.move(temporary.resolve("remote"), temporary.resolve("gone"));
        says("first");
        project.write(
                "Tasks.java", Project.tasks("hello", "System.out.println(\"still \" + org.lib.Words.WORDS.get(0));"));
        says("still first");
    }

    @Test
    void aLibraryThatIsNotThereIsNamedWithItsLine() {
        dependsOn("org.lib:lib:3");
        Launcher.Result result = launcher.run("hello");
        assertEquals(2, result.exitCode());
        assertTrue(
                result.err()
                        .startsWith("error: ntask.toml:3:3: cannot resolve org.lib:lib:3: "
                                + "Could not find artifact org.lib:lib:jar:3 in here ("),
                result.err());
        assertEquals(1, result.err().lines().count(), result.err());
    }

    @Test
    void aBrokenConfigurationIsSaidWithItsPlace() {
        project.write("ntask.toml", "dependencies = [\"org.lib\"]\nzzz = 1\n");
        Launcher.Result result = launcher.run("hello");
        assertEquals(2, result.exitCode());
        assertEquals(2, result.err().lines().count(), result.err());
        assertTrue(result.err().startsWith("error: ntask.toml:1:17: "), result.err());
        assertTrue(result.err().contains("\nerror: ntask.toml:2:1: "), result.err());
    }

    private void says(String word) {
        Launcher.Result result = launcher.run("hello");
        assertTrue(result.out().contains(word), result.toString());
        assertEquals(0, result.exitCode(), result.toString());
    }
}
