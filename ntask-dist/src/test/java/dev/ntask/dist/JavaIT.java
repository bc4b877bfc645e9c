package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Java runs: JAVA_HOME, else the PATH, and what is said when it will not do. */
final class JavaIT {
    private static final String TASK =
            Project.tasks("hello", "System.out.println(\"on \" + System.getProperty(\"java.home\"));");

    @TempDir
    Path temporary;

    private Project project;

    @BeforeEach
    void project() {
        project = new Project(temporary.resolve("project")).write("Tasks.java", TASK);
    }

    @Test
    void javaHomeWinsOverThePath() throws IOException {
        Launcher launcher = project.launcher().with("PATH", Jdks.other() + "/bin:/usr/bin:/bin");
        assertRunsOn(Jdks.own(), launcher);
        assertRunsOn(Jdks.own(), launcher);
    }

    @Test
    void withoutJavaHomeItIsTheFirstOnThePath() throws IOException {
        Launcher path = project.launcher().without("JAVA_HOME");
        assertRunsOn(Jdks.own(), path.with("PATH", "/nowhere::" + Jdks.own() + "/bin:" + Jdks.other() + "/bin"));
        assertRunsOn(Jdks.other(), path.with("PATH", Jdks.other() + "/bin:" + Jdks.own() + "/bin"));
        assertRunsOn(Jdks.own(), path.with("PATH", Jdks.own() + "/bin").with("JAVA_HOME", ""));
    }

    @Test
    void aLinkToJavaMayTurnToAnother() throws IOException {
        Path link = temporary.resolve("a link");
        Files.createSymbolicLink(link, Jdks.own());
        Launcher launcher = project.launcher().with("JAVA_HOME", link.toString());
        assertRunsOn(Jdks.own(), launcher);
        assertRunsOn(Jdks.own(), launcher);
        Files.delete(link);
        Files.createSymbolicLink(link, Jdks.other());
        assertRunsOn(Jdks.other(), launcher);
        assertRunsOn(Jdks.other(), launcher);
    }

    @Test
    void switchingBackAndForthJustWorks() throws IOException {
        Launcher other = project.launcher().with("JAVA_HOME", Jdks.other().toString());
        for (int i = 0; i < 2; i++) {
            assertRunsOn(Jdks.own(), project.launcher());
            assertRunsOn(Jdks.other(), other);
        }
    }

    @Test
    void aScriptMayStandInForJava() throws IOException {
        Path shim = temporary.resolve("shims/java");
        Files.createDirectories(shim.getParent());
        Files.writeString(shim, "#!/bin/sh\nexec " + Jdks.own() + "/bin/java \"$@\"\n");
        Files.setPosixFilePermissions(shim, PosixFilePermissions.fromString("rwxr-xr-x"));
        Launcher launcher = project.launcher().without("JAVA_HOME").with("PATH", shim.getParent() + ":/usr/bin:/bin");
        assertRunsOn(Jdks.own(), launcher);
        String compilation = project.compilation();
        assertRunsOn(Jdks.own(), launcher);
        assertEquals(compilation, project.compilation());
    }

    @Test
    void javaHomeMayBeRelative() throws IOException {
        Files.createSymbolicLink(project.path("jdk"), Jdks.own());
        project.folder("a");
        assertRunsOn(Jdks.own(), Launcher.in(project.path("a")).with("JAVA_HOME", "../jdk"));
    }

    @Test
    void noJavaIsSaid() {
        assertFails(
                "no java found: install a JDK, version 17 or newer, or set JAVA_HOME to one",
                project.launcher().without("JAVA_HOME").with("PATH", "/nowhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/dev/null", "/usr/bin/env", " ", "."})
    void aWrongJavaHomeIsSaid(String home) {
        assertFails(
                "JAVA_HOME is " + home
                        + ", where there is no bin/java: set it to a JDK, version 17 or newer, or unset it",
                project.launcher().with("JAVA_HOME", home));
    }

    @Test
    void javaHomeMayEndInASlash() throws IOException {
        assertRunsOn(Jdks.own(), project.launcher().with("JAVA_HOME", Jdks.own() + "//"));
        String compilation = project.compilation();
        assertRunsOn(Jdks.own(), project.launcher());
        assertEquals(compilation, project.compilation());
    }

    @Test
    void aJavaThatIsTooOldIsSaid() throws IOException {
        // No such Java is at hand: one is made that claims to be old.
        Path old = temporary.resolve("old/bin/java");
        Files.createDirectories(old.getParent());
        Files.writeString(old, """
                #!/bin/sh
                for word; do
                    [ "$word" = dev.ntask.runtime.launcher.Boot ] && boot=yes
                    [ "$before" = -cp ] && path=$word
                    before=$word
                done
                [ "$boot" = yes ] || { echo "not the class for an old Java" >&2; exit 1; }
                exec %s/bin/java -cp "$path:%s" dev.ntask.dist.AsIfOld
                """.formatted(
                        Jdks.own(),
                        Path.of(URI.create(AsIfOld.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))));
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertFails(
                "ntask needs Java 17 or newer, but " + Jdks.own()
                        + " is Java 11; install a newer JDK, or point JAVA_HOME at one",
                project.launcher().with("JAVA_HOME", temporary.resolve("old").toString()));
    }

    @Test
    void theClassForAnOldJavaIsOneThatJavaEightCanLoad() throws IOException {
        Path jar = Launcher.DISTRIBUTION.resolve("lib/ntask-runtime-" + System.getProperty("ntask.version") + ".jar");
        try (var zip = new java.util.zip.ZipFile(jar.toFile());
                var in = zip.getInputStream(zip.getEntry("dev/ntask/runtime/launcher/Boot.class"))) {
            byte[] start = in.readNBytes(8);
            assertEquals(52, start[7]);
        }
    }

    @Test
    void aJavaWithoutACompilerIsSaid() throws Exception {
        Path jre = Jdks.withoutCompiler(temporary.resolve("jre"));
        assertFails(
                "this Java has no compiler: " + jre
                        + "; tasks are compiled by a JDK, version 17 or newer: point JAVA_HOME at one",
                project.launcher().with("JAVA_HOME", jre.toString()));
    }

    @Test
    void everyJavaCompilesForItself() throws IOException {
        assertRunsOn(Jdks.own(), project.launcher());
        String compilation = project.compilation();
        assertRunsOn(
                Jdks.other(), project.launcher().with("JAVA_HOME", Jdks.other().toString()));
        assertNotEquals(compilation, project.compilation());
    }

    private static void assertRunsOn(Path home, Launcher launcher) throws IOException {
        Launcher.Result result = launcher.run("hello");
        assertTrue(result.out().contains("on " + home.toRealPath()), result.toString());
        assertEquals(0, result.exitCode(), result.toString());
    }

    private static void assertFails(String message, Launcher launcher) {
        assertEquals(new Launcher.Result(2, "", "error: " + message + "\n"), launcher.run("hello"));
    }
}
