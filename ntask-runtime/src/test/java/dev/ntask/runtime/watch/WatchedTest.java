package dev.ntask.runtime.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.input.Inputs;
import dev.ntask.runtime.input.KnownSelections;
import dev.ntask.runtime.input.StatCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Watches real files; a change that is not noticed is one that the test waits for in vain. */
@Timeout(120)
final class WatchedTest {
    @TempDir
    Path temporary;

    private final Pulse pulse = new Pulse(System::nanoTime);
    private final List<String> notes = new ArrayList<>();
    private Path root;

    @SuppressWarnings("NullAway.Init") // each test begins with it
    private Watched watched;

    @SuppressWarnings("NullAway.Init") // by the first look of the same
    private Look before;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(temporary.resolve("project"));
        write("src/a", "1");
    }

    @AfterEach
    void close() {
        watched.close();
        assertEquals(List.of(), notes);
    }

    @Test
    void noticesWhatComesChangesAndGoes() throws Exception {
        watch("src/**");
        write("src/b", "1");
        awaitChange("src/b created");
        Path other = Files.writeString(root.resolve("other"), "2");
        Files.move(other, root.resolve("src/a"), StandardCopyOption.REPLACE_EXISTING);
        awaitChange("src/a modified");
        Files.delete(root.resolve("src/b"));
        awaitChange("src/b deleted");
        assertTrue(root.resolve("src/a").toFile().setExecutable(true));
        awaitChange("src/a modified");
    }

    @Test
    void noticesWhatIsInADirectoryThatWasMadeJustNow() throws Exception {
        watch("src/**");
        for (int i = 0; i < 50; i++) {
            write("src/" + i + "/deep/er/file", "x");
            awaitChange("src/" + i + "/deep/er/file created");
        }
    }

    @Test
    void noticesWhatMatchesOnlyOnceItsDirectoryIsThere() throws Exception {
        watch("conf/app/settings.txt");
        write("conf/app/settings.txt", "x");
        awaitChange("conf/app/settings.txt created");
    }

    /** More than the system keeps for one directory: then it says no more than that something was dropped. */
    @Test
    void noticesMoreThanTheSystemTells() throws Exception {
        watch("src/**");
        for (int i = 0; i < 3000; i++) {
            write("src/" + i, "x");
        }
        await(look -> look.states().size() == 3001);
    }

    @Test
    void noticesWhatHappensInADirectoryThatTookThePlaceOfAnother() throws Exception {
        watch("src/**");
        Files.move(root.resolve("src"), temporary.resolve("old"));
        write("src/a", "2");
        awaitChange("src/a modified");
        write("src/b", "1");
        awaitChange("src/b created");
    }

    @Test
    void noticesWhatALinkLeadsTo() throws Exception {
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        Files.writeString(outside.resolve("target"), "1");
        Files.createSymbolicLink(root.resolve("src/link"), outside.resolve("target"));
        watch("src/**");
        Files.writeString(outside.resolve("target"), "2");
        awaitChange("src/link modified");
    }

    @Test
    void noticesIgnoreFilesAlsoAboveTheRoot() throws Exception {
        Files.createDirectory(temporary.resolve(".git"));
        watch("src/**");
        Files.writeString(temporary.resolve(".gitignore"), "a\n");
        awaitChange("../.gitignore created");
        write(".gitignore", "!a\n");
        awaitChange(".gitignore created");
    }

    @Test
    void whatCannotBeReadIsAChangeAndSoIsItsMending() throws Exception {
        watch("src/**");
        Files.createSymbolicLink(root.resolve("src/circle"), Path.of("circle"));
        awaitChange("src/a deleted (+1 more)");
        Files.delete(root.resolve("src/circle"));
        awaitChange("src/a created (+1 more)");
    }

    @Test
    void looksAgainAndAgainWhereItIsTold() throws Exception {
        watch(Optional.of(Duration.ofMillis(1)), "src/**");
        write("src/b", "1");
        awaitChange("src/b created");
        write("src/sub/c", "1");
        awaitChange("src/sub/c created");
    }

    @Test
    void theSameContentIsNoChange() throws Exception {
        watch("src/**");
        write("src/a", "1");
        write("src/b", "1");
        awaitChange("src/b created");
    }

    @Test
    void theThreadEndsWithIt() throws Exception {
        watch("src/**");
        watched.close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("ntask watch")) {
                thread.join();
                assertFalse(thread.isAlive());
            }
        }
    }

    private void watch(String... patterns) {
        watch(Optional.empty(), patterns);
    }

    private void watch(Optional<Duration> polling, String... patterns) {
        StatCache none = StatCache.open(temporary.resolve("no-stat-cache"), root, Clock.systemUTC());
        KnownSelections unused = KnownSelections.open(temporary.resolve("no-selections"), Clock.systemUTC());
        Inputs inputs = new Inputs(root, List.of(), none, unused);
        watched = Watched.start(inputs, List.of(GlobSet.of(List.of(patterns))), polling, pulse, notes::add);
        before = watched.look();
    }

    /** Waits for a change, however many steps it is seen in. */
    private void awaitChange(String summary) throws InterruptedException {
        await(look -> {
            Changes changes = Changes.between(before, look);
            return !changes.isEmpty() && changes.summary().equals(summary);
        });
    }

    private void await(Predicate<Look> condition) throws InterruptedException {
        Look now;
        do {
            assertTrue(pulse.await());
            now = watched.look();
        } while (!condition.test(now));
        before = now;
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, content);
    }
}
