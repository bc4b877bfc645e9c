package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.TextRegistry;
import dev.ntask.runtime.event.BuildEvent.ActionFinished;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What starts first where more is ready than there are slots; a held body leaves one slot of two. */
@Timeout(60)
class CriticalPathTest {
    private static final String[] GRAPH = {"all: a b last", "a:", "b:", "last: c", "c:", "busy:"};

    @TempDir
    Path directory;

    @Test
    void withoutHistoryTheLongestChainOfTasksStartsFirst() throws Exception {
        assertEquals("busy c a b last all", order());
    }

    @Test
    void theChainThatTookLongestLastTimeStartsFirst() throws Exception {
        remember("a", 10);
        remember("b", 500);
        remember("c", 20);
        remember("last", 30);
        assertEquals("busy b c last a all", order());
    }

    @Test
    void whatWasNeverSeenCountsAsLong() throws Exception {
        remember("a", 10);
        remember("c", 20);
        remember("last", 30);
        assertEquals("busy b c last a all", order());
    }

    @Test
    void aTaskThatGotSlowerIsNoticedByTheNextRun() throws Exception {
        remember("a", 10);
        remember("b", 500);
        remember("c", 20);
        remember("last", 30);
        remember("a", 900);
        assertEquals("busy a b c last all", order());
    }

    @Test
    void aDamagedHistoryIsNone() throws Exception {
        Files.writeString(file(), "500 b\nten a\n");
        assertEquals("busy c a b last all", order());
    }

    /** Notes a duration as a run of its own does. */
    private void remember(String action, long millis) {
        LastDurations run = new LastDurations(file());
        run.accept(new ActionFinished(
                action,
                Outcome.EXECUTED,
                Duration.ofMillis(millis),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        run.save();
    }

    private Path file() {
        return directory.resolve("durations");
    }

    private String order() throws Exception {
        TextRegistry registry = new TextRegistry(GRAPH);
        Stage stage = new Stage().plain().holds("busy");
        Recorder recorder = new Recorder();
        LastDurations history = new LastDurations(file());
        // Whatever else is ready, the held body takes its slot first.
        Plan plan = Plan.of(
                registry,
                registry.select("busy", "all"),
                action -> action.name().equals("busy") ? 1_000_000 : history.of(action));
        BuildOptions options = new BuildOptions("run", 2, 1, false, Duration.ofSeconds(20));
        Build build = new Build(plan, options, stage, recorder, Clock.systemUTC());
        var result = CompletableFuture.supplyAsync(build::run);
        recorder.awaitEnd("all");
        stage.release("busy");
        result.get(20, TimeUnit.SECONDS);
        return recorder.started();
    }
}
