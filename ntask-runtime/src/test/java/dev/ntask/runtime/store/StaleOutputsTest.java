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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier result left must never be taken for a part of a later one. */
class StaleOutputsTest {
    private static final GlobSet BUILD = globs("build/");

    @TempDir
    Path root;

    private StoreRig rig;
    private ActionResult small;
    private ActionResult big;

    @BeforeEach
    void runTwice() throws IOException {
        rig = new StoreRig(root);
        small = rig.run("1", BUILD, "build/a=1");
        big = rig.run("2", BUILD, "build/a=1", "build/stale=2", "build/old/");
    }

    private Path entry(ActionResult result) {
        String sha256 = result.fingerprint().sha256();
        return rig.state.path().resolve("ac").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private Path record() {
        return rig.state.path().resolve("latest").resolve(SafeName.of(ACTION));
    }

    @Test
    void filesOfALastResultThatWasCollectedGo() throws IOException {
        Files.delete(entry(big));
        assertTrue(rig.outputs.restore(small, BUILD));
        assertEquals(List.of("build/a=1"), rig.tree());
    }

    @Test
    void filesOfALastResultThatIsDamagedGo() throws IOException {
        Files.write(entry(big), new byte[] {1, 2, 3});
        assertTrue(rig.outputs.restore(small, BUILD));
        assertEquals(List.of("build/a=1"), rig.tree());
        assertEquals(1, rig.notes.size(), rig.notes.toString());
    }

    @Test
    void filesGoThoughTheRecordOfThemIsDamaged() throws IOException {
        Files.write(record(), new byte[0]);
        assertFalse(rig.outputs.isInPlace(big));
        assertTrue(rig.outputs.restore(small, BUILD));
        assertEquals(List.of("build/a=1"), rig.tree());
        assertTrue(rig.outputs.isInPlace(small));
    }

    /** As after a move of the project, whose records are kept elsewhere under its old place. */
    @Test
    void withoutARecordFilesOfUnknownOriginAreNoPartOfARestoredResult() throws IOException {
        Files.delete(record());
        IOException thrown = assertThrows(IOException.class, () -> rig.outputs.restore(small, BUILD));
        assertEquals("'build/stale' lies among the outputs, and it is not known who wrote it", thrown.getMessage());
        assertEquals(List.of("build/a=1", "build/old/", "build/stale=2"), rig.tree());
        assertFalse(rig.outputs.restore(big, BUILD), "nothing else is there: up to date");
    }

    @Test
    void anEmptyDirectoryThatTheResultDoesNotHaveGoes() throws IOException {
        assertTrue(rig.outputs.restore(small, BUILD));
        assertFalse(Files.exists(root.resolve("build/old")));
        assertTrue(rig.outputs.restore(big, BUILD));
        assertTrue(Files.isDirectory(root.resolve("build/old")));
        rig.write("build/old/by-hand=mine");
        rig.outputs.restore(small, BUILD);
        assertEquals(List.of("build/a=1", "build/old/by-hand=mine"), rig.tree());
    }

    /** A record that cannot be replaced is cut: else the last result would count as what lies there. */
    @Test
    void aRunIsNotedAsBegunThoughNoNewFileCanBeWritten() throws IOException {
        Path temporary = rig.state.temporary();
        rig.delete(".ntask/tmp");
        Files.writeString(temporary, "in the way of temporary files");
        rig.outputs.clean(ACTION, BUILD);
        rig.write("build/a=1", "build/stale=2", "build/half=killed here");
        Files.delete(temporary);
        assertFalse(rig.outputs.isInPlace(big));
        assertTrue(rig.outputs.restore(big, BUILD));
        assertEquals(List.of("build/a=1", "build/old/", "build/stale=2"), rig.tree());
    }

    /** A process that the body left running writes on while its file is stored. */
    @Test
    void anOutputThatChangesWhileItIsStoredIsNotStored() throws IOException {
        Path file = root.resolve("build/a");
        ContentStore writing = new WriteAfterRead(rig.contents, file);
        Results results = new Results(writing, rig.actions, rig.actions, rig.state.history(), rig.notes::add);
        Outputs outputs = new Outputs(root, rig.state.path(), results, Digest::of);
        IOException thrown = assertThrows(IOException.class, () -> outputs.capture(ACTION, BUILD));
        assertEquals("output 'build/a' changes after the task has ended", thrown.getMessage());
    }

    /** A store in which a file grows as soon as it was read. */
    private record WriteAfterRead(ContentStore store, Path growing) implements ContentStore {
        @Override
        public boolean contains(Digest digest) throws IOException {
            return store.contains(digest);
        }

        @Override
        public Optional<Digest> find(String sha256) throws IOException {
            return store.find(sha256);
        }

        @Override
        public Digest put(Path file) throws IOException {
            Digest digest = store.put(file);
            if (file.equals(growing)) {
                Files.writeString(file, "more");
            }
            return digest;
        }

        @Override
        public Digest put(byte[] bytes) throws IOException {
            return store.put(bytes);
        }

        @Override
        public byte[] read(Digest digest) throws IOException {
            return store.read(digest);
        }

        @Override
        public void copyTo(Digest digest, Path newFile) throws IOException {
            store.copyTo(digest, newFile);
        }
    }
}
