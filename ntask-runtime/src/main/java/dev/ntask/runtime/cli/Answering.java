package dev.ntask.runtime.cli;

import dev.ntask.runtime.Definition;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.answer.Answer;
import dev.ntask.runtime.answer.Answers;
import dev.ntask.runtime.answer.Caller;
import dev.ntask.runtime.answer.Callers;
import dev.ntask.runtime.execute.BuildOptions;
import dev.ntask.runtime.execute.BuildResult;
import dev.ntask.runtime.execute.KnownBuilds;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.input.Inputs;
import dev.ntask.runtime.input.Looks;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.report.LineOptions;
import dev.ntask.runtime.report.RunsKept;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the answer to a call of which everything was known to be up to date, so that the next such call gets it from the
 * script, without Java.
 *
 * <p>What is known rests on how files look and on what the call says: {@link KnownBuilds} compared both, and the script can
 * compare the same. Where it could not, or something was told that a later run would not tell, nothing is kept.
 */
final class Answering {
    private final Invocation invocation;
    private final Definition definition;
    private final StateDirectory state;
    private final RunsKept kept;
    private final Inputs inputs;
    private final KnownBuilds builds;
    private final Clock clock;
    private final Answerable answerable;

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
        this.answerable = new Answerable(invocation, definition, state, kept);
    }

    /** Keeps the answer to a call that has just been given by a run; without it the next run takes longer. */
    void keep(Plan plan, BuildResult result, BuildOptions options, LineOptions lines) {
        try {
            if (!lines.verbose() && Answerable.is(plan, result) && answerable.isCall() && isKnown()) {
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
            if (answerable.isCall()) {
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
        return Caller.of(definition.home(), invocation.arguments(), invocation.terminal(), definition.environment());
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
        Retelling retelling = Retelling.of(plan, result, options, lines, now);
        Instant limit = builds.validUntil(plan);
        // After all looks: whatever has changed before them would show here, and after them there.
        if (!looks.isComplete() || !definition.isSame() || !builds.isStill(plan)) {
            return Optional.empty();
        }
        return Optional.of(new Answer(
                looks.paths(),
                Digest.of(expected.toByteArray()),
                retelling.reply(),
                retelling.record(),
                retelling.logs(),
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
}
