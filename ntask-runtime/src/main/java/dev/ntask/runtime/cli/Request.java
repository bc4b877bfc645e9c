package dev.ntask.runtime.cli;

import dev.ntask.runtime.graph.GraphFormat;
import dev.ntask.runtime.registry.Arguments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a command line asks for. */
sealed interface Request {
    /** What the flags of ntask itself ask for. */
    Settings settings();

    /** Prints ntask's version. */
    record ShowVersion(Settings settings) implements Request {}

    /** Prints the script by which a shell completes words. */
    record ShowCompletion(Settings settings, String shell) implements Request {}

    /** Prints the help of ntask itself. */
    record ShowHelp(Settings settings) implements Request {}

    /** Prints the help of a built-in command. */
    record ShowCommandHelp(Settings settings, Builtin command) implements Request {}

    /** Prints the help of a task. */
    record ShowTaskHelp(Settings settings, int ordinal) implements Request {}

    /** Lists tasks: those named, or all but the hidden ones if none is. */
    record ShowList(Settings settings, List<Integer> ordinals) implements Request {
        public ShowList {
            ordinals = List.copyOf(ordinals);
        }
    }

    /** Draws tasks and all that they require: those named, or all but the hidden ones if none is. */
    record ShowGraph(Settings settings, List<Integer> ordinals, GraphFormat format) implements Request {
        public ShowGraph {
            ordinals = List.copyOf(ordinals);
        }
    }

    /** Looks after what is stored. */
    record Cache(Settings settings, String operation, boolean json) implements Request {}

    /** Removes what is cached, or everything that ntask keeps. */
    record Clean(Settings settings, boolean all) implements Request {}

    /** Shows what decides the result of a task. */
    record Inputs(Settings settings, Call call, boolean json) implements Request {}

    /** Shows past runs: all, one, or the log of a task. */
    record Log(Settings settings, List<String> words, boolean json) implements Request {
        public Log {
            words = List.copyOf(words);
        }
    }

    /** Says why a task would run, or not. */
    record Why(Settings settings, Call call) implements Request {}

    /** Runs a task twice and compares. */
    record Verify(Settings settings, Call call, boolean inputs) implements Request {}

    /**
     * Runs tasks again and again.
     *
     * @param restart whether a change stops the run that goes on
     * @param polling how often to look at the files; empty to be told of changes
     */
    record Watch(Settings settings, List<Call> calls, boolean restart, Optional<Duration> polling) implements Request {
        public Watch {
            calls = List.copyOf(calls);
        }
    }

    /** Runs tasks, or tells what would run. */
    record Run(Settings settings, List<Call> calls) implements Request {
        public Run {
            calls = List.copyOf(calls);
        }
    }

    /** One task with the words given to it. */
    record Call(int ordinal, Arguments arguments) {}
}
