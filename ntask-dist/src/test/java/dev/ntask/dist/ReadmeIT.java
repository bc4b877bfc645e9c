package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says, done as it is written. */
final class ReadmeIT {
    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void firstExample() throws IOException {
        project = new Project(root)
                .write("Tasks.java", Readme.block("ntask", "java"))
                .write("src/Hello.java", "class Hello {}")
                .write("tests/one", "1")
                .write("run-tests", "#!/bin/sh\necho \"tests of $1\"\n");
        assertTrue(project.path("run-tests").toFile().setExecutable(true));
    }

    @Test
    void theFirstExampleWorks() throws IOException {
        ExampleRun first = ExampleRun.of(project.launcher().run("test", "--pattern=auth"));
        assertTrue(first.out().contains("tests of auth\n"), first.toString());
        assertEquals(Set.of("compile", "test"), first.executed());
        assertEquals(
                Set.of(),
                ExampleRun.of(project.launcher().run("test", "--pattern=auth")).executed());
        Launcher.Result release = project.launcher().run("--dry-run", "release", "1.0.0");
        assertEquals(0, release.exitCode(), release.err());
    }

    @Test
    void aMisspeltDependencyIsAnErrorOfJavacWithTheWayOut() throws IOException {
        Path tasks = project.path("Tasks.java");
        Files.writeString(tasks, Files.readString(tasks).replace("deps = \"compile\"", "deps = \"complie\""));
        Launcher.Result result = project.launcher().run("test");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("Tasks.java:11: error: [NT001] "), result.err());
        assertTrue(result.err().contains("did you mean 'compile'?"), result.err());
    }

    @Test
    void javacAloneMakesAProgram() throws IOException {
        String commands = Readme.block("Inside another build", "sh");
        String path = "/path/to/ntask";
        assertTrue(commands.contains(path), commands);
        project.write(
                "build.sh", "set -e\n" + commands.replace("lib=" + path + "/", "lib='" + Launcher.DISTRIBUTION + "'/"));
        String jdk = Path.of(System.getProperty("java.home"), "bin").toString();
        Launcher.Result result = project.launcher()
                .with("PATH", jdk + ":/usr/bin:/bin")
                .as("sh", "build.sh")
                .run();
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("Tags a release."), result.out());
    }
}
