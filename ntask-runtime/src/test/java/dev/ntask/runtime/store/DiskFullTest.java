package dev.ntask.runtime.store;

import static dev.ntask.runtime.store.StoreRig.ACTION;
import static dev.ntask.runtime.store.StoreRig.globs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.NtaskException;
import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.TinyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills up at every page that a run or a restore needs: blobs, result, record and outputs. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class DiskFullTest {
    private static final GlobSet BUILD = globs("build/");
    private static final int PAGES = 400;

    /** More than everything together needs. */
    private static final int MOST = 60;

    @TempDir
    Path root;

    private TinyDisk disk;
    private StoreRig rig;

    @BeforeEach
    void mount() throws Exception {
        disk = TinyDisk.over(root, PAGES);
        rig = new StoreRig(root);
    }

    @AfterEach
    void unmount() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }

    private static String[] body(int version) {
        String[] files = new String[6];
        for (int i = 0; i < files.length; i++) {
            files[i] = "build/d" + i % 2 + "/f" + i + "="
                    + ("version " + version + " of " + i + "\n").repeat(300 * (i + 1));
        }
        return files;
    }

    private List<String> tree() throws IOException {
        List<String> tree = new ArrayList<>(rig.tree());
        tree.removeIf(line -> line.startsWith("ballast"));
        return tree;
    }

    private static List<String> expected(int version) {
        return Stream.of(body(version)).sorted().toList();
    }

    /** Whatever is stored afterwards can be restored, and what is in place is what was stored. */
    private void assertSound(String when) throws IOException {
        assertEquals(List.of(), rig.state.verify().problems(), when);
        for (int version = 0; version <= MOST; version++) {
            var stored = rig.results.find(StoreRig.fingerprint("v" + version).digest());
            if (stored.isPresent() && rig.outputs.isInPlace(stored.get())) {
                assertEquals(expected(version), tree(), when);
            }
        }
    }

    @Test
    void aRunThatFindsNoSpaceStoresAllOrNothing() throws IOException {
        int stored = 0;
        for (int pages = 0; pages < MOST; pages++) {
            // Each time another content: what is stored already costs nothing.
            rig = new StoreRig(root);
            rig.outputs.clean(ACTION, BUILD);
            rig.write(body(pages));
            disk.leave(pages);
            try {
                rig.keep("v" + pages, BUILD);
                stored++;
            } catch (IOException | AssertionError e) {
                assertTrue(e instanceof IOException || !rig.notes.isEmpty(), e::toString);
            }
            disk.empty();
            assertSound(pages + " pages");
            assertEquals(List.of(), leftovers(), pages + " pages");
            rig.state.cleanEntries();
            rig.state.collect(
                    new dev.ntask.runtime.store.disk.StoreLimits(0, java.time.Duration.ofDays(1)),
                    java.time.Instant.now());
        }
        assertTrue(stored > 5 && stored < MOST - 5, stored + " of " + MOST);
    }

    @Test
    void aRestoreThatFindsNoSpaceLeavesTheOldOutputs() throws IOException {
        ActionResult first = rig.run("v0", BUILD, body(0));
        ActionResult second = rig.run("v1", BUILD, body(1));
        int restored = 0;
        for (int pages = 0; pages < MOST; pages++) {
            rig.outputs.restore(second, BUILD);
            disk.leave(pages);
            try {
                rig.outputs.restore(first, BUILD);
                restored++;
                assertEquals(expected(0), tree(), pages + " pages");
            } catch (IOException e) {
                assertEquals(expected(1), tree(), pages + " pages");
                assertFalse(rig.outputs.isInPlace(first));
            }
            disk.empty();
            assertEquals(List.of(), leftovers(), pages + " pages");
            assertSound(pages + " pages");
        }
        assertTrue(restored > 5 && restored < MOST - 5, restored + " of " + MOST);
    }

    /** A body that is killed when the disk is full leaves a part of what it would have written. */
    @Test
    void whatARunWithoutSpaceLeftIsNeverTaken() throws IOException {
        ActionResult whole = rig.run("v0", BUILD, body(0));
        for (int pages = 0; pages < MOST; pages += 3) {
            disk.leave(pages);
            try {
                rig.outputs.clean(ACTION, BUILD);
                rig.write("build/half" + pages + "=x");
                rig.write(body(0));
            } catch (IOException | NtaskException e) {
                // Killed here.
            }
            disk.empty();
            assertFalse(rig.outputs.isInPlace(whole), pages + " pages");
            rig.outputs.restore(whole, BUILD);
            assertEquals(expected(0), tree(), pages + " pages");
        }
    }

    private List<Path> leftovers() throws IOException {
        if (Files.notExists(rig.state.temporary())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(rig.state.temporary())) {
            return files.toList();
        }
    }
}
