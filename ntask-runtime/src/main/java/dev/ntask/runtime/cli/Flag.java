package dev.ntask.runtime.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flags of ntask itself; a task's own flag of the same name wins right of the task. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable, and of strings
enum Flag {
    LIST("", "List the tasks and exit.", "-l", "--list"),
    GRAPH("", "Draw what these tasks need, or all tasks, and exit.", "", "--graph"),
    GRAPH_FORMAT(
            "FORMAT",
            "How to draw it: ascii, mermaid, dot, json or html.",
            "",
            "--graph-format",
            "ascii",
            "mermaid",
            "dot",
            "json",
            "html"),
    DRY_RUN("", "Predict what would run, in order and why, and exit.", "", "--dry-run"),
    WHY("TASK", "Explain why a task would run, or not, and exit.", "", "--why"),
    JSON("", "Print as data: with --list, --graph, --why, --dry-run.", "", "--json"),
    NO_CACHE("", "Neither read nor write the cache.", "", "--no-cache"),
    NO_DEPS("", "Run only the tasks named. Implies --no-cache.", "", "--no-deps"),
    FORCE("TASK", "Run this task even if it is cached. Repeatable.", "", "--force"),
    JOBS("N", "Run up to N tasks at once; without N, one per core.", "-j", "--jobs"),
    KEEP_GOING("", "After a failure, go on with what does not depend on it.", "-k", "--keep-going"),
    QUIET("", "Show only failures and what tasks print.", "-q", "--quiet"),
    VERBOSE("", "Show more: why tasks run, stack traces of errors.", "-v", "--verbose"),
    TRACE("HOW", "Show of failures: short, long, line or none.", "", "--tb", "short", "long", "line", "none"),
    LOG_DIR("DIR", "Keep the records of runs in this directory.", "", "--log-dir"),
    MAX_RUNS("N", "Keep the records of N runs; 0 keeps all.", "", "--max-runs"),
    LOG_FORMAT("HOW", "Tell the run as text, or as json: an event a line.", "", "--log-format", "text", "json"),
    REPLAY(
            "WHEN",
            "Show what cached tasks wrote: always, failures, never.",
            "",
            "--replay",
            "always",
            "failures",
            "never"),
    NO_COLOR("", "Write no colours.", "", "--no-color"),
    COMPLETION(
            "SHELL",
            "Print what completes words in bash, zsh, fish or powershell, and exit.",
            "",
            "--completion",
            "bash",
            "zsh",
            "fish",
            "powershell"),
    VERSION("", "Show the version of ntask and exit.", "", "--version"),
    HELP("", "Show this help, or that of the task in front, and exit.", "-h", "--help");

    private static final Flag[] ALL = values();

    private final String valueLabel;
    private final String description;
    private final String shortName;
    private final String longName;
    private final List<String> choices;

    Flag(String valueLabel, String description, String shortName, String longName, String... choices) {
        this.valueLabel = valueLabel;
        this.description = description;
        this.shortName = shortName;
        this.longName = longName;
        this.choices = List.of(choices);
    }

    /** The flag of a name with its dashes, if there is one. */
    static @Nullable Flag named(String name) {
        for (Flag flag : ALL) {
            if (name.equals(flag.longName) || name.equals(flag.shortName)) {
                return flag;
            }
        }
        return null;
    }

    /** What its value is called in help; empty for a flag without one. */
    String valueLabel() {
        return valueLabel;
    }

    /** The only values it takes; empty for any, and for a flag without one. */
    List<String> choices() {
        return choices;
    }

    /** Tells whether it means something to a command: how to speak is for all of them, how to run for some. */
    boolean concerns(Builtin command) {
        return switch (this) {
            case QUIET, VERBOSE, NO_COLOR, COMPLETION, VERSION, HELP -> true;
            case JOBS, KEEP_GOING, REPLAY, NO_CACHE, NO_DEPS, TRACE, MAX_RUNS ->
                command == Builtin.RUN || command == Builtin.VERIFY || command == Builtin.WATCH;
            case LOG_DIR ->
                command == Builtin.RUN
                        || command == Builtin.VERIFY
                        || command == Builtin.WATCH
                        || command == Builtin.LOG;
            case FORCE, LOG_FORMAT -> command == Builtin.RUN || command == Builtin.WATCH;
            case LIST, GRAPH, GRAPH_FORMAT, DRY_RUN, WHY -> command == Builtin.RUN;
            case JSON -> command == Builtin.RUN || command.hasSwitch(longName);
        };
    }

    /** Tells whether it asks for an answer, so that nothing runs. */
    boolean asks() {
        return this == LIST || this == GRAPH || this == WHY || this == DRY_RUN;
    }

    String description() {
        return description;
    }

    /** Its names with their dashes, the long one last. */
    List<String> names() {
        return shortName.isEmpty() ? List.of(longName) : List.of(shortName, longName);
    }

    /** The name that is a word, with its dashes. */
    String longName() {
        return longName;
    }
}
