package dev.ntask.runtime.store;

import static dev.ntask.runtime.store.StoreRig.ACTION;
import static dev.ntask.runtime.store.StoreRig.globs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.NtaskException;
import dev.ntask.core.glob.GlobSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
    private static final GlobSet BUILD = globs("build/");
    private static final String[] BODY = {
        "build/a.txt=alpha", "build/bin/run*=#!/bin/sh", "build/c/deep/x=", "build/empty/", "build/latest>a.txt"
    };

    @TempDir
    Path root;

    private StoreRig rig;

    @BeforeEach
    void createRig() throws IOException {
        rig = new StoreRig(root);
        rig.write("src/A=source");
    }

    @Test
    void aDeletedTreeComesBackWhole() throws IOException {
        ActionResult result = rig.run("1", BUILD, BODY);
        List<String> before = rig.tree();
        assertEquals(
                List.of(
                        "build/a.txt=alpha",
                        "build/bin/run*=#!/bin/sh",
                        "build/c/deep/x=",
                        "build/empty/",
                        "build/latest>a.txt",
                        "src/A=source"),
                before);
        rig.delete("build");
        assertFalse(rig.outputs.isInPlace(result));
        assertTrue(rig.outputs.restore(result, BUILD));
        assertEquals(before, rig.tree());
        assertTrue(rig.outputs.isInPlace(result));
        assertFalse(rig.outputs.restore(result, BUILD));
        assertEquals(List.of(), rig.notes);
    }

    @Test
    void aPackageNamedAsTheOutputsIsNobodysToRemove() throws IOException {
        rig.write("src/build/Main.java=main");
        rig.run("1", BUILD, BODY);
        assertEquals("main", Files.readString(root.resolve("src/build/Main.java")));
    }

    @Test
    void whatIsReadFromTheCacheIsWhatWasStored() throws IOException {
        ActionResult result = rig.run("1", BUILD, BODY);
        assertEquals(result, rig.results.find(result.fingerprint()).orElseThrow());
        assertEquals(StoreRig.fingerprint("1"), rig.results.previous(ACTION).orElseThrow());
    }

    @Test
    void onlyWrongFilesAreWritten() throws IOException {
        ActionResult result = rig.run("1", BUILD, BODY);
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(root.resolve("build/a.txt"), old);
        Files.setLastModifiedTime(root.resolve("build/bin/run"), old);
        rig.write("build/a.txt=edited");
        Files.setPosixFilePermissions(root.resolve("build/bin/run"), PosixFilePermissions.fromString("rw-------"));
        assertFalse(rig.outputs.isInPlace(result));
        assertTrue(rig.outputs.restore(result, BUILD));
        assertEquals("alpha", Files.readString(root.resolve("build/a.txt")));
        assertNotEquals(old, Files.getLastModifiedTime(root.resolve("build/a.txt")));
        assertEquals(
                "rwxr-xr-x",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("build/bin/run"))));
        assertEquals(old, Files.getLastModifiedTime(root.resolve("build/bin/run")));
    }

    @Test
    void anEditedOutputDoesNotReachTheStore() throws IOException {
        ActionResult result = rig.run("1", BUILD, BODY);
        rig.write("build/a.txt=edited in place");
        assertTrue(rig.outputs.restore(result, BUILD));
        rig.write("build/a.txt=edited after restore");
        assertTrue(rig.outputs.restore(result, BUILD));
        assertEquals("alpha", Files.readString(root.resolve("build/a.txt")));
        assertEquals("alpha", Files.readString(rig.blob("alpha")));
    }

    @Test
    void aRestoreRemovesWhatTheSameActionLeftAndNothingElse() throws IOException {
        ActionResult first = rig.run("1", BUILD, "build/a=1", "build/old/b=1");
        ActionResult second = rig.run("2", BUILD, "build/a=2", "build/new=2");
        rig.write("build/by-hand=user");
        assertTrue(rig.outputs.restore(first, BUILD));
        assertEquals(List.of("build/a=1", "build/by-hand=user", "build/old/b=1", "src/A=source"), rig.tree());
        assertTrue(rig.outputs.restore(second, BUILD));
        assertEquals(List.of("build/a=2", "build/by-hand=user", "build/new=2", "src/A=source"), rig.tree());
    }

    /** One result's files may all be in place while another's lie beside them. */
    @Test
    void aSubsetOfWhatLiesThereIsNotInPlace() throws IOException {
        ActionResult small = rig.run("1", BUILD, "build/a=1");
        rig.run("2", BUILD, "build/a=1", "build/b=2");
        assertFalse(rig.outputs.isInPlace(small));
        assertTrue(rig.outputs.restore(small, BUILD));
        assertEquals(List.of("build/a=1", "src/A=source"), rig.tree());
    }

    @Test
    void anotherFingerprintWithTheSameTreeChangesNothing() throws IOException {
        ActionResult first = rig.run("1", BUILD, "build/a=1");
        ActionResult second = rig.run("2", BUILD, "build/a=1");
        assertEquals(first.outputs().digest(), second.outputs().digest());
        assertFalse(rig.outputs.restore(first, BUILD));
        assertTrue(rig.outputs.isInPlace(first));
        assertEquals(StoreRig.fingerprint("1"), rig.results.previous(ACTION).orElseThrow());
    }

    @Test
    void whatAFailedRunLeftIsRemovedByARestore() throws IOException {
        ActionResult good = rig.run("1", BUILD, "build/a=1");
        rig.outputs.clean(ACTION, BUILD);
        rig.write("build/a=1", "build/half-made=x");
        assertFalse(rig.outputs.isInPlace(good), "begun, not ended: nothing is trusted");
        assertTrue(rig.outputs.restore(good, BUILD));
        assertEquals(List.of("build/a=1", "src/A=source"), rig.tree());
        assertTrue(rig.outputs.isInPlace(good));
    }

    @Test
    void cleaningRemovesOutputsAndTheirDirectoriesOnly() throws IOException {
        rig.write(
                "build/classes/p/A=1",
                "build/classes/q/",
                "build/keep=1",
                "gen/B.java=1",
                "gen/sub/C.java=1",
                "x/D.o=1");
        rig.outputs.clean(ACTION, globs("build/classes/", "gen/**/*.java", "**/*.o"));
        assertEquals(List.of("build/keep=1", "gen/", "src/A=source", "x/"), rig.tree());
    }

    @Test
    void negatedPatternsAreNeitherCleanedNorCaptured() throws IOException {
        GlobSet patterns = globs("build/", "!build/secret");
        rig.write("build/secret=1", "build/a=1");
        ActionResult result = rig.run("1", patterns, "build/b=1");
        assertEquals(List.of("build/b=1", "build/secret=1", "src/A=source"), rig.tree());
        assertEquals(1, result.outputs().files().size());
    }

    @Test
    void gitAndOurOwnDirectoryAreNeverOutputs() throws Exception {
        new ProcessBuilder("git", "init", "-q", root.toString()).start().waitFor();
        rig = new StoreRig(root, root.resolve("my-cache"));
        rig.write(".ntask/x=1", ".git/x=1", "sub/.git/HEAD=1", "a=1");
        GlobSet everything = globs("**");
        OutputTree tree = rig.outputs.capture(ACTION, everything);
        assertEquals(
                List.of("a", "src/A", "sub/.git/HEAD"),
                tree.files().stream().map(OutputTree.File::path).toList());
        rig.outputs.clean(ACTION, everything);
        assertTrue(Files.exists(root.resolve(".ntask/x")));
        assertTrue(Files.exists(root.resolve(".git/x")));
        assertTrue(Files.exists(root.resolve("my-cache/CACHEDIR.TAG")));
        assertFalse(Files.exists(root.resolve("a")));
    }

    @Test
    void outcomeDigestsDisregardUmaskButNotTheExecutableBit() throws IOException {
        String plain = rig.run("1", BUILD, "build/a=1").outputs().digest();
        Files.setPosixFilePermissions(root.resolve("build/a"), PosixFilePermissions.fromString("rw-------"));
        assertEquals(plain, rig.keep("2", BUILD).outputs().digest());
        Files.setPosixFilePermissions(root.resolve("build/a"), PosixFilePermissions.fromString("rwx------"));
        assertNotEquals(plain, rig.keep("3", BUILD).outputs().digest());
        assertNotEquals(plain, rig.run("4", BUILD, "build/a=2").outputs().digest());
        assertNotEquals(
                plain, rig.run("5", BUILD, "build/a=1", "build/d/").outputs().digest());
        assertNotEquals(plain, rig.run("6", BUILD, "build/b=1").outputs().digest());
        assertNotEquals(
                rig.run("7", BUILD, "build/l>x").outputs().digest(),
                rig.run("8", BUILD, "build/l>y").outputs().digest());
    }

    @Test
    void equalTreesShareTheirBlobs() throws IOException {
        rig.run("1", BUILD, BODY);
        List<Path> before = blobs();
        rig.outputs.clean(ACTION, globs("dist/"));
        rig.write("dist/copy=alpha");
        rig.outputs.capture("package", globs("dist/"));
        assertEquals(before, blobs());
    }

    @Test
    void anUpToDateCheckReadsNothingThatTheSizeDecides() throws IOException {
        ActionResult result = rig.run("1", BUILD, "build/a=1", "build/b=22");
        rig.digested.clear();
        rig.write("build/a=longer");
        assertFalse(rig.outputs.isInPlace(result));
        assertEquals(List.of(), rig.digested);
    }

    @Test
    void aResultWithoutOutputsIsInPlaceOnceItIsTheLast() throws IOException {
        GlobSet none = globs();
        ActionResult first = rig.run("1", none);
        assertTrue(rig.outputs.isInPlace(first));
        rig.run("2", none);
        assertFalse(rig.outputs.isInPlace(first));
        assertFalse(rig.outputs.restore(first, none), "nothing to change: up to date");
        assertTrue(rig.outputs.isInPlace(first));
    }

    @Test
    void aFifoCannotBeStored() throws Exception {
        rig.write("build/");
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", root.resolve("build/pipe").toString())
                        .start()
                        .waitFor());
        IOException thrown = assertThrows(IOException.class, () -> rig.outputs.capture(ACTION, BUILD));
        assertEquals("output 'build/pipe' is no file, link or directory", thrown.getMessage());
        rig.outputs.clean(ACTION, BUILD);
        assertEquals(List.of("src/A=source"), rig.tree());
    }

    @Test
    void aReadOnlyDirectoryIsCleanedWithItsFiles() throws Exception {
        Path pocket = root.resolve("build/pocket");
        rig.write("build/pocket/f=1");
        Files.setPosixFilePermissions(pocket, PosixFilePermissions.fromString("r-xr-xr-x"));
        Unprivileged.ownTree(root);
        assertEquals(0, Unprivileged.run(OutputsTest.class, root.toString()), "exit code");
        assertEquals(List.of("src/A=source"), rig.tree());
    }

    /** Cleans the build directory of the project that is named. */
    public static void main(String... arguments) throws IOException {
        new StoreRig(Path.of(arguments[0])).outputs.clean(ACTION, BUILD);
    }

    @Test
    void aLinkOnTheWayToTheOutputsIsRefused(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("precious"), "x");
        Files.createSymbolicLink(root.resolve("build"), elsewhere);
        for (String pattern : List.of("build/", "build/**", "build/classes/*.class", "build/app.jar")) {
            GlobSet patterns = globs(pattern);
            NtaskException thrown =
                    assertThrows(NtaskException.class, () -> rig.outputs.clean(ACTION, patterns), pattern);
            assertEquals(
                    "outputs of compile lead through the symbolic link 'build'; "
                            + "declare the directory it leads to, or make it a directory",
                    thrown.getMessage());
            assertThrows(NtaskException.class, () -> rig.outputs.capture(ACTION, patterns));
        }
        assertTrue(Files.exists(elsewhere.resolve("precious")));
    }

    @Test
    void aLinkMayItselfBeAnOutput() throws IOException {
        GlobSet patterns = globs("dist/current");
        ActionResult result = rig.run("1", patterns, "dist/current>../src");
        rig.outputs.clean(ACTION, patterns);
        assertTrue(Files.exists(root.resolve("src/A")), "a link is removed, not what it leads to");
        rig.outputs.restore(result, patterns);
        assertEquals(List.of("dist/current>../src", "src/A=source"), rig.tree());
    }

    private List<Path> blobs() throws IOException {
        try (var paths = Files.walk(rig.state.path().resolve("cas"))) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
