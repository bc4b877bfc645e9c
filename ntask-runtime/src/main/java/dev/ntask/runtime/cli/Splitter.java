package dev.ntask.runtime.cli;

import dev.ntask.core.text.BuiltinCommands;
import dev.ntask.runtime.registry.TaskDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Splits the words of a command line between ntask and its tasks.
 *
 * <p>Left of the first task all flags are ntask's. Right of it a flag is first the task's own, else ntask's. A plain
 * word goes to the task on its left as long as that wants one, else it names the next task.
 */
final class Splitter {
    private final Words words;
    private final TaskNames names;
    private final List<TaskWords> tasks = new ArrayList<>();
    private final OwnFlags own = new OwnFlags();

    /** The task that plain words and flags go to; null in front of the first one and behind a mark or a group. */
    private @Nullable TaskWords task;

    /** The built-in command that came first. */
    private @Nullable CommandWords command;

    /** What is answered without reading on. */
    private @Nullable Request answer;

    private Splitter(List<String> words, TaskNames names) {
        this.words = new Words(words);
        this.names = names;
    }

    /**
     * Returns what a command line asks for.
     *
     * @throws UsageException if it means nothing
     */
    static Request split(List<String> words, List<TaskDefinition> tasks) {
        return new Splitter(words, new TaskNames(tasks)).split();
    }

    private Request split() {
        while (answer == null && words.hasNext()) {
            word(words.next());
        }
        return answer == null ? request() : answer;
    }

    private void word(String word) {
        if (word.equals(Words.SEPARATOR)) {
            task = null;
        } else if (word.equals(Words.REST)) {
            rest();
        } else if (Words.isFlag(word) && !isWantedNumber(word)) {
            flag(word);
        } else if (task != null && task.wantsWord()) {
            task.word(word);
        } else {
            name(word);
        }
    }

    /** A negative number, where the task wants a word and has no flag of this name. */
    private boolean isWantedNumber(String word) {
        return task != null && Words.isNumber(word) && task.wantsWord() && !task.hasFlag(word);
    }

    private void rest() {
        if (task == null) {
            throw new UsageException("'--' passes words to the task on its left, and there is none");
        }
        while (words.hasNext()) {
            String word = words.next();
            if (!task.wantsWord()) {
                String name = task.task().name();
                throw new UsageException(
                        name + ": '" + word + "' is one word too many; " + Signature.usage(task.task()));
            }
            task.word(word);
        }
    }

    private void name(String word) {
        if (command != null && command.word(word)) {
            return;
        }
        if (command == null && BuiltinCommands.ALL.contains(word)) {
            command(Builtin.named(word));
            return;
        }
        List<Integer> found = names.find(word);
        if (found.isEmpty()) {
            String full = task == null ? "" : ", and " + task.task().name() + " takes no more words";
            full += words.isBehind(Flag.JOBS) ? ", and no whole number" : "";
            if (Flag.named("--" + word) != null) {
                throw new UsageException(
                        "no task named '" + word + "'" + full + ". Did you mean '--" + word + "'? (ntask --help)");
            }
            boolean first = tasks.isEmpty() && command == null;
            throw names.unknown(word, full, first ? BuiltinCommands.ALL : List.of());
        }
        TaskWords last = null;
        for (int ordinal : found) {
            last = new TaskWords(names.task(ordinal));
            tasks.add(last);
        }
        // Words behind a group go to none of its tasks.
        task = found.size() == 1 && isNameOf(last, word) ? last : null;
    }

    private static boolean isNameOf(@Nullable TaskWords task, String word) {
        return task != null && task.task().name().equals(word.replace(':', '.'));
    }

    private void command(Builtin builtin) {
        if (!tasks.isEmpty()) {
            String word = builtin.word();
            String way = names.find(word).isEmpty() ? "" : "; for the task of this name, write ntask run";
            throw new UsageException("'" + word + "' is a command of ntask, which comes before any task" + way);
        }
        command = new CommandWords(builtin);
    }

    private void flag(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String value = equals < 0 ? null : word.substring(equals + 1);
        Flag ours = Flag.named(name);
        if (task != null) {
            task.closeList();
        }
        if (ours == Flag.HELP) {
            own(Flag.HELP, name, value);
        } else if (task != null && task.flag(name, value, words)) {
            return;
        } else if (command != null && command.flag(word)) {
            return;
        } else if (ours != null) {
            own(ours, name, value);
        } else if (isCluster(word)) {
            cluster(word);
        } else {
            throw unknownFlag(name.endsWith("-") ? word : name);
        }
    }

    /** Tells whether a word is several short flags in one, or a short flag with its value: {@code -kv}, {@code -j4}. */
    private boolean isCluster(String word) {
        if (word.length() < 3 || word.charAt(1) == '-') {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            String name = "-" + word.charAt(i);
            Flag ours = Flag.named(name);
            if (task != null && task.hasFlag(name)) {
                if (!task.isSwitch(name)) {
                    return true;
                }
            } else if (ours == null) {
                return false;
            } else if (!ours.valueLabel().isEmpty()) {
                return true;
            }
        }
        return true;
    }

    private void cluster(String word) {
        for (int i = 1; i < word.length() && answer == null; i++) {
            String name = "-" + word.charAt(i);
            String following = i + 1 < word.length() ? word.substring(i + 1) : null;
            Flag ours = Flag.named(name);
            if (task != null && ours != Flag.HELP && task.hasFlag(name)) {
                boolean isSwitch = task.isSwitch(name);
                task.flag(name, isSwitch ? null : following, words);
                if (!isSwitch) {
                    return;
                }
            } else if (ours != null) {
                boolean isSwitch = ours.valueLabel().isEmpty();
                own(ours, name, isSwitch ? null : following);
                if (!isSwitch) {
                    return;
                }
            }
        }
    }

    private void own(Flag flag, String name, @Nullable String value) {
        if (value != null && flag.valueLabel().isEmpty()) {
            throw new UsageException(name + " takes no value");
        }
        switch (flag) {
            case VERSION -> answer = new Request.ShowVersion(own.settings());
            case HELP -> answer = help();
            case COMPLETION -> {
                String shell = OwnFlags.choice(flag, name, value, words);
                answer = new Request.ShowCompletion(own.settings(), shell);
            }
            case WHY -> why(name, value);
            default -> own.take(flag, name, value, words);
        }
    }

    /** The task may stand anywhere, with its arguments behind it; also right here. */
    private void why(String name, @Nullable String value) {
        own.take(Flag.WHY, name, value, words);
        if (value != null) {
            name(value);
        }
    }

    private Request help() {
        Settings settings = own.settings();
        if (task != null) {
            return new Request.ShowTaskHelp(settings, task.task().ordinal());
        }
        return command == null
                ? new Request.ShowHelp(settings)
                : new Request.ShowCommandHelp(settings, command.builtin());
    }

    private UsageException unknownFlag(String name) {
        List<String> candidates = new ArrayList<>();
        for (Flag flag : Flag.values()) {
            candidates.addAll(flag.names());
        }
        if (task != null) {
            candidates.addAll(task.flags());
        }
        if (command != null) {
            candidates.addAll(command.flags());
        }
        String of = task == null ? "" : task.task().name() + ": ";
        String help = task == null ? "ntask --help" : "ntask " + task.task().name() + " --help";
        String hint = FlagSuggestion.closest(name, candidates)
                .map(candidate -> " Did you mean '" + candidate + "'?")
                .orElse(task == null ? " A task's own flags stand behind its name." : "");
        return new UsageException(of + "no flag '" + name + "'." + hint + " (" + help + ")");
    }

    private Request request() {
        if (command == null) {
            return tasksRequest();
        }
        String meaningless = own.meaningless(command.builtin());
        if (!meaningless.isEmpty()) {
            throw command.refusal(meaningless);
        }
        return switch (command.builtin()) {
            case CACHE -> new Request.Cache(own.settings(), command.operation(), hasJson(command));
            case CLEAN -> new Request.Clean(own.settings(), command.has("--all"));
            case INPUTS -> new Request.Inputs(settings(), command.only(calls()), hasJson(command));
            case LOG -> new Request.Log(own.settings(), command.own(), hasJson(command));
            case RUN -> tasksRequest();
            case VERIFY -> new Request.Verify(settings(), command.only(calls()), command.has("--inputs"));
            case WATCH -> watch(command);
        };
    }

    private Request watch(CommandWords command) {
        if (tasks.isEmpty()) {
            throw new UsageException("watch needs the name of a task; usage: " + Builtin.WATCH.usage());
        }
        Optional<Duration> polling = command.duration("--poll", Duration.ofSeconds(1));
        return new Request.Watch(settings(), calls(), command.has("--restart"), polling);
    }

    private boolean hasJson(CommandWords command) {
        return own.json() || command.has(Flag.JSON.longName());
    }

    private Settings settings() {
        return own.settings().withForced(own.forcedOrdinals(names));
    }

    private Request tasksRequest() {
        own.check();
        Settings settings = settings();
        if (own.list()) {
            return new Request.ShowList(settings, ordinals());
        }
        if (own.graph()) {
            return new Request.ShowGraph(settings, ordinals(), own.graphFormat());
        }
        if (own.hasGraphFormat()) {
            throw new UsageException("--graph-format goes with --graph");
        }
        if (own.why()) {
            return why(settings);
        }
        if (settings.json() && !settings.dryRun()) {
            throw new UsageException("--json goes with --list, --graph, --why or --dry-run");
        }
        if (!tasks.isEmpty()) {
            return new Request.Run(settings, calls());
        }
        if (!settings.forced().isEmpty()) {
            throw new UsageException(
                    "--force says how to run a task, not which; to run one, write" + " ntask --force NAME NAME");
        }
        if (command != null) {
            throw new UsageException(command.builtin().word() + " needs the name of a task");
        }
        return new Request.ShowList(settings, List.of());
    }

    private Request why(Settings settings) {
        if (tasks.size() != 1) {
            throw new UsageException(tasks.isEmpty() ? "--why needs the name of a task" : "--why takes one task");
        }
        if (!settings.cache()) {
            throw new UsageException("--why explains what the cache does, and "
                    + (settings.alone() ? "--no-deps" : "--no-cache") + " leaves it out");
        }
        return new Request.Why(settings, calls().get(0));
    }

    private List<Request.Call> calls() {
        List<Request.Call> calls = new ArrayList<>();
        for (TaskWords words : tasks) {
            calls.add(new Request.Call(words.task().ordinal(), words.finish()));
        }
        return calls;
    }

    private List<Integer> ordinals() {
        List<Integer> ordinals = new ArrayList<>();
        for (TaskWords words : tasks) {
            ordinals.add(words.task().ordinal());
        }
        return ordinals;
    }
}
