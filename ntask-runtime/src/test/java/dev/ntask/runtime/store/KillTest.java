package dev.ntask.runtime.store;

import static dev.ntask.runtime.store.StoreRig.globs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.glob.GlobSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that runs and restores without end, at random moments, and looks at what it left. The long form: {@code
 * -Dntask.kills=500}.
 */
class KillTest {
    private static final long SEED = 20260417;
    private static final int KILLS = Integer.getInteger("ntask.kills", 6);
    private static final GlobSet BUILD = globs("/build/");

    @TempDir
    Path root;

    @Test
    @Timeout(3600)
    void afterAKillNothingIsWronglyInPlaceAndEverythingCanBeRestored() throws Exception {
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = new ProcessBuilder(Unprivileged.java(KillTest.class, root.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                assertEquals("started", out.readLine());
                LockSupport.parkNanos(1_000_000L * random.nextInt(300));
            } finally {
                process.destroyForcibly().waitFor();
            }
            check(new StoreRig(root), "seed " + SEED + ", kill " + kill);
        }
    }

    private static void check(StoreRig rig, String when) throws IOException {
        TaskLocks.Held held = rig.state
                .locks(ProcessHandle.current().pid())
                .tryAcquire(StoreRig.ACTION)
                .orElseThrow(() -> new AssertionError("locked " + when));
        int found = 0;
        for (int version = 0; version < 3; version++) {
            Optional<ActionResult> result =
                    rig.results.find(StoreRig.fingerprint("v" + version).digest());
            if (result.isPresent()) {
                found++;
                if (rig.outputs.isInPlace(result.get())) {
                    assertEquals(expected(version), rig.tree(), when);
                }
                rig.outputs.restore(result.get(), BUILD);
                assertEquals(expected(version), rig.tree(), when);
                assertTrue(rig.outputs.isInPlace(result.get()), when);
            }
        }
        assertTrue(found > 0, "nothing was ever stored " + when);
        assertEquals(List.of(), rig.state.verify().problems(), when);
        assertEquals(List.of(), rig.notes, when);
        held.close();
    }

    /** Each version has a common file, one of its own, and ten big enough to be cut in the middle. */
    private static List<String> expected(int version) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add("build/big" + i + "=" + ("version " + version + " ").repeat(20_000));
        }
        lines.add("build/only" + version + "=x");
        lines.add("build/same=x");
        return lines;
    }

    /** Runs and restores three versions in turn, until it is killed. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        StoreRig rig = new StoreRig(Path.of(arguments[0]));
        TaskLocks locks = rig.state.locks(ProcessHandle.current().pid());
        for (int round = 0; ; round++) {
            TaskLocks.Held held = locks.acquire(StoreRig.ACTION, owner -> {});
            int version = round % 3;
            String code = "v" + version;
            Optional<ActionResult> result =
                    rig.results.find(StoreRig.fingerprint(code).digest());
            if (result.isPresent() && round % 2 == 0) {
                rig.outputs.restore(result.get(), BUILD);
            } else {
                rig.run(code, BUILD, expected(version).toArray(String[]::new));
            }
            held.close();
            if (round == 0) {
                System.out.println("started");
            }
        }
    }
}
