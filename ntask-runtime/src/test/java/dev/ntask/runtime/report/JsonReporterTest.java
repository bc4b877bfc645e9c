package dev.ntask.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.event.BuildEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Events in, lines of JSON out, each as the reference describes it. */
final class JsonReporterTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final JsonReporter reporter = new JsonReporter(
            new PrintStream(written, true, StandardCharsets.UTF_8), Clock.fixed(EventText.START, ZoneOffset.UTC));

    @Test
    void eachEventIsALineOfJson() throws IOException {
        EventText.play("""
                start a b c
                note - something
                note a else
                up_to_date a 3a8f
                miss b input-modified x; first-run
                run b
                part b pr
                out b prompt
                err b "odd" \\ é
                captured b unseen
                failed b broken
                skipped c
                end
                """, reporter);
        assertEquals("""
                {"event": "run_started", TIME, "format": 1, "run_id": "a-run", "targets": ["c"], \
                "planned": ["a", "b", "c"], "concurrency": 2}
                {"event": "notice", TIME, "task": null, "message": "something"}
                {"event": "notice", TIME, "task": "a", "message": "else"}
                {"event": "task_finished", TIME, "task": "a", "outcome": "up_to_date", "duration": 0.007, \
                "fingerprint": "3a8f", "failure": null, "log": null}
                {"event": "cache_missed", TIME, "task": "b", "causes": [{"kind": "input-modified", "detail": "x"}, \
                {"kind": "first-run", "detail": ""}]}
                {"event": "task_started", TIME, "task": "b"}
                {"event": "output", TIME, "task": "b", "stream": "stdout", "line": "prompt"}
                {"event": "output", TIME, "task": "b", "stream": "stderr", "line": "\\"odd\\" \\\\ é"}
                {"event": "task_finished", TIME, "task": "b", "outcome": "failed", "duration": 0.007, \
                "fingerprint": "3a8f9c2d4e5f60718293a4b5c6d7e8f9", "failure": {"message": "broken", "place": "", \
                "trace": "Trace of broken\\n\\tat Tasks:7\\n"}, "log": "runs/b.log"}
                {"event": "task_finished", TIME, "task": "c", "outcome": "skipped", "duration": 0.007, \
                "fingerprint": "3a8f9c2d4e5f60718293a4b5c6d7e8f9", "failure": null, "log": null}
                {"event": "run_finished", TIME, "duration": 3.000, "summary": {"ran": 0, "cached": 1, "failed": 1, \
                "skipped": 1, "cancelled": 0}, "failed": ["b"]}
                """.replace("TIME", "\"time\": \"2026-08-02T10:15:00.123Z\""), text());
        EventSchema.ofTheReference().check(text());
    }

    @Test
    void nothingThatIsWrittenBreaksTheLineItIsIn() throws IOException {
        String odd = "a\"\\\n\r\u2028\u0000\u001b\uD800\ufffd";
        reporter.accept(new BuildEvent.OutputLine(odd, BuildEvent.Stream.OUT, odd, "\u00ff\n"));
        assertEquals(1, text().lines().count());
        EventSchema.ofTheReference().check(text());
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
