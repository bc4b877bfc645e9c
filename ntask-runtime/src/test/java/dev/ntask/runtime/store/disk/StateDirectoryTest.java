package dev.ntask.runtime.store.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.NtaskException;
import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    @TempDir
    Path root;

    @Test
    void gitAndBackupsPassItOver() throws IOException {
        StateDirectory state = new StateDirectory(root.resolve("a/.ntask"));
        state.create();
        state.create();
        assertEquals("*\n", Files.readString(root.resolve("a/.ntask/.gitignore")));
        assertTrue(Files.readString(root.resolve("a/.ntask/CACHEDIR.TAG"))
                .startsWith("Signature: 8a477f597d28d172789f06886806bc55\n"));
    }

    @Test
    void oneThatIsCollectedWhileItIsCreatedIsCreatedAllTheSame() throws Exception {
        for (int round = 0; round < 100; round++) {
            StateDirectory state = new StateDirectory(root.resolve(round + "/.ntask"));
            AtomicBoolean created = new AtomicBoolean();
            Thread collector = new Thread(() -> {
                while (!created.get()) {
                    try {
                        new StateDirectory(state.path()).collect(new StoreLimits(0, Duration.ZERO), Instant.EPOCH);
                    } catch (IOException e) {
                        // Nothing is there yet, or it has just gone.
                    }
                }
            });
            collector.start();
            state.create();
            created.set(true);
            collector.join();
            assertTrue(Files.exists(state.path().resolve("CACHEDIR.TAG")));
        }
    }

    @Test
    void oneThatAnotherProcessCreatesAtTheSameMomentIsNobodyElses() throws Exception {
        for (int round = 0; round < 300; round++) {
            StateDirectory state = new StateDirectory(root.resolve("shared" + round));
            CyclicBarrier start = new CyclicBarrier(4);
            List<Future<Void>> creators = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            for (int creator = 0; creator < 4; creator++) {
                creators.add(threads.submit(() -> {
                    start.await();
                    state.create();
                    Files.createDirectories(state.path().resolve("locks"));
                    return null;
                }));
            }
            threads.shutdown();
            for (Future<Void> creator : creators) {
                creator.get();
            }
        }
    }

    @Test
    void aCrashWhileItIsCreatedLeavesItToBeCreatedAgain() throws IOException {
        StateDirectory state = new StateDirectory(Files.createDirectories(root.resolve("cache")));
        Files.writeString(state.path().resolve(".gitignore"), "");
        state.create();
        assertTrue(Files.exists(state.path().resolve("CACHEDIR.TAG")));
    }

    @Test
    void cleaningEntriesKeepsBlobs() throws IOException {
        StateDirectory state = new StateDirectory(root.resolve(".ntask"));
        state.create();
        Digest blob = state.contents().put(new byte[] {1});
        state.history().settle("t", blob);
        Path entry = root.resolve(".ntask/ac/ab/abc");
        Files.createDirectories(root.resolve(".ntask/ac/ab"));
        Files.writeString(entry, "x");
        state.cleanEntries();
        state.cleanEntries();
        assertFalse(Files.exists(entry));
        assertTrue(state.contents().contains(blob));
        assertTrue(state.history().of("t").fingerprint().isEmpty());
    }

    @Test
    void cleaningAllRemovesTheDirectoryAndFollowsNoLink() throws IOException {
        StateDirectory state = new StateDirectory(root.resolve(".ntask"));
        assertEquals(List.of(), state.cleanAll());
        state.create();
        state.contents().put(new byte[] {1});
        Path precious =
                Files.writeString(Files.createDirectory(root.resolve("src")).resolve("A"), "x");
        Files.createSymbolicLink(root.resolve(".ntask/link"), root.resolve("src"));
        assertEquals(List.of(), state.cleanAll());
        assertFalse(Files.exists(root.resolve(".ntask")));
        assertTrue(Files.exists(precious));
    }

    @Test
    void aDirectoryWithOtherThingsInItIsNeitherTakenNorRemoved() throws IOException {
        Path home = Files.createDirectory(root.resolve("home"));
        Files.writeString(home.resolve("thesis"), "x");
        StateDirectory state = new StateDirectory(home);
        NtaskException thrown = assertThrows(NtaskException.class, state::create);
        assertEquals(
                "the cache directory " + home
                        + " holds files that are not ntask's; set cache_dir to a directory of its own",
                thrown.getMessage());
        assertThrows(NtaskException.class, state::cleanAll);
        assertTrue(Files.exists(home.resolve("thesis")));
    }
}
