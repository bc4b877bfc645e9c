package dev.ntask.runtime.cli;

import dev.ntask.runtime.report.DurationText;
import dev.ntask.runtime.report.JsonText;
import dev.ntask.runtime.report.OneLine;
import dev.ntask.runtime.report.PastRun;
import dev.ntask.runtime.report.PastTask;
import dev.ntask.runtime.report.UtcText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows one run with its tasks. */
final class RunPage {
    /** The states of tasks, as the manifest counts them. */
    private static final List<String> STATES =
            List.of("ran", "cached", "failed", "skipped", "cancelled", "running", "waiting");

    private final PastRun run;

    RunPage(PastRun run) {
        this.run = run;
    }

    /**
     * Returns the page for people.
     *
     * @param abandoned whether what a killed run has started may go on
     */
    String text(TimeWords times, boolean abandoned) {
        Lines lines = new Lines();
        lines.line("Run:      " + run.id());
        if (run.started().isPresent()) {
            lines.line("Started:  " + times.of(run.started().get()));
        }
        if (run.took().isPresent()) {
            lines.line("Took:     " + DurationText.of(run.took().get()));
        }
        lines.line("State:    " + RunTable.state(run));
        if (abandoned) {
            lines.line("Note:     what it has started may go on until the next run ends it");
        }
        if (run.state() == PastRun.State.DAMAGED) {
            lines.line("Record:   " + run.manifest() + " is not as ntask wrote it");
        }
        if (!run.targets().isEmpty()) {
            lines.line("Asked:    " + OneLine.of(String.join(", ", run.targets())));
        }
        lines.line("Logs:     " + run.directory());
        if (!run.tasks().isEmpty()) {
            lines.line("");
        }
        for (PastTask task : run.tasks()) {
            add(lines, task);
        }
        return lines.toString();
    }

    private static void add(Lines lines, PastTask task) {
        StringBuilder line = new StringBuilder("  ").append(task.state());
        while (line.length() < 13) {
            line.append(' ');
        }
        line.append(OneLine.of(task.name()));
        boolean timed = task.duration().isPresent() && !task.state().equals("cached");
        line.append(timed ? " (" + DurationText.of(task.duration().get()) + ")" : "");
        lines.line(line.toString());
        if (task.failure().isPresent()) {
            lines.line("               " + OneLine.firstOf(task.failure().get()));
        } else if (task.miss().isPresent()) {
            lines.line("               " + OneLine.of(task.miss().get()));
        }
    }

    String json() {
        JsonText json = new JsonText().open('{');
        addHead(json, run);
        json.name("concurrency").raw(Integer.toString(run.concurrency()));
        json.name("tasks").open('[');
        for (PastTask task : run.tasks()) {
            json.item().open('{');
            add(json, task);
            json.close('}');
        }
        return json.close(']').close('}').toString();
    }

    /** One task, with all that it wrote. */
    String json(PastTask task) throws IOException {
        JsonText json = new JsonText().open('{').name("run_id").string(run.id());
        add(json, task);
        json.name("lines").open('[');
        if (task.log().isPresent()) {
            String text = new String(Files.readAllBytes(task.log().get()), StandardCharsets.UTF_8);
            for (int at = 0; at < text.length(); ) {
                int end = text.indexOf('\n', at);
                json.item().string(text.substring(at, end < 0 ? text.length() : end));
                at = end < 0 ? text.length() : end + 1;
            }
        }
        return json.close(']').close('}').toString();
    }

    /** What lists of runs say of each, too. */
    static void addHead(JsonText json, PastRun run) {
        json.name("run_id").string(run.id());
        json.name("state").string(RunTable.state(run));
        json.name("started_at_utc").stringOrNull(time(run.started()));
        json.name("finished_at_utc").stringOrNull(time(run.finished()));
        json.name("directory").string(run.directory().toString());
        json.name("targets").open('[');
        for (String target : run.targets()) {
            json.item().string(target);
        }
        json.close(']').name("summary").openLine();
        for (String state : STATES) {
            json.inline(state).raw(Integer.toString(run.count(state)));
        }
        json.closeLine();
    }

    private static void add(JsonText json, PastTask task) {
        Optional<Duration> duration = task.duration();
        Optional<Path> log = task.log();
        json.name("task").string(task.name());
        json.name("state").string(task.state());
        json.name("duration");
        if (duration.isPresent()) {
            json.seconds(duration.get());
        } else {
            json.raw("null");
        }
        json.name("log").stringOrNull(log.isPresent() ? Optional.of(log.get().toString()) : Optional.empty());
        json.name("miss").stringOrNull(task.miss());
        json.name("failure").stringOrNull(task.failure());
    }

    private static Optional<String> time(Optional<Instant> instant) {
        return instant.isPresent() ? Optional.of(UtcText.iso(instant.get())) : Optional.empty();
    }
}
