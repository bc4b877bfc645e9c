package dev.ntask.runtime.store;

import static dev.ntask.runtime.store.StoreRig.globs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.NtaskException;
import dev.ntask.core.glob.GlobSet;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody else moves things about while outputs are restored, cleaned and captured: a thread without a pause, for a fixed
 * number of rounds on our side. The long form: {@code -Dntask.races=20000}.
 */
@Timeout(600)
class RestoreRaceTest {
    private static final GlobSet BUILD = globs("build/");
    private static final int ROUNDS = Integer.getInteger("ntask.races", 150);

    @TempDir
    Path root;

    @TempDir
    Path outside;

    private StoreRig rig;
    private ActionResult result;

    @BeforeEach
    void store() throws IOException {
        rig = new StoreRig(root);
        result = rig.run("1", BUILD, "build/a=1", "build/sub/b=2", "build/sub/deep/c=3");
    }

    /** What a thread does again and again until the test has made its rounds. */
    private interface Step {
        void run() throws IOException;
    }

    private void race(Step theirs, Step ours) throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Thread racer = new Thread(() -> {
            while (!ended.get()) {
                attempt(theirs);
            }
        });
        racer.start();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                attempt(ours);
            }
        } finally {
            ended.set(true);
            racer.join();
        }
    }

    /** Either side may find its files gone; anything else than such an answer is a bug. */
    private static void attempt(Step step) {
        try {
            step.run();
        } catch (NtaskException | FileSystemException e) {
            assertTrue(e.getMessage() != null, "says nothing");
        } catch (IOException e) {
            assertTrue(
                    String.valueOf(e.getMessage()).contains("'") || e instanceof MissingContentException, e::toString);
        }
    }

    private void assertEverythingCanBeRestored() throws IOException {
        Path sub = root.resolve("build/sub");
        if (Files.isSymbolicLink(sub)) {
            Files.delete(sub);
        }
        rig.outputs.clean(StoreRig.ACTION, BUILD);
        rig.outputs.restore(result, BUILD);
        assertEquals(List.of("build/a=1", "build/sub/b=2", "build/sub/deep/c=3"), rig.tree());
        assertEquals(List.of(), rig.state.verify().problems());
    }

    private long filesOutside() throws IOException {
        try (Stream<Path> files = Files.walk(outside)) {
            return files.filter(file -> !file.equals(outside)).count();
        }
    }

    @Test
    void nothingIsWrittenThroughADirectoryThatBecomesALink() throws Exception {
        Path sub = root.resolve("build/sub");
        Path aside = root.resolve("aside");
        race(
                () -> {
                    Files.move(sub, aside, StandardCopyOption.ATOMIC_MOVE);
                    Files.createSymbolicLink(sub, outside);
                    Files.delete(sub);
                    Files.move(aside, sub, StandardCopyOption.ATOMIC_MOVE);
                },
                () -> {
                    Files.deleteIfExists(sub.resolve("b"));
                    Files.deleteIfExists(sub.resolve("deep/c"));
                    rig.outputs.restore(result, BUILD);
                });
        rm(aside);
        assertEquals(0, filesOutside(), "written outside of the project");
        assertEverythingCanBeRestored();
    }

    @Test
    void nothingIsRemovedThroughADirectoryThatBecomesALink() throws Exception {
        Path sub = root.resolve("build/sub");
        Path aside = root.resolve("aside");
        Files.writeString(outside.resolve("b"), "somebody else's");
        race(
                () -> {
                    Files.move(sub, aside, StandardCopyOption.ATOMIC_MOVE);
                    Files.createSymbolicLink(sub, outside);
                    Files.delete(sub);
                    Files.move(aside, sub, StandardCopyOption.ATOMIC_MOVE);
                },
                () -> {
                    Files.createDirectories(sub);
                    Path file = sub.resolve("b");
                    if (Files.isDirectory(sub, LinkOption.NOFOLLOW_LINKS) && Files.notExists(file)) {
                        Files.createFile(file);
                    }
                    rig.outputs.clean(StoreRig.ACTION, BUILD);
                });
        rm(aside);
        assertTrue(Files.exists(outside.resolve("b")), "removed outside of the project");
        assertEverythingCanBeRestored();
    }

    @Test
    void outputsThatComeAndGoWhileTheyAreCapturedAreStoredWholeOrNotAtAll() throws Exception {
        Path file = root.resolve("build/sub/b");
        race(
                () -> {
                    Files.deleteIfExists(file);
                    Files.writeString(file, "2");
                    Files.delete(file);
                    Files.createSymbolicLink(file, Path.of("../a"));
                    Files.delete(file);
                    Files.createDirectory(file);
                    Files.delete(file);
                    Files.writeString(file, "2");
                },
                () -> {
                    OutputTree tree = rig.outputs.capture(StoreRig.ACTION, BUILD);
                    for (OutputTree.File each : tree.files()) {
                        rig.contents.read(each.digest());
                    }
                });
        assertEverythingCanBeRestored();
    }

    /** An editor that saves by renaming, a branch that is switched: right afterwards the outputs are looked at. */
    @Test
    void outputsThatAreReplacedMeanwhileAreRightOrNotInPlace() throws Exception {
        Path file = root.resolve("build/a");
        Path beside = root.resolve("beside");
        race(
                () -> {
                    Files.writeString(beside, "9");
                    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    Files.writeString(beside, "1");
                    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                },
                () -> {
                    if (!rig.outputs.isInPlace(result)) {
                        rig.outputs.restore(result, BUILD);
                    }
                });
        Files.deleteIfExists(beside);
        Files.writeString(file, "9");
        assertTrue(!rig.outputs.isInPlace(result));
        assertEverythingCanBeRestored();
    }

    private static void rm(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
