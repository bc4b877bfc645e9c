package dev.ntask.runtime.cli;

import dev.ntask.runtime.Definition;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.answer.Caller;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.execute.ActionEnd;
import dev.ntask.runtime.execute.BuildResult;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.report.RunsKept;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Decides whether the script could answer a call as Java would: by what it can compare, and from where it looks. */
final class Answerable {
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

    Answerable(Invocation invocation, Definition definition, StateDirectory state, RunsKept kept) {
        this.invocation = invocation;
        this.definition = definition;
        this.state = state;
        this.kept = kept;
    }

    /** Tells whether such a call may have an answer, whatever its tasks are. */
    boolean isCall() {
        return isWhereScriptLooks() && isFromHere() && hasOptionsHere();
    }

    /** Tells whether a run came to nothing, and would again by what the script can compare. */
    static boolean is(Plan plan, BuildResult result) {
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
        return Path.of(definition.calledIn()).startsWith(invocation.root());
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
}
