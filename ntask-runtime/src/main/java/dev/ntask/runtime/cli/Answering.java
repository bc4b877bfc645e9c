package dev.ntask.runtime.cli;

import dev.ntask.runtime.Definition;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.answer.Answer;
import dev.ntask.runtime.answer.Answers;
import dev.ntask.runtime.answer.Caller;
import dev.ntask.runtime.answer.Callers;
import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.execute.ActionEnd;
import dev.ntask.runtime.execute.BuildOptions;
import dev.ntask.runtime.execute.BuildResult;
import dev.ntask.runtime.execute.KnownBuilds;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.input.Inputs;
import dev.ntask.runtime.input.Looks;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.report.EventFan;
import dev.ntask.runtime.report.LineOptions;
import dev.ntask.runtime.report.LineReporter;
import dev.ntask.runtime.report.RunTemplate;
import dev.ntask.runtime.report.RunsKept;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps the answer to a call of which everything was known to be up to date, so that the next such call gets it from the
 * script, without Java.
 *
 * <p>What is known rests on how files look and on what the call says: {@link KnownBuilds} compared both, and the script can
 * compare the same. Where it could not, or something was told that a later run would not tell, nothing is kept.
 */
final class Answering {
    /** What the script starts. */
    private static final List<String> PROGRAMS =
            List.of("cat", "date", "env", "mkdir", "mv", "rm", "sha256sum", "sort", "stat", "xargs");

    /** The variables that Java takes options from. */
    private static final List<String> OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final Path PROGRAM_DIRECTORY = Path.of("/usr/bin");

    private final Invocation invocation;
    private final Definition definition;
    private final StateDirectory state;
    private final RunsKept kept;
    private final Inputs inputs;
    private final KnownBuilds builds;
    private final Clock clock;

    Answering(
            Invocation invocation,
            StateDirectory state,
            RunsKept kept,
            Inputs inputs,
            KnownBuilds builds,
            Clock clock) {
        this.invocation = invocation;
        this.definition = invocation.definition().orElseThrow();
        this.state = state;
        this.kept = kept;
        this.inputs = inputs;
        this.builds = builds;
        this.clock = clock;
    }

    /** Keeps the answer to a call that has just been given by a run; without it the next run takes longer. */
    void keep(Plan plan, BuildResult result, BuildOptions options, LineOptions lines) {
        try {
            if (isSayable(plan, result)
                    && !lines.verbose()
                    && isWhereScriptLooks()
                    && isFromHere()
                    && hasOptionsHere()
                    && isKnown()) {
                Optional<Answer> answer = answer(plan, result, options, lines);
                if (answer.isPresent()) {
                    new Answers(directory(), state.temporary()).keep(definition.answer(), answer.get());
                }
            }
        } catch (IOException | InvalidPathException e) {
            // Then Java answers the next call too.
        }
    }

    /** Remembers the caller, for whom nothing can be kept yet. */
    void meet() {
        try {
            if (isWhereScriptLooks() && isFromHere() && hasOptionsHere()) {
                isKnown();
            }
        } catch (IOException | InvalidPathException e) {
            // Then the caller is new when it comes again.
        }
    }

    private boolean isKnown() throws IOException {
        return new Callers(directory().resolve("+callers")).meet(caller());
    }

    private Path directory() {
        return state.own().resolve("answers");
    }

    private Caller caller() throws IOException {
        return Caller.ofProcess(definition.home(), invocation.arguments(), invocation.terminal());
    }

    private static boolean isSayable(Plan plan, BuildResult result) {
        if (!result.succeeded() || result.cancelled()) {
            return false;
        }
        for (Action action : plan.actions()) {
            Outcome expected = action.task().cached().isPresent() ? Outcome.UP_TO_DATE : Outcome.EXECUTED;
            boolean idle = expected == Outcome.UP_TO_DATE || action.task().isIdle();
            ActionEnd end = result.ends().get(action);
            if (!idle || end == null || end.outcome() != expected || dependsOnWhatIsLeftOut(action)) {
                return false;
            }
        }
        return true;
    }

    private static boolean dependsOnWhatIsLeftOut(Action action) {
        for (Parameter parameter : action.task().parameters()) {
            if (parameter.env().isPresent()
                    && Caller.LEFT_OUT.contains(parameter.env().get())) {
                return true;
            }
        }
        Optional<CacheDefinition> cached = action.task().cached();
        if (cached.isPresent()) {
            for (String variable : cached.get().env()) {
                if (Caller.LEFT_OUT.contains(variable)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The script knows but one place of answers and of records. */
    private boolean isWhereScriptLooks() {
        Path own = invocation.root().resolve(".ntask");
        return state.own().equals(own) && kept.directory().equals(own.resolve("runs")) && hasPrograms();
    }

    private static boolean hasPrograms() {
        for (String program : PROGRAMS) {
            if (!new File(PROGRAM_DIRECTORY.toFile(), program).canExecute()) {
                return false;
            }
        }
        return true;
    }

    /** From elsewhere, or by way of a link, a relative path among the words could come to mean another file. */
    private boolean isFromHere() {
        String told = System.getenv(Invocation.CALLER_DIRECTORY);
        return told != null && Path.of(told).startsWith(invocation.root());
    }

    /** Options in a file, as that assertions run, could become others while the variable stays. */
    private boolean hasOptionsHere() {
        for (String variable : OPTIONS) {
            String options = invocation.environment().getOrDefault(variable, "");
            if (options.contains("@") || options.contains("-XX:VMOptionsFile")) {
                return false;
            }
        }
        return true;
    }

    private Optional<Answer> answer(Plan plan, BuildResult result, BuildOptions options, LineOptions lines)
            throws IOException {
        Instant now = clock.instant();
        Looks looks = inputs.looks();
        addFilesOf(plan, looks);
        for (Path file : definition.files()) {
            looks.addIfThere(file);
        }
        for (Path file : builds.files(plan)) {
            looks.add(file);
        }
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes(caller().text(looks.top()));
        expected.writeBytes(looks.lines());
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        RunTemplate template = new RunTemplate();
        tell(plan, result, options, new EventFan(List.of(reporter(reply, lines), template)));
        Instant limit = builds.validUntil(plan);
        // After all looks: whatever has changed before them would show here, and after them there.
        if (!looks.isComplete() || !definition.isSame() || !builds.isStill(plan)) {
            return Optional.empty();
        }
        return Optional.of(new Answer(
                looks.paths(),
                Digest.of(expected.toByteArray()),
                reply.toByteArray(),
                template.text().getBytes(StandardCharsets.UTF_8),
                template.logs(),
                kept.keep(),
                now,
                limit));
    }

    private static void addFilesOf(Plan plan, Looks looks) throws IOException {
        List<List<String>> patterns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Action action : plan.actions()) {
            Optional<CacheDefinition> cached = action.task().cached();
            if (cached.isPresent()) {
                patterns.add(cached.get().inputs());
                names.add(action.name());
            }
        }
        looks.addKnown(patterns, names);
    }

    private static LineReporter reporter(ByteArrayOutputStream reply, LineOptions lines) {
        PrintStream out = new PrintStream(reply, true, StandardCharsets.UTF_8);
        return new LineReporter(out, out, lines);
    }

    /** Tells a run as it would go next time: what is up to date is known at once, and what has nothing to do takes no time. */
    private void tell(Plan plan, BuildResult result, BuildOptions options, EventSink sink) {
        List<String> requested = names(plan.requested());
        List<String> planned = names(plan.actions());
        sink.accept(new BuildEvent.BuildStarted(options.runId(), clock.instant(), requested, planned, options.jobs()));
        // What is known ends before anything begins; behind what is not cached there is nothing of it.
        tellThose(Outcome.UP_TO_DATE, plan, result, sink);
        tellThose(Outcome.EXECUTED, plan, result, sink);
        sink.accept(new BuildEvent.BuildFinished(clock.instant(), Duration.ZERO, result.counts(), List.of()));
    }

    private static void tellThose(Outcome outcome, Plan plan, BuildResult result, EventSink sink) {
        for (Action action : plan.actions()) {
            ActionEnd end = Objects.requireNonNull(result.ends().get(action));
            if (end.outcome() != outcome) {
                continue;
            }
            if (outcome == Outcome.EXECUTED) {
                sink.accept(new BuildEvent.ActionStarted(action.name()));
            }
            sink.accept(new BuildEvent.ActionFinished(
                    action.name(), outcome, Duration.ZERO, end.fingerprint(), Optional.empty(), Optional.empty()));
        }
    }

    private static List<String> names(List<Action> actions) {
        List<String> names = new ArrayList<>(actions.size());
        for (Action action : actions) {
            names.add(action.name());
        }
        return names;
    }
}
