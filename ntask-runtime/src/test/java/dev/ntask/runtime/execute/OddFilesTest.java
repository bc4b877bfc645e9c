package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.store.Unprivileged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and permissions that a project rarely has, as inputs and as outputs: a run, a restore, and nothing to do. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class OddFilesTest {
    @TempDir
    Path root;

    private static TestProject copying(Path root, List<String> names) {
        TestProject project = new TestProject(root, "a:").cached("a", "src/**", "build/");
        for (String name : names) {
            project.write("src/" + name, "content of " + name);
        }
        return project.body("a", values -> {
            for (String name : names) {
                project.write("build/" + name, project.read("src/" + name));
            }
        });
    }

    /** All of them live and come back, each with its own content; a change of one is seen, and only of that one. */
    private void assertKept(List<String> names) {
        TestProject project = copying(root, names);
        assertEquals("a EXECUTED", project.run("a"));
        assertEquals(List.of(), project.notices());
        assertEquals("a UP_TO_DATE", project.inANewProcess().run("a"));
        for (String name : names) {
            project.delete("build/" + name);
        }
        assertEquals("a RESTORED", project.inANewProcess().run("a"));
        for (String name : names) {
            assertEquals("content of " + name, project.read("build/" + name));
        }
        String last = names.get(names.size() - 1);
        project.write("src/" + last, "changed");
        assertEquals("a EXECUTED", project.inANewProcess().run("a"));
        assertEquals(List.of("a: input-modified: src/" + last), project.misses());
        assertEquals("changed", project.read("build/" + last));
        assertEquals("content of " + names.get(0), project.read("build/" + names.get(0)));
    }

    @Test
    void namesThatDifferOnlyInCaseAreDifferentFiles() {
        assertKept(List.of("Name", "name", "NAME", "sub/File", "Sub/File"));
    }

    /** One is a letter with an accent, the other a letter and an accent. */
    @Test
    void namesThatDifferOnlyInUnicodeFormAreDifferentFiles() {
        assertKept(
                List.of("caf\u00e9", "cafe\u0301", "\u212bngstr\u00f6m", "\u00c5ngstr\u00f6m", "A\u030angstro\u0308m"));
    }

    @Test
    void namesMayHoldAnythingButSlashes() {
        assertKept(List.of(
                "a b",
                "-rf",
                "'\"",
                "back\\slash",
                "line\nbreak",
                "*",
                "[a]",
                "{b}",
                "!x",
                "#x",
                "~",
                "\ud83d\ude00",
                " "));
    }

    /** Names of 255 bytes, and a path of nearly 4096, which is as much as Linux takes. */
    @Test
    void longNamesAndPathsAreOrdinary() {
        String longest = "x".repeat(255);
        String letters = "\u00e4".repeat(127);
        StringBuilder deep = new StringBuilder();
        while (root.toString().length() + deep.length() < 3700) {
            deep.append("d".repeat(99)).append('/');
        }
        assertKept(List.of(longest, letters, deep + "end", "sub/" + longest));
    }

    @Test
    void aThousandDirectoriesInEachOtherAreOrdinary() {
        assertKept(List.of("top", "d/".repeat(1000) + "end"));
    }

    /** What an ordinary user cannot read or write is an error in one line, and the next run is right. */
    @ParameterizedTest
    @ValueSource(strings = {"src", "build", "build/closed"})
    void aDirectoryWithoutPermissionsIsNamed(String closed) throws Exception {
        TestProject project = copying(root, List.of("f", "closed/g"));
        assertEquals("a EXECUTED", project.run("a"));
        project.write("src/f", "changed");
        Unprivileged.ownTree(root);
        Files.setPosixFilePermissions(root.resolve(closed), PosixFilePermissions.fromString("---------"));
        assertEquals(0, Unprivileged.run(OddFilesTest.class, root.toString(), closed));
        Files.setPosixFilePermissions(root.resolve(closed), PosixFilePermissions.fromString("rwxr-xr-x"));
        TestProject again = copying(root, List.of("closed/g")).write("src/f", "changed");
        again.body("a", values -> {
            again.write("build/f", again.read("src/f"));
            again.write("build/closed/g", again.read("src/closed/g"));
        });
        again.run("a");
        assertEquals("changed", again.read("build/f"));
        assertEquals("a UP_TO_DATE", again.inANewProcess().run("a"));
    }

    /** Runs the task as somebody whom permissions stop; exits with 0 if that fails with a sentence that names the place. */
    public static void main(String[] arguments) throws IOException {
        TestProject project = new TestProject(Path.of(arguments[0]), "a:").cached("a", "src/**", "build/");
        project.body("a", values -> project.write("build/f", "by nobody"));
        String ends = project.run("a");
        String failure = project.recorder.failure("a");
        boolean named = ends.equals("a FAILED") && failure.contains(arguments[1]) && !failure.contains("\n");
        if (!named) {
            System.err.println(ends + ": " + failure + project.notices());
        }
        System.exit(named ? 0 : 1);
    }

    @Test
    void anOutputThatNobodyMayReadIsStoredByThoseWhoMay() throws IOException {
        TestProject project = new TestProject(root, "a:").cached("a", "", "out");
        project.body("a", values -> {
            project.write("out", "secret");
            Files.setPosixFilePermissions(root.resolve("out"), PosixFilePermissions.fromString("--x------"));
        });
        project.run("a");
        project.delete("out");
        assertEquals("a RESTORED", project.run("a"));
        assertEquals("--x------", PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("out"))));
        assertTrue(project.notices().isEmpty());
        assertFalse(project.exists("build"));
    }
}
