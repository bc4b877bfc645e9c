package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ntask cache}. */
final class StoreCareTest {
    @TempDir
    Path root;

    private CliRig.Result run(String... words) {
        return new CliRig(new FakeLaunch("lint*\ntest* --level=1"), root).run(words);
    }

    private List<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(directory))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void age(Path file, long days) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }

    @Test
    void aProjectWithoutAStoreHasAnEmptyOneAndNothingIsMade() {
        assertEquals(
                root.resolve(".ntask") + ": 0 results and 0 contents, 0 B\n"
                        + "kept: at most 10 GiB, and what was used in the last 30d\n",
                run("cache", "stats").out());
        assertEquals("nothing to remove; kept 0 B\n", run("cache", "gc").out());
        assertEquals(
                "read 0 results and 0 contents of 0 B; all are right\n",
                run("cache", "verify").out());
        assertFalse(Files.exists(root.resolve(".ntask")));
    }

    @Test
    void statsCountsByTask() throws IOException {
        run("lint", "test", "test", "--level=2");
        String out = run("cache", "stats").out();
        assertTrue(out.startsWith(root.resolve(".ntask") + ": 3 results and 4 contents, "), out);
        assertTrue(out.contains("\ntask   results        size\nlint         1 "), out);
        assertTrue(out.contains("\ntest         2 "), out);
        String json = run("cache", "stats", "--json").out();
        assertTrue(json.contains("\"results\": 3,\n  \"damaged\": 0,\n  \"contents\": 4,\n"), json);
        assertTrue(json.contains("    {\"task\": \"test\", \"results\": 2, \"bytes\": "), json);
        assertTrue(json.contains("\"max_bytes\": 10737418240,\n  \"max_age_seconds\": 2592000,\n"), json);
    }

    @Test
    void verifySaysWhatIsBadAndTheNextRunMendsIt() throws IOException {
        run("lint");
        assertEquals(0, run("cache", "verify").exitCode());
        Path entry = files(".ntask/ac").get(0);
        Files.write(entry, new byte[] {1, 2});
        CliRig.Result bad = run("cache", "verify");
        assertEquals(1, bad.exitCode());
        assertTrue(
                bad.out().startsWith("bad: result " + entry.getFileName() + ": damaged: ends too early\nread 1 result"),
                bad.out());
        assertTrue(
                bad.out().endsWith("; 1 was bad and is now in " + root.resolve(".ntask/quarantine") + "\n"), bad.out());
        assertTrue(run("lint").out().contains("done. ran=1 "));
        assertTrue(run("lint").out().contains("done. ran=0 cached=1 "));
        String json = run("cache", "verify", "--json").out();
        assertTrue(json.contains("\"results\": 1,\n") && json.contains("\"bad\": []\n"), json);
    }

    @Test
    void gcKeepsToTheLimitsOfTheProject() throws IOException {
        Files.writeString(root.resolve("ntask.toml"), "cache_max_age = \"5d\"\n");
        run("lint", "test");
        for (Path entry : files(".ntask/ac")) {
            age(entry, 6);
        }
        run("test");
        CliRig.Result result = run("cache", "gc");
        assertTrue(result.out().startsWith("removed 1 result and 1 content of "), result.out());
        assertEquals(1, files(".ntask/ac").size());
        assertTrue(run("test").out().contains("done. ran=0 cached=1 "));
        String json = run("cache", "gc", "--json").out();
        assertTrue(json.contains("\"results\": 0,\n  \"contents\": 0,\n"), json);
    }

    @Test
    void aRunThatStoredSomethingCollectsNowAndThen() throws IOException {
        run("lint");
        Path looked = root.resolve(".ntask/collected");
        assertTrue(Files.exists(looked));
        Path old = files(".ntask/ac").get(0);
        age(old, 40);
        run("test");
        assertTrue(Files.exists(old), "it was looked a moment ago");
        age(looked, 1);
        run("test");
        assertTrue(Files.exists(old), "nothing was stored");
        run("test", "--level=2");
        assertFalse(Files.exists(old));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cache              | cache needs to know what to do; usage: ntask cache [--json] stats|gc|verify
                    cache --json       | cache needs to know what to do; usage: ntask cache [--json] stats|gc|verify
                    cache verfy        | cache takes no 'verfy'. Did you mean 'verify'?
                    cache zzz          | cache takes no 'zzz'; usage: ntask cache [--json] stats|gc|verify
                    cache gc gc        | cache takes no 'gc'; usage: ntask cache [--json] stats|gc|verify
                    cache gc --jsn     | no flag '--jsn'. Did you mean '--json'? (ntask --help)
                    cahce              | no task named 'cahce'. Did you mean 'cache'?
                    """)
    void whatMeansNothingIsSaid(String words, String message) {
        CliRig.Result result = run(words.split(" "));
        assertEquals(2, result.exitCode());
        assertTrue(result.err().startsWith("error: " + message), result.err());
    }

    @Test
    void aWrongLimitIsSaidWithItsPlace() throws IOException {
        Files.writeString(root.resolve("ntask.toml"), "cache_max_size = 5\n");
        CliRig.Result result = run("cache", "gc");
        assertEquals(2, result.exitCode());
        assertEquals(
                "error: ntask.toml:1:1: cache_max_size must be a size in quotes, as \"5 GiB\" or \"500 MB\", not 5\n",
                result.err());
    }
}
