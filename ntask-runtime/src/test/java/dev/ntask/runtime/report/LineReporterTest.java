package dev.ntask.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events in, lines out; lines on the error stream are marked with {@code !}. */
class LineReporterTest {
    private static final LineOptions NORMAL = new LineOptions(false, false, false, false, FailureDetail.SHORT);
    private static final LineOptions QUIET = new LineOptions(true, false, false, false, FailureDetail.SHORT);
    private static final LineOptions VERBOSE = new LineOptions(false, true, false, false, FailureDetail.LONG);
    private static final LineOptions PREFIXED = new LineOptions(false, false, false, true, FailureDetail.SHORT);
    private static final LineOptions COLORED = new LineOptions(false, false, true, true, FailureDetail.SHORT);

    private static final String SUCCESS = """
            start lint
            miss lint input-modified src/A.java; input-removed src/B.java; env-changed CC
            run lint
            out lint hello
            err lint careful
            executed lint 1402
            end
            """;

    private static final String FAILURE = """
            start a b c d
            run a
            failed a command returned 1
            skipped b
            run c
            cancelled c
            cancelled d
            end
            """;

    @Test
    void tellsAMissARunAndTheEnd() {
        check(NORMAL, SUCCESS, """
                x lint: cache miss (input-modified: src/A.java (+2 more))
                running lint
                hello
                !careful
                + lint (1.4s)
                done. ran=1 cached=0 failed=0 skipped=0
                """);
    }

    @Test
    void ofAFailureIsShownWhatWasAskedFor() {
        checkFailure("Error: no", new String[][] {
            {"SHORT", "x a FAILED: Error: no (Tasks.java:7)\n  log: runs/a.log\n"},
            {"LONG", "x a FAILED: Error: no (Tasks.java:7)\nError: no\n\tat Tasks:7\n  log: runs/a.log\n"},
            {"LINE", "x a FAILED: Error: no\n"},
            {"NONE", "x a FAILED\n"}
        });
    }

    @Test
    void aMessageOfSeveralLinesIsShownWholeOnce() {
        checkFailure("Error: one\r\n\n\ttwo", new String[][] {
            {"SHORT", "x a FAILED: Error: one (Tasks.java:7)\n\n    \ttwo\n  log: runs/a.log\n"},
            {"LONG", "x a FAILED: Error: one (Tasks.java:7) ...\nError: one\n\n\ttwo\n\tat Tasks:7\n  log: runs/a.log\n"
            },
            {"LINE", "x a FAILED: Error: one ...\n"},
            {"NONE", "x a FAILED\n"}
        });
    }

    @Test
    void noMessageDrivesTheTerminal() {
        checkFailure("E: \033[2Jno\rway\u009b", new String[][] {
            {"SHORT", "x a FAILED: E: \\u001b[2Jno (Tasks.java:7)\\rway\\u009b\n  log: runs/a.log\n"},
            {
                "LONG",
                "x a FAILED: E: \\u001b[2Jno (Tasks.java:7) ...\nE: \\u001b[2Jno\\rway\\u009b\n\tat Tasks:7\n  log: runs/a.log\n"
            },
            {"LINE", "x a FAILED: E: \\u001b[2Jno ...\n"}
        });
    }

    private static void checkFailure(String message, String[][] table) {
        BuildEvent failed = new BuildEvent.ActionFinished(
                "a",
                Outcome.FAILED,
                Duration.ZERO,
                Optional.empty(),
                Optional.of(new BuildEvent.Failure(message, "Tasks.java:7", message + "\n\tat Tasks:7\n", false)),
                Optional.of(Path.of("runs", "a.log")));
        for (String[] expected : table) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
            FailureDetail detail = FailureDetail.valueOf(expected[0]);
            new LineReporter(stream, stream, new LineOptions(false, false, false, false, detail)).accept(failed);
            assertEquals(expected[1], err.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aNameOfThousandsOfWordsIsCutWhereverItIsTold() {
        String name = "-ż".repeat(1000);
        String shown = "-ż".repeat(34) + "-...";
        check(PREFIXED, """
                start NAME
                miss NAME first-run
                run NAME
                out NAME hello
                failed NAME no
                end
                """.replace("NAME", name), """
                x NAME: cache miss (first-run)
                running NAME
                [NAME] hello
                !x NAME FAILED: no
                !  log: runs/FILE.log
                done. ran=0 cached=0 failed=1 skipped=0
                !failed tasks: NAME
                """.replace("NAME", shown).replace("FILE", name));
    }

    @Test
    void tellsAHitByTheFirstDigitsOfItsFingerprint() {
        check(NORMAL, """
                start lint
                up_to_date lint 3a8f9c2d4e5f60718293a4b5c6d7e8f9
                end
                """, """
                o lint cached (3a8f9c2d)
                done. ran=0 cached=1 failed=0 skipped=0
                """);
    }

    @Test
    void countsBothKindsOfHitsAndNeedsNoFingerprint() {
        check(NORMAL, """
                start a b c
                restored a 3a8f9c2d
                up_to_date b 3a8f
                up_to_date c
                end
                """, """
                o a cached (3a8f9c2d)
                o b cached (3a8f)
                o c cached
                done. ran=0 cached=3 failed=0 skipped=0
                """);
    }

    @Test
    void tellsProgressWhereMoreThanOneActionIsPlanned() {
        check(NORMAL, """
                start a b c
                run a
                executed a 99
                restored b 3a8f9c2d
                miss c first-run
                run c
                executed c 123000
                end
                """, """
                [0/3 done; next: a] running a
                + a (99ms)
                o b cached (3a8f9c2d)
                x c: cache miss (first-run)
                [2/3 done; next: c] running c
                + c (2m 3s)
                done. ran=2 cached=1 failed=0 skipped=0
                """);
    }

    @Test
    void tellsFailuresOnTheErrorStreamAndOnlyCancelledActionsThatBegan() {
        check(NORMAL, FAILURE, """
                [0/4 done; next: a] running a
                !x a FAILED: command returned 1
                !  log: runs/a.log
                - b skipped: a dependency failed
                [2/4 done; next: c] running c
                - c cancelled
                done. ran=0 cached=0 failed=1 skipped=1 cancelled=2
                !failed tasks: a
                """);
    }

    @Test
    void listsEveryFailedTask() {
        check(NORMAL, """
                start a b
                failed a one
                failed b two
                end
                """, """
                !x a FAILED: one
                !  log: runs/a.log
                !x b FAILED: two
                !  log: runs/b.log
                done. ran=0 cached=0 failed=2 skipped=0
                !failed tasks: a, b
                """);
    }

    @Test
    void quietLeavesOutputOnly() {
        check(QUIET, SUCCESS, """
                hello
                !careful
                """);
    }

    /** As a quiet watch does whenever a change stops it. */
    @Test
    void quietSaysNothingOfARunThatWasOnlyStopped() {
        check(QUIET, """
                start a b
                run a
                out a hello
                cancelled a
                cancelled b
                end
                """, """
                hello
                """);
    }

    @Test
    void quietStillTellsFailuresNoticesAndTheirSummary() {
        check(QUIET, "note a waits for process 7\n" + FAILURE, """
                !note: a: waits for process 7
                !x a FAILED: command returned 1
                !  log: runs/a.log
                done. ran=0 cached=0 failed=1 skipped=1 cancelled=2
                !failed tasks: a
                """);
    }

    @Test
    void verboseTellsEveryCauseTracesAndLogs() {
        check(VERBOSE, SUCCESS, """
                x lint: cache miss (input-modified: src/A.java)
                    input-removed: src/B.java
                    env-changed: CC
                running lint
                hello
                !careful
                + lint (1.4s)
                  log: runs/lint.log
                done. ran=1 cached=0 failed=0 skipped=0
                """);
        check(VERBOSE, """
                start a b c
                failed a no such file
                restored b 3a8f9c2d
                up_to_date c 3a8f9c2d
                """, """
                !x a FAILED: no such file
                !Trace of no such file
                !	at Tasks:7
                !  log: runs/a.log
                o b cached (3a8f9c2d) restored
                o c cached (3a8f9c2d) up to date
                """);
    }

    @Test
    void aPromptIsShownBeforeItsLineHasAnEnd() {
        check(NORMAL, """
                part a Go
                part a _on?
                """, "Go_on?");
        check(NORMAL, """
                part a Go
                part a _on?
                out a Go_on?_yes
                executed a 1000
                """, """
                Go_on?_yes
                + a (1.0s)
                """);
    }

    @Test
    void whatComesBetweenThePartsOfALineHasLinesOfItsOwn() {
        check(NORMAL, """
                part a Go
                err a careful
                out a Go_on
                """, """
                Go
                !careful
                _on
                """);
    }

    @Test
    void aLineWithoutEndIsShownOnceWhateverComesBetween() {
        check(NORMAL, """
                part a Go
                err a careful
                out a Go
                out a Go
                executed a 1000
                """, """
                Go
                !careful
                Go
                + a (1.0s)
                """);
    }

    @Test
    void whatAKilledActionLeftOpenHidesNothingOfTheNextOne() {
        check(NORMAL, """
                start a b
                run a
                part a Go
                failed a timed out
                run b
                out b Go_on
                """, """
                [0/2 done; next: a] running a
                Go
                !x a FAILED: timed out
                !  log: runs/a.log
                [1/2 done; next: b] running b
                Go_on
                """);
    }

    @Test
    void partsOfParallelActionsAndCapturedLinesAreNotShown() {
        check(PREFIXED, """
                part a Go
                captured a secret
                out a Go_on
                """, """
                [a] Go_on
                """);
    }

    @Test
    void linesOfParallelActionsBeginWithTheirAction() {
        check(PREFIXED, """
                start api.lint b
                out api.lint one
                err b two
                out b
                """, """
                [api.lint] one
                ![b] two
                [b]\s
                """);
    }

    @Test
    void aLineBreakInAnArgumentStaysOnOneLine() {
        check(PREFIXED, """
                start say(text=a~b)
                miss say(text=a~b) first-run
                run say(text=a~b)
                out say(text=a~b) hi
                note say(text=a~b) slow
                failed say(text=a~b) oh
                end
                """, """
                x say(text=a\\nb): cache miss (first-run)
                running say(text=a\\nb)
                [say(text=a\\nb)] hi
                !note: say(text=a\\nb): slow
                !x say(text=a\\nb) FAILED: oh
                !  log: runs/say(text=a_b).log
                done. ran=0 cached=0 failed=1 skipped=0
                !failed tasks: say(text=a\\nb)
                """);
    }

    @Test
    void coloursOnlyWhereTold() {
        check(COLORED, """
                start a
                run a
                out a hi
                executed a 7
                note - slow
                failed a oh
                """, """
                running a
                ^[36m[a]^[0m hi
                ^[32m+^[0m a (7ms)
                !^[33mnote:^[0m slow
                !^[31mx a FAILED:^[0m oh
                !  log: runs/a.log
                """);
    }

    @Test
    void writesEachLineInOnePieceAndAtOnce() {
        List<Integer> writes = new ArrayList<>();
        OutputStream counting = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                writes.add(length);
            }
        };
        PrintStream out = new PrintStream(counting, false, StandardCharsets.UTF_8);
        String longLine = "é".repeat(20_000);
        EventText.play("out a " + longLine + "\nout a b", new LineReporter(out, out, PREFIXED));
        assertEquals(List.of("[a] ".length() + 40_000 + 1, "[a] b\n".length()), writes);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0ms",
        "99, 99ms",
        "100, 0.1s",
        "1449, 1.4s",
        "1450, 1.5s",
        "59949, 59.9s",
        "59950, 1m 0s",
        "123400, 2m 3s",
        "3599499, 59m 59s",
        "3599500, 1h 0m",
        "7380000, 2h 3m",
        "-5, 0ms"
    })
    void durationsReadWell(long millis, String text) {
        assertEquals(text, DurationText.of(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource({"plain é \uD83D\uDE00", "a\\nb", "a\\rb", "a\\u000bb", "a\\u000cb", "a\\u0085b", "a\\u2028b"})
    void everyLineBreakIsEscaped(String expected) {
        String broken = expected.replace("\\n", "\n").replace("\\r", "\r");
        for (char c : new char[] {0x0b, 0x0c, 0x85, 0x2028}) {
            broken = broken.replace("\\u" + String.format("%04x", (int) c), String.valueOf(c));
        }
        assertEquals(expected, OneLine.of(broken));
    }

    private static void check(LineOptions options, String events, String expected) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(both, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new Marked(both), false, StandardCharsets.UTF_8);
        EventText.play(events, new LineReporter(out, err, options));
        assertEquals(expected, both.toString(StandardCharsets.UTF_8).replace('\u001b', '^'));
    }

    /** Begins each line with a mark. */
    private static final class Marked extends OutputStream {
        private final OutputStream to;

        Marked(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) {
            throw new AssertionError("byte by byte");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
            String marked = "!" + text.substring(0, text.length() - 1).replace("\n", "\n!") + "\n";
            to.write(marked.getBytes(StandardCharsets.UTF_8));
        }
    }
}
