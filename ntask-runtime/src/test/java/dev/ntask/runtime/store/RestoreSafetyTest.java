package dev.ntask.runtime.store;

import static dev.ntask.runtime.store.StoreRig.ACTION;
import static dev.ntask.runtime.store.StoreRig.globs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a restore may meet: a damaged store, a hostile entry, and other things where its files should go. */
class RestoreSafetyTest {
    private static final GlobSet BUILD = globs("/build/");

    @TempDir
    Path root;

    private StoreRig rig;

    @BeforeEach
    void createRig() throws IOException {
        rig = new StoreRig(root);
    }

    enum Damage {
        TRUNCATE,
        FLIP,
        EMPTY,
        SWAP,
        DELETE,
        DIRECTORY;

        void to(Path blob, Path otherBlob) throws IOException {
            Files.setPosixFilePermissions(blob, PosixFilePermissions.fromString("rw-rw-rw-"));
            byte[] bytes = Files.readAllBytes(blob);
            switch (this) {
                case TRUNCATE -> Files.write(blob, List.of(new String(bytes, 0, 2, StandardCharsets.UTF_8)));
                case FLIP -> {
                    bytes[1] ^= 4;
                    Files.write(blob, bytes);
                }
                case EMPTY -> Files.write(blob, new byte[0]);
                case SWAP -> Files.write(blob, Files.readAllBytes(otherBlob));
                case DELETE -> Files.delete(blob);
                case DIRECTORY -> {
                    Files.delete(blob);
                    Files.createDirectory(blob);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void aDamagedBlobIsAMissAndTheOldOutputsStay(Damage damage) throws IOException {
        ActionResult first = rig.run("1", BUILD, "build/a=alpha", "build/b=bravo");
        ActionResult second = rig.run("2", BUILD, "build/a=delta", "build/b=other");
        List<String> before = rig.tree();
        damage.to(rig.blob("bravo"), rig.blob("alpha"));
        assertThrows(IOException.class, () -> rig.outputs.restore(first, BUILD));
        assertEquals(before, rig.tree());
        assertTrue(rig.outputs.isInPlace(second), "nothing was touched");
        assertEquals(List.of(), leftovers());
    }

    /** The run that follows the miss stores the right bytes, so that the next look is a hit again. */
    @ParameterizedTest
    @EnumSource(value = Damage.class, mode = EnumSource.Mode.EXCLUDE, names = "DIRECTORY")
    void aDamagedBlobIsHealedByTheNextRun(Damage damage) throws IOException {
        ActionResult result = rig.run("1", BUILD, "build/a=alpha", "build/b=bravo");
        damage.to(rig.blob("bravo"), rig.blob("alpha"));
        rig.delete("build");
        assertThrows(MissingContentException.class, () -> rig.outputs.restore(result, BUILD));
        rig.run("1", BUILD, "build/a=alpha", "build/b=bravo");
        rig.delete("build");
        assertTrue(rig.outputs.restore(result, BUILD));
        assertEquals(List.of("build/a=alpha", "build/b=bravo"), rig.tree());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "/tmp/evil",
                "build/../../evil",
                "build//evil",
                "build/./evil",
                "build/",
                "",
                ".",
                "..",
                ".git/hooks/pre-commit",
                ".GIT/config",
                ".ntask/launch",
                "Tasks.java",
                "other/file",
                "build/a\0b"
            })
    void aPathOutsideTheOutputsIsRefused(String path) throws IOException {
        GlobSet patterns = path.startsWith(".") ? globs("**", "*") : BUILD;
        rig.write("keep=1");
        Digest evil = rig.contents.put("evil".getBytes(StandardCharsets.UTF_8));
        for (OutputTree tree : List.of(
                new OutputTree(List.of(new OutputTree.File(path, evil, 0755)), List.of(), List.of()),
                new OutputTree(List.of(), List.of(new OutputTree.Link(path, "x")), List.of()),
                new OutputTree(List.of(), List.of(), List.of(path)))) {
            assertThrows(IOException.class, () -> rig.outputs.restore(resultOf(tree), patterns));
            assertEquals(List.of("keep=1"), rig.tree());
        }
    }

    @ParameterizedTest
    @CsvSource({"build/l, build/l/x", "build/l, build/l", "build, build/x"})
    void aPathBelowALinkOfTheSameResultIsRefused(String link, String file, @TempDir Path elsewhere) throws IOException {
        Digest evil = rig.contents.put("evil".getBytes(StandardCharsets.UTF_8));
        OutputTree tree = new OutputTree(
                List.of(new OutputTree.File(file, evil, 0644)),
                List.of(new OutputTree.Link(link, elsewhere.toString())),
                List.of());
        assertThrows(IOException.class, () -> rig.outputs.restore(resultOf(tree), globs("/build", "/build/")));
        assertEquals(List.of(), list(elsewhere));
        assertEquals(List.of(), rig.tree());
    }

    @Test
    void aLinkThatSomebodyPutOnTheWayIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        ActionResult result = rig.run("1", BUILD, "build/sub/a=alpha", "build/sub/d/");
        rig.delete("build/sub");
        Files.createSymbolicLink(root.resolve("build/sub"), elsewhere);
        Files.writeString(elsewhere.resolve("a"), "alpha");
        assertFalse(rig.outputs.isInPlace(result), "the same content, but not here");
        IOException thrown = assertThrows(IOException.class, () -> rig.outputs.restore(result, BUILD));
        assertEquals("'build/sub/a' cannot be restored: 'build/sub' is in the way", thrown.getMessage());
        assertEquals(List.of(elsewhere.resolve("a")), list(elsewhere));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file to directory      | build/x=1           | build/x/y=2",
                "directory to file      | build/x/y=1         | build/x=2",
                "link to directory      | build/x>../src      | build/x/y=source",
                "directory to link      | build/x/y=1         | build/x>../src",
                "file to link           | build/x=1           | build/x>../src",
                "link to file           | build/x>../src/y    | build/x=source",
                "file to empty          | build/x=1           | build/x/",
                "empty to file          | build/x/            | build/x=1",
                "full to empty          | build/d/x=1         | build/d/",
                "empty to full          | build/d/            | build/d/x=1",
                "other link             | build/x>a           | build/x>b",
                "nothing to file        | build/other=1       | build/x=1"
            })
    void everyKindTakesThePlaceOfEveryOther(String name, String before, String after) throws IOException {
        rig.write("src/y=source");
        ActionResult first = rig.run("1", BUILD, before.strip());
        ActionResult second = rig.run("2", BUILD, after.strip());
        for (int round = 0; round < 2; round++) {
            assertFalse(rig.outputs.isInPlace(first), name);
            rig.outputs.restore(first, BUILD);
            assertEquals(List.of(before.strip(), "src/y=source"), rig.tree());
            assertTrue(rig.outputs.isInPlace(first), name);
            rig.outputs.restore(second, BUILD);
            assertEquals(List.of(after.strip(), "src/y=source"), rig.tree());
            assertTrue(rig.outputs.isInPlace(second), name);
        }
        assertEquals(List.of(), leftovers());
    }

    @Test
    void aDirectoryOfSomebodyElseIsNotRemoved() throws IOException {
        ActionResult result = rig.run("1", BUILD, "build/x=1");
        rig.delete("build/x");
        rig.write("build/x/by-hand=user");
        assertThrows(IOException.class, () -> rig.outputs.restore(result, BUILD));
        assertEquals(List.of("build/x/by-hand=user"), rig.tree());
        assertFalse(rig.outputs.isInPlace(result));
    }

    @Test
    void anotherMountIsRestoredFromBesideIt(@TempDir Path project) throws IOException {
        Path shared = Path.of("/dev/shm");
        Path state = Files.createTempDirectory(shared, "ntask");
        try {
            rig = new StoreRig(project, state);
            ActionResult result = rig.run("1", BUILD, "build/p/a=alpha", "build/l>p", "build/e/");
            List<String> before = rig.tree();
            rig.delete("build");
            assertTrue(rig.outputs.restore(result, BUILD));
            assertEquals(before, rig.tree());
        } finally {
            new StoreRig(project, state).state.cleanAll();
        }
        assertFalse(Files.exists(state));
    }

    @Test
    void whatAKilledRestoreStagedIsNeverAnOutput() throws IOException {
        rig.outputs.clean(ACTION, BUILD);
        rig.write("build/a=1", "build/.ntask-stage-1/0=half");
        assertThrows(IOException.class, () -> rig.outputs.capture(ACTION, BUILD));
        ActionResult result = rig.run("1", BUILD, "build/a=1");
        assertEquals(List.of("build/a=1"), rig.tree());
        rig.outputs.clean(ACTION, BUILD);
        rig.write("build/.ntask-stage-2/0=half");
        rig.outputs.restore(result, BUILD);
        assertEquals(List.of("build/a=1"), rig.tree());
    }

    @Test
    void aProjectThatCannotBeWrittenKeepsWhatItHas() throws Exception {
        ActionResult first = rig.run("1", BUILD, "build/a=alpha");
        rig.run("2", BUILD, "build/a=bravo");
        Path build = root.resolve("build");
        Unprivileged.ownTree(root);
        Files.setPosixFilePermissions(build, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertEquals(
                7,
                Unprivileged.run(
                        RestoreSafetyTest.class,
                        root.toString(),
                        first.fingerprint().sha256()));
        assertEquals(List.of("build/a=bravo"), rig.tree());
        assertFalse(rig.outputs.isInPlace(first));
    }

    /** Restores a result; exits with 7 if that is refused with an exception that names the place. */
    public static void main(String... arguments) throws IOException {
        StoreRig rig = new StoreRig(Path.of(arguments[0]));
        ActionResult result = rig.actions.get(arguments[1]).orElseThrow();
        try {
            rig.outputs.restore(result, BUILD);
        } catch (IOException e) {
            System.exit(Results.reason(e).contains("build/a") ? 7 : 1);
        }
    }

    private ActionResult resultOf(OutputTree tree) throws IOException {
        return new ActionResult(
                ACTION,
                StoreRig.fingerprint("hostile").digest(),
                tree,
                rig.contents.put(new byte[0]),
                "",
                Duration.ZERO,
                Instant.EPOCH);
    }

    private List<Path> leftovers() throws IOException {
        return list(rig.state.temporary());
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return new ArrayList<>(entries.toList());
        }
    }
}
