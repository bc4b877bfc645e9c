package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.CacheMissed;
import dev.ntask.runtime.event.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Look-ups, hashing and restores go on while bodies have every slot; the bodies here end when the test lets them. */
@Timeout(60)
class OverlapTest {
    private static final int PATIENCE_SECONDS = 20;

    @TempDir
    Path root;

    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch held = new CountDownLatch(1);
    private TestProject project;

    @BeforeEach
    void twoBodiesThatTakeBothSlots() {
        project = new TestProject(root, "one:", "two:", "gen:", "user: gen", "all: one two user");
        project.jobs = 2;
        project.cached("gen", "in.txt", "out/").cached("user", "user.txt", "");
        project.write("in.txt", "1").write("user.txt", "1");
        project.body("gen", words -> {
            Files.createDirectories(root.resolve("out"));
            Files.writeString(root.resolve("out/made.txt"), "made of " + project.read("in.txt"));
        });
        project.body("user", words -> {});
        project.run("user");
    }

    @Test
    void aRestoreAndTheLookUpBehindItAreDoneWhileBodiesRun() throws Exception {
        project.delete("out/made.txt");
        var result = whileBodiesRun();
        project.recorder.awaitEnd("gen");
        project.recorder.awaitEnd("user");
        assertEquals("made of 1", project.read("out/made.txt"));
        held.countDown();
        result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals(Outcome.RESTORED, project.outcomes().get("gen"));
        assertEquals(Outcome.UP_TO_DATE, project.outcomes().get("user"));
    }

    @Test
    void aChangedInputIsHashedWhileBodiesRun() throws Exception {
        project.write("in.txt", "2");
        long before = project.bytesHashed();
        var result = whileBodiesRun();
        awaitMiss("gen");
        assertTrue(project.bytesHashed() > before);
        assertTrue(project.outcomes().isEmpty(), "no body has ended");
        held.countDown();
        result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals(Outcome.EXECUTED, project.outcomes().get("gen"));
        assertEquals("made of 2", project.read("out/made.txt"));
    }

    private CompletableFuture<String> whileBodiesRun() throws InterruptedException {
        for (String task : new String[] {"one", "two"}) {
            project.body(task, words -> {
                begun.countDown();
                assertTrue(held.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
            });
        }
        var result = CompletableFuture.supplyAsync(() -> project.run("one", "two", "user"));
        assertTrue(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        return result;
    }

    private void awaitMiss(String action) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!hasMissed(action)) {
            assertTrue(System.nanoTime() < deadline, "never looked up");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean hasMissed(String action) {
        for (BuildEvent event : project.recorder.events()) {
            if (event instanceof CacheMissed missed && missed.action().equals(action)) {
                return true;
            }
        }
        return false;
    }
}
