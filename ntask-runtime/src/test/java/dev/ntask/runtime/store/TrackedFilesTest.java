package dev.ntask.runtime.store;

import static dev.ntask.runtime.store.StoreRig.ACTION;
import static dev.ntask.runtime.store.StoreRig.globs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.NtaskException;
import dev.ntask.core.glob.GlobSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackedFilesTest {
    private static final GlobSet DOCS = globs("docs/**");

    @TempDir
    Path repository;

    private StoreRig rig;

    @BeforeEach
    void createRepository() throws Exception {
        git(repository, "init", "-q");
        rig = new StoreRig(repository);
        rig.write("docs/by hand é.md=mine", "docs/generated.md=made");
        git(repository, "add", "docs/by hand é.md");
    }

    @Test
    void aTrackedFileAmongTheOutputsIsRefusedAndNothingIsRemoved() throws IOException {
        NtaskException thrown = assertThrows(NtaskException.class, () -> rig.outputs.clean(ACTION, DOCS));
        assertEquals(
                "outputs of compile match 'docs/by hand é.md', which git tracks, and would be removed or replaced; "
                        + "exclude it with '!docs/by hand é.md', or run: git rm --cached 'docs/by hand é.md'",
                thrown.getMessage());
        assertEquals(List.of("docs/by hand é.md=mine", "docs/generated.md=made"), rig.tree());
        assertTrue(rig.results.last(ACTION).settled(), "nothing was begun");
    }

    @Test
    void whatTheMessageProposesHelps() throws IOException {
        rig.outputs.clean(ACTION, globs("docs/**", "!docs/by hand é.md"));
        assertEquals(List.of("docs/by hand é.md=mine"), rig.tree());
    }

    @Test
    void aProjectBelowTheRepositoryIsProtectedToo() throws Exception {
        StoreRig below = new StoreRig(repository.resolve("sub/project"));
        below.write("docs/a.md=mine");
        git(repository, "add", "sub/project/docs/a.md");
        assertThrows(NtaskException.class, () -> below.outputs.clean(ACTION, DOCS));
        assertEquals(List.of("docs/a.md=mine"), below.tree());
    }

    @Test
    void aSubmoduleIsProtected(@TempDir Path other) throws Exception {
        git(other, "init", "-q");
        new StoreRig(other).write("lib/x=1");
        git(other, "add", "lib/x");
        git(other, "-c", "user.name=n", "-c", "user.email=e", "commit", "-qm", "x");
        git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.toString(), "vendor");
        assertThrows(NtaskException.class, () -> rig.outputs.clean(ACTION, globs("vendor/lib/*")));
        assertTrue(Files.exists(repository.resolve("vendor/lib/x")));
    }

    @Test
    void aRestoreAfterAFailedRunLeavesWhatBecameTracked() throws Exception {
        GlobSet patterns = globs("out/");
        ActionResult result = rig.run("1", patterns, "out/a=1");
        rig.outputs.clean(ACTION, patterns);
        rig.write("out/half=x", "out/now-mine=y");
        git(repository, "add", "out/now-mine");
        rig.outputs.restore(result, patterns);
        assertEquals(
                List.of("docs/by hand é.md=mine", "docs/generated.md=made", "out/a=1", "out/now-mine=y"), rig.tree());
    }

    @Test
    void aRestoreDoesNotReplaceWhatBecameTracked() throws Exception {
        GlobSet patterns = globs("out/");
        ActionResult result = rig.run("1", patterns, "out/a=1");
        rig.write("out/a=mine now");
        git(repository, "add", "out/a");
        NtaskException thrown = assertThrows(NtaskException.class, () -> rig.outputs.restore(result, patterns));
        assertTrue(String.valueOf(thrown.getMessage()).contains("'out/a', which git tracks"), thrown.getMessage());
        assertEquals("mine now", Files.readString(repository.resolve("out/a")));
    }

    @Test
    void whatIsLeftOfAnEarlierResultStaysOnceGitTracksIt() throws Exception {
        GlobSet patterns = globs("out/");
        ActionResult first = rig.run("1", patterns, "out/a=1");
        rig.run("2", patterns, "out/a=1", "out/now-mine=2");
        git(repository, "add", "out/now-mine");
        rig.outputs.restore(first, patterns);
        assertTrue(Files.exists(repository.resolve("out/now-mine")));
    }

    @Test
    void nothingIsRemovedWhereGitDoesNotSayWhatItTracks() throws IOException {
        Files.writeString(repository.resolve(".git/index"), "broken");
        NtaskException thrown =
                assertThrows(NtaskException.class, () -> rig.outputs.clean(ACTION, globs("docs/generated.md")));
        assertEquals(
                "outputs of compile match 'docs/generated.md', which git may track, and would be removed or replaced: "
                        + "git ls-files fails in " + repository
                        + "; make git work, or remove the file if it is not the author's",
                thrown.getMessage());
        assertEquals(List.of("docs/by hand é.md=mine", "docs/generated.md=made"), rig.tree());
    }

    /** As in a container without git: what was not there before the first run is the action's. */
    @Test
    void withoutGitAnActionStillRemovesWhatItWrote() throws IOException {
        Files.writeString(repository.resolve(".git/index"), "broken");
        GlobSet patterns = globs("out/");
        rig.run("1", patterns, "out/a=1");
        ActionResult second = rig.run("2", patterns, "out/a=2", "out/b=2");
        rig.outputs.clean(ACTION, patterns);
        rig.write("out/half=x");
        rig.outputs.restore(second, patterns);
        assertEquals("2", Files.readString(repository.resolve("out/a")));
        assertTrue(Files.notExists(repository.resolve("out/half")));
        rig.write("out/by-hand=mine");
        assertThrows(NtaskException.class, () -> rig.outputs.clean(ACTION, patterns));
        assertEquals("mine", Files.readString(repository.resolve("out/by-hand")));
    }

    @Test
    void gitIsAskedAgainOnceItsIndexIsAnother() throws Exception {
        TrackedFiles files = new TrackedFiles(repository);
        List<String> paths = List.of("docs/by hand é.md", "docs/generated.md");
        assertEquals(Set.of("docs/by hand é.md"), files.among(paths));
        Path index = repository.resolve(".git/index");
        byte[] content = Files.readAllBytes(index);
        // Never done by git: other bytes in the same file, with the same time.
        writeInPlace(index, new byte[content.length]);
        assertThrows(TrackedFiles.UnknownException.class, () -> new TrackedFiles(repository).among(paths));
        assertEquals(Set.of("docs/by hand é.md"), files.among(paths), "git was asked again, for nothing");
        writeInPlace(index, content);
        git(repository, "add", "docs/generated.md");
        assertEquals(Set.copyOf(paths), files.among(paths));
        git(repository, "rm", "-q", "--cached", "docs/by hand é.md");
        assertEquals(Set.of("docs/generated.md"), files.among(paths));
    }

    private static void writeInPlace(Path file, byte[] content) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, content);
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void whatGitFailedToSayIsAskedAgain() throws Exception {
        TrackedFiles files = new TrackedFiles(repository);
        Path index = repository.resolve(".git/index");
        byte[] content = Files.readAllBytes(index);
        List<String> path = List.of("docs/by hand é.md");
        writeInPlace(index, new byte[content.length]);
        assertThrows(TrackedFiles.UnknownException.class, () -> files.among(path));
        writeInPlace(index, content);
        assertEquals(Set.copyOf(path), files.among(path));
    }

    /** Where git may read another index than the one that lies there, there is nothing to go by. */
    @Test
    void anIndexElsewhereHasNoStamp(@TempDir Path elsewhere) throws Exception {
        Path own = repository.resolve(".git");
        assertTrue(IndexStamp.of(own).isPresent());
        Path linked = Files.writeString(elsewhere.resolve(".git"), "gitdir: " + own + "\n");
        assertTrue(IndexStamp.of(linked).isEmpty());
        Files.delete(own.resolve("HEAD"));
        assertTrue(IndexStamp.of(own).isEmpty(), "git takes this for no repository");
    }

    private static void git(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor(), command.toString());
    }
}
