package dev.ntask.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found where patterns spell out the way, and that what lies beside it does not matter. */
class OutputWalkTest {
    @TempDir
    Path root;

    private static String found(Path root, String... patterns) {
        Set<String> found = new TreeSet<>();
        try {
            for (OutputWalk.Found entry : OutputWalk.of(root, root.resolve(".ntask"), StoreRig.globs(patterns))) {
                if (!entry.isDirectory() || entry.declared()) {
                    found.add(entry.path() + (entry.declared() && entry.empty() ? " is empty" : ""));
                }
            }
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        return String.join(", ", found);
    }

    private void write(String... files) throws IOException {
        for (String file : files) {
            Path path = root.resolve(file);
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, file);
        }
    }

    /** The pattern added matches nothing, but makes all directories be listed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b/c",
                "a/b/",
                "a/b/** a/x",
                "a/b/c/d",
                "a/",
                "a",
                "a/empty",
                "a/empty/",
                "a/link",
                "a/link/c",
                "a/*/c",
                "A/b/c",
                "missing/x",
                "\u00e9/x",
                "q\\?/x",
                "a/** !a/b",
                ".git/x",
                ".ntask/x",
                "a/.git/x"
            })
    void spellingOutIsQuickerAndNothingElse(String patterns) throws IOException {
        write("a/b/c", "a/b/d", "a/x", "\u00e9/x", "q?/x", ".git/x", ".ntask/x", "a/.git/x");
        Files.createDirectory(root.resolve("a/empty"));
        Files.createSymbolicLink(root.resolve("a/link"), Path.of("b"));

        assertEquals(
                found(root, (patterns + " **/no-such-name").split(" ")), found(root, patterns.split(" ")), patterns);
    }

    @Test
    void whatIsSpelledOutIsFoundInADirectoryThatCannotBeListed() throws Exception {
        write("p/task/out.txt", "p/other/out.txt");
        Unprivileged.ownTree(root);
        Files.setPosixFilePermissions(root.resolve("p"), PosixFilePermissions.fromString("--x--x--x"));

        assertEquals(0, Unprivileged.run(OutputWalkTest.class, root.toString()), "exit code");
    }

    /** Looks as a user whom permissions stop. */
    public static void main(String... arguments) {
        Path root = Path.of(arguments[0]);
        require("p/task/out.txt", found(root, "p/task/out.txt"));
        require("p/task/out.txt", found(root, "p/task/*.txt"));
        require(root.resolve("p").toString(), found(root, "p/*/out.txt"));
    }

    private static void require(String expected, String actual) {
        if (!actual.equals(expected)) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }
}
