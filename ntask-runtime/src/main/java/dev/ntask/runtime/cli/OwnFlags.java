package dev.ntask.runtime.cli;

import dev.ntask.core.text.Suggestion;
import dev.ntask.runtime.execute.Replay;
import dev.ntask.runtime.graph.GraphFormat;
import dev.ntask.runtime.report.FailureDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what the flags of ntask itself say; of two that contradict each other the last one counts. */
final class OwnFlags {
    private final List<String> forced = new ArrayList<>();
    private int jobs = Settings.CONFIGURED;
    private Settings.Verbosity verbosity = Settings.Verbosity.NORMAL;
    private boolean keepGoing;
    private boolean color = true;
    private boolean cache = true;
    private boolean alone;
    private boolean dryRun;
    private boolean why;
    private boolean json;
    private boolean list;
    private boolean graph;
    private Optional<GraphFormat> graphFormat = Optional.empty();
    private Optional<Replay> replay = Optional.empty();
    private LogSettings logs = LogSettings.DEFAULTS;

    /** The flags that were given, each with the name that was typed. */
    private final Map<Flag, String> given = new TreeMap<>();

    /** Takes a flag with its value, and the value from the words if it needs one. */
    void take(Flag flag, String name, @Nullable String value, Words words) {
        given.put(flag, name);
        switch (flag) {
            case LIST -> list = true;
            case GRAPH -> graph = true;
            case GRAPH_FORMAT -> graphFormat = Optional.of(format(choice(flag, name, value, words)));
            case DRY_RUN -> dryRun = true;
            case WHY -> why = true;
            case JSON -> json = true;
            case NO_CACHE -> cache = false;
            case NO_DEPS -> alone = true;
            case FORCE -> forced.add(value == null ? forcedTask(name, words) : value);
            case REPLAY -> replay = Optional.of(replay(choice(flag, name, value, words)));
            case TRACE -> logs = logs.withFailures(detail(choice(flag, name, value, words)));
            case LOG_DIR -> logs = logs.withDirectory(directory(name, value, words));
            case MAX_RUNS -> logs = logs.withMaxRuns(runs(name, value, words));
            case LOG_FORMAT ->
                logs = logs.withJson(choice(flag, name, value, words).equals("json"));
            case JOBS -> jobs = jobs(name, value, words);
            case KEEP_GOING -> keepGoing = true;
            case QUIET -> verbosity = Settings.Verbosity.QUIET;
            case VERBOSE -> verbosity = Settings.Verbosity.VERBOSE;
            case NO_COLOR -> color = false;
            case COMPLETION, VERSION, HELP -> throw new AssertionError(name + " is answered at once: this is a bug");
        }
    }

    private static String forcedTask(String name, Words words) {
        if (!words.nextIsPlain()) {
            throw new UsageException(name + " needs the name of a task");
        }
        return words.next();
    }

    /** The value of a flag that takes one of some words. */
    static String choice(Flag flag, String name, @Nullable String value, Words words) {
        String word = word(value, words);
        List<String> choices = flag.choices();
        if (word != null && choices.contains(word)) {
            return word;
        }
        int last = choices.size() - 1;
        String takes = name + " takes " + String.join(", ", choices.subList(0, last)) + " or " + choices.get(last);
        if (word == null) {
            throw new UsageException(takes);
        }
        String hint = Suggestion.closest(word, choices)
                .map(closest -> ". Did you mean '" + closest + "'?")
                .orElse("");
        throw new UsageException(takes + ", not '" + word + "'" + hint);
    }

    /** The value of a flag that was written behind it, with an equals sign or without. */
    private static @Nullable String word(@Nullable String value, Words words) {
        return value == null && words.nextIsPlain() ? words.next() : value;
    }

    private static Replay replay(String word) {
        return switch (word) {
            case "always" -> Replay.ALWAYS;
            case "failures" -> Replay.FAILURES;
            default -> Replay.NEVER;
        };
    }

    private static FailureDetail detail(String word) {
        return switch (word) {
            case "short" -> FailureDetail.SHORT;
            case "long" -> FailureDetail.LONG;
            case "line" -> FailureDetail.LINE;
            default -> FailureDetail.NONE;
        };
    }

    private static String directory(String name, @Nullable String value, Words words) {
        String word = word(value, words);
        if (word == null || word.isEmpty()) {
            throw new UsageException(name + " needs the path of a directory");
        }
        return word;
    }

    private static int runs(String name, @Nullable String value, Words words) {
        String word = word(value, words);
        try {
            int runs = word != null && Words.isInteger(word) ? Integer.parseInt(word) : -1;
            if (runs >= 0) {
                return runs;
            }
        } catch (NumberFormatException e) {
            // More than an int holds is not a number of runs either.
        }
        throw new UsageException(
                name + " takes a whole number; 0 keeps all" + (word == null ? "" : ", not '" + word + "'"));
    }

    private static GraphFormat format(String word) {
        return GraphFormat.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** A number is taken only if it is one, so that {@code -j test} is a flag and a task. */
    private static int jobs(String name, @Nullable String value, Words words) {
        if (value == null && !words.nextIsInteger()) {
            return Settings.ALL_CORES;
        }
        String number = value == null ? words.next() : value;
        try {
            int jobs = Words.isInteger(number) ? Integer.parseInt(number) : 0;
            if (jobs >= 1) {
                return jobs;
            }
        } catch (NumberFormatException e) {
            // More than an int holds is not a number of jobs either.
        }
        throw new UsageException(name + " takes a whole number, at least 1, not '" + number + "'");
    }

    boolean list() {
        return list;
    }

    boolean graph() {
        return graph;
    }

    boolean hasGraphFormat() {
        return graphFormat.isPresent();
    }

    /** How the graph is to be drawn. */
    GraphFormat graphFormat() {
        if (json && graphFormat.isPresent() && graphFormat.get() != GraphFormat.JSON) {
            throw new UsageException("--json and --graph-format say different things");
        }
        return json ? GraphFormat.JSON : graphFormat.orElse(GraphFormat.ASCII);
    }

    boolean why() {
        return why;
    }

    boolean json() {
        return json;
    }

    /** A flag that means nothing to a command, as it was typed; or empty. */
    String meaningless(Builtin command) {
        for (Map.Entry<Flag, String> each : given.entrySet()) {
            if (!each.getKey().concerns(command)) {
                return each.getValue();
            }
        }
        return "";
    }

    /**
     * Checks that the flags can hold together.
     *
     * @throws UsageException if they ask for different things, or for how to tell a run where nothing runs
     */
    void check() {
        if (given.size() < 2) {
            return;
        }
        String question = "";
        for (Map.Entry<Flag, String> each : given.entrySet()) {
            if (each.getKey().asks()) {
                if (!question.isEmpty()) {
                    throw new UsageException(
                            question + " and " + each.getValue() + " ask for different things; leave one of them out");
                }
                question = each.getValue();
            }
        }
        String told = given.get(Flag.LOG_FORMAT);
        if (told != null && !question.isEmpty()) {
            throw new UsageException(
                    told + " says how a run is told, and with " + question + " nothing runs; for data, write --json");
        }
    }

    /** What was said, except which tasks are forced. */
    Settings settings() {
        return new Settings(
                jobs, keepGoing, verbosity, color, cache && !alone, alone, dryRun, json, replay, logs, List.of());
    }

    /** The tasks to run whatever is cached, sorted. */
    List<Integer> forcedOrdinals(TaskNames names) {
        TreeSet<Integer> ordinals = new TreeSet<>();
        for (String name : forced) {
            List<Integer> found = names.find(name);
            if (found.isEmpty()) {
                throw names.unknown(name, "", List.of());
            }
            ordinals.addAll(found);
        }
        return List.copyOf(ordinals);
    }
}
