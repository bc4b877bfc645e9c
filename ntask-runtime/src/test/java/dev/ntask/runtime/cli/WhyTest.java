package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line's {@code --why} and the data of {@code --dry-run}, as a user sees them. */
final class WhyTest {
    @TempDir
    Path root;

    private final List<String> ran = new ArrayList<>();
    private CliRig rig;

    /** {@code gen} writes what {@code compile} reads; {@code lint} has no outputs; {@code all} is not cached. */
    @BeforeEach
    void project() throws IOException {
        rig = new CliRig(
                new FakeLaunch("gen*\ncompile* @gen --level=1\nlint*\ntest* @compile @lint\nall @test")
                        .cached("gen", "in.txt", "gen/")
                        .cached("compile", "gen/** src/**", "build/")
                        .cached("lint", "src/**", "")
                        .body("gen", words -> write("gen/G", Files.readString(root.resolve("in.txt"))))
                        .body("compile", words -> write("build/C", words.toString()))
                        .body("lint", words -> ran.add("lint")),
                root);
        write("in.txt", "in");
        write("src/A", "a");
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private String why(String... words) {
        List<String> all = new ArrayList<>(List.of("--why"));
        all.addAll(List.of(words));
        CliRig.Result result = rig.run(all.toArray(new String[0]));
        assertEquals(new CliRig.Result(0, result.out(), ""), result);
        boolean isPage = !result.out().startsWith("{");
        assertTrue(!isPage || result.out().lines().allMatch(line -> line.length() <= 80), result::out);
        return masked(result.out());
    }

    /** Times and digests are others each time. */
    private static String masked(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+Z)?( \\(\\d+s ago\\))?", "TIME")
                .replaceAll("[0-9a-f]{64}", "DIGEST")
                .replaceAll("[0-9a-f]{8}(\\.\\.\\.| -> )", "DIGEST$1")
                .replaceAll("-> [0-9a-f]{8}\n", "-> DIGEST\n")
                .replaceAll("added, [0-9a-f]{8}\n", "added, DIGEST\n")
                .replaceAll("\\d\\.\\d\\ds", "0.00s")
                .replaceAll("(duration_ms\": )\\d+", "$10");
    }

    @Test
    void withoutAPriorRunItSaysSo() {
        assertEquals("Task 'lint' has no cached entries. First run would execute.\n", why("lint"));
        assertEquals("Task 'test' has no cached entries. First run would execute.\n", why("test"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --why all               | 1 | error: task 'all' is not a cached task
            --why lnt               | 2 | error: no task named 'lnt'. Did you mean 'lint'? (ntask --list)
            --why=lnt               | 2 | error: no task named 'lnt'. Did you mean 'lint'? (ntask --list)
            --why                   | 2 | error: --why needs the name of a task
            --why lint gen          | 2 | error: --why takes one task
            --why lint --no-cache   | 2 | error: --why explains what the cache does, and --no-cache leaves it out
            --why lint --no-deps    | 2 | error: --why explains what the cache does, and --no-deps leaves it out
            --why clean             | 2 | error: clean takes no '--why'; usage: ntask clean [--all]
            --why compile --lvl=2   | 2 | error: compile: no flag '--lvl'. Did you mean '--level'? (ntask compile --help)
            --wy lint               | 2 | error: no flag '--wy'. Did you mean '--why'? (ntask --help)
            why lint                | 2 | error: no task named 'why'. Did you mean '--why'? (ntask --help)
            --json lint             | 2 | error: --json goes with --list, --graph, --why or --dry-run
            --json verify lint      | 2 | error: verify takes no '--json'; usage: ntask verify [--inputs] TASK
            """)
    void whatMakesNoSenseIsRefused(String words, int exitCode, String error) {
        assertEquals(new CliRig.Result(exitCode, "", error + "\n"), rig.run(words.split(" ", -1)));
        assertEquals(List.of(), ran);
    }

    @Test
    void theTaskMayStandInEveryPlace() {
        String expected = "Task 'lint' has no cached entries. First run would execute.\n";
        for (String words : List.of("--why lint", "lint --why", "--why=lint", "--why run lint")) {
            assertEquals(new CliRig.Result(0, expected, ""), rig.run(words.split(" ", -1)), words);
        }
    }

    @Test
    void theFlagOfACommandMayStandBeforeItToo() {
        String behind = rig.run("inputs", "lint", "--json").out();
        assertEquals(behind, rig.run("--json", "inputs", "lint").out());
        assertTrue(behind.startsWith("{"), behind);
    }

    @Test
    void aTaskWithDependenciesAndNoChangeIsAHit() {
        rig.run("test");
        assertEquals("""
                Task:         test
                Last cached:  TIME
                Cache key:    DIGEST...
                Duration:     0.00s

                If you ran `test` now:
                  HIT: no changes

                Upstream dependencies:
                  compile                         HIT
                  lint                            HIT
                """, why("test"));
    }

    @Test
    void changesAreToldWithOldAndNew() throws IOException {
        rig.run("test");
        write("src/A", "b");
        write("src/a-file/whose-name-is-longer-than/any-column-of-names-is/B", "b");
        assertEquals("""
                Task:         compile
                Last cached:  TIME
                Cache key:    DIGEST...
                Duration:     0.00s

                If you ran `compile` now:
                  MISS: 2 changes since last cache

                Changes:
                  src/A                           modified, DIGEST -> DIGEST
                  src/a-file/whose-name-is-longer-than/any-column-of-names-is/B  added, DIGEST

                Inputs:
                  gen/**, src/**
                  3 files matched, 2 changed

                Upstream dependencies:
                  gen                             HIT
                """, why("compile"));
        assertEquals(1, ran.size());
    }

    @Test
    void whatIsBelowAMissDependsOnIt() throws IOException {
        rig.run("test");
        write("in.txt", "changed");
        write("src/A", "changed");
        assertEquals("""
                Task:         test
                Last cached:  TIME
                Cache key:    DIGEST...
                Duration:     0.00s

                If you ran `test` now:
                  DEPENDS on gen (gen would run: in.txt changed)
                  by way of compile -> gen

                Changes known by now:
                  lint                            dependency changed
                      src/A                           modified, DIGEST -> DIGEST

                Upstream dependencies:
                  compile                         DEPENDS  (on gen)
                  lint                            MISS  (input-modified: src/A)
                """, why("test"));
    }

    @Test
    void outputsThatHaveYetToBeRestoredAreNamedAsThat() throws IOException {
        rig.run("test");
        Files.delete(root.resolve("gen/G"));
        assertTrue(why("compile").contains("\n  DEPENDS on gen (gen would be restored)\n"));
    }

    @Test
    void withoutAResultOfItsOwnItIsComparedWithTheNearest() {
        rig.run("compile");
        String page = why("compile", "--level=2");
        assertTrue(page.contains("Compared to:  compile, the nearest of what is stored\n"), page);
        assertTrue(page.contains("  MISS: 1 change from that result\n"), page);
        assertTrue(page.contains("  level                           argument changed, '1' -> '2'\n"), page);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --force lint        | MISS: --force
            ''                  | MISS: nothing changed, but its stored result is gone
            """)
    void whatIsNoChangeIsToldInItsOwnWords(String flags, String verdict) throws IOException {
        rig.run("lint");
        try (Stream<Path> entries = Files.walk(root.resolve(".ntask/ac"))) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                Files.delete(entry);
            }
        }
        List<String> words = new ArrayList<>(List.of("lint"));
        words.addAll(flags.isEmpty() ? List.of() : List.of(flags.split(" ", -1)));
        String page = why(words.toArray(new String[0]));
        assertTrue(page.contains("\n  " + verdict + "\n"), page);
    }

    @Test
    void thousandsOfChangesAreCounted() throws IOException {
        rig.run("lint");
        for (int i = 10; i < 40; i++) {
            write("src/B" + i, "b");
        }
        assertTrue(why("lint")
                .contains("  src/B29                         added, DIGEST\n  and 10 more; -v shows them\n"));
        assertTrue(why("lint", "-v").contains("  src/B39                         added, DIGEST\n"));
    }

    @Test
    void nothingIsWritten() throws IOException {
        rig.run("test");
        write("in.txt", "changed");
        List<String> before = tree();
        why("test");
        rig.run("--why", "test", "--json");
        assertEquals(before, tree());
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            List<String> entries = new ArrayList<>();
            for (Path path : paths.sorted().toList()) {
                entries.add(path + " " + Files.getLastModifiedTime(path));
            }
            return entries;
        }
    }

    @Test
    void theSameIsThereAsData() throws IOException {
        rig.run("test");
        write("in.txt", "changed");
        write("src/A", "changed");
        assertEquals("""
                {
                  "task": "test",
                  "verdict": "depends",
                  "fingerprint": null,
                  "waits_for": "gen",
                  "chain": [
                    {
                      "task": "compile",
                      "verdict": "depends",
                      "waits_for": "gen",
                      "causes": []
                    },
                    {
                      "task": "gen",
                      "verdict": "miss",
                      "waits_for": null,
                      "causes": [
                        {"kind": "input-modified", "detail": "in.txt"}
                      ]
                    }
                  ],
                  "causes": [],
                  "compared_to": {
                    "task": "test",
                    "own": true,
                    "fingerprint": "DIGEST",
                    "completed_at": "TIME",
                    "duration_ms": 0
                  },
                  "changes": [
                    {
                      "kind": "upstream-invalidated",
                      "field": "upstream",
                      "name": "lint",
                      "before": "DIGEST",
                      "after": "DIGEST",
                      "upstream": {
                        "task": "lint",
                        "changes": [
                          {
                            "kind": "input-modified",
                            "field": "input",
                            "name": "src/A",
                            "before": "DIGEST",
                            "after": "DIGEST"
                          }
                        ]
                      }
                    }
                  ],
                  "inputs": {
                    "patterns": [],
                    "files": 0,
                    "changed": 0
                  },
                  "env": {},
                  "dependencies": [
                    {
                      "task": "compile",
                      "verdict": "depends",
                      "waits_for": "gen",
                      "causes": []
                    },
                    {
                      "task": "lint",
                      "verdict": "miss",
                      "waits_for": null,
                      "causes": [
                        {"kind": "input-modified", "detail": "src/A"}
                      ]
                    }
                  ]
                }
                """, why("test", "--json"));
    }

    @Test
    void beforeTheFirstRunTheDataSaySo() {
        assertEquals("""
                {
                  "task": "lint",
                  "verdict": "miss",
                  "fingerprint": "DIGEST",
                  "waits_for": null,
                  "chain": [],
                  "causes": [
                    {"kind": "first-run", "detail": ""}
                  ],
                  "compared_to": null,
                  "changes": [],
                  "inputs": {
                    "patterns": [
                      "src/**"
                    ],
                    "files": 1,
                    "changed": 0
                  },
                  "env": {},
                  "dependencies": []
                }
                """, why("--json", "lint"));
    }

    @Test
    void aDryRunIsThereAsDataToo() {
        rig.run("lint");
        assertEquals("""
                [
                  {
                    "task": "gen",
                    "verdict": "miss",
                    "waits_for": null,
                    "causes": [
                      {"kind": "first-run", "detail": ""}
                    ]
                  },
                  {
                    "task": "compile",
                    "verdict": "depends",
                    "waits_for": "gen",
                    "causes": []
                  },
                  {
                    "task": "lint",
                    "verdict": "hit",
                    "waits_for": null,
                    "causes": []
                  },
                  {
                    "task": "test",
                    "verdict": "depends",
                    "waits_for": "gen",
                    "causes": []
                  },
                  {
                    "task": "all",
                    "verdict": "runs",
                    "waits_for": "gen",
                    "causes": []
                  }
                ]
                """, rig.run("--dry-run", "all", "--json").out());
        assertEquals("""
                MISS     gen  (first-run)
                DEPENDS  compile  (on gen)
                HIT      lint
                DEPENDS  test  (on gen)
                RUNS     all
                """, rig.run("--dry-run", "all").out());
    }
}
