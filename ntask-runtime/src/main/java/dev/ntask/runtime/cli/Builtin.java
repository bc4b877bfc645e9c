package dev.ntask.runtime.cli;

import dev.ntask.core.text.BuiltinCommands;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of ntask itself: what each takes and how it explains itself. {@link BuiltinCommands} has their names. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings, and an unmodifiable list of them
enum Builtin {
    CACHE(
            "cache",
            "Counts or verifies what is stored, or removes what is too old or too much.",
            new Operand("stats|gc|verify", "What to do.", List.of("stats", "gc", "verify")),
            new Switch("--json", "Print what came of it as JSON.")),
    CLEAN(
            "clean",
            "Forgets all results, so that every task runs again.",
            Operand.NOTHING,
            new Switch("--all", "Remove everything that ntask keeps for this project.")),
    INPUTS(
            "inputs",
            "Shows everything that decides a task's result, as it is now.",
            new Operand("TASK", "The task, with its arguments."),
            new Switch("--json", "Print it as JSON.")),
    LOG(
            "log",
            "Lists the last runs, or shows one, or what a task wrote.",
            new Operand("[RUN] [TASK]", "The run: last, or the beginning of its name. The task.", List.of("last"), 2),
            new Switch("--json", "Print it as JSON.")),
    RUN(
            "run",
            "Runs tasks; what follows always names one.",
            new Operand("TASK...", "A task with its arguments, even if it is called like a command of ntask.")),
    VERIFY(
            "verify",
            "Runs a cached task twice, and tells in which outputs the runs differ.",
            new Operand("TASK", "The task, with its arguments."),
            new Switch("--inputs", "Let the second run see its declared inputs only, in a copy of the project.")),
    WATCH(
            "watch",
            "Runs tasks, and again whenever something changes that decides their results.",
            new Operand("TASK...", "A task with its arguments."),
            new Switch("--restart", "Stop a run when something changes, and begin anew; else it ends first."),
            new Switch(
                    "--poll",
                    "INTERVAL",
                    "Look at the files again and again, where the system does not tell of changes; every 1s."));

    private final String word;
    private final String description;
    private final Operand operand;
    private final List<Switch> switches;

    Builtin(String word, String description, Operand operand, Switch... switches) {
        this.word = word;
        this.description = description;
        this.operand = operand;
        this.switches = List.of(switches);
    }

    /**
     * What plain words of a command mean: one of some words, or words of its own, or else tasks with their words, if anything.
     *
     * @param label how help calls it; empty if the command takes none
     * @param words what it may be, empty for anything else; what its first own word may be beside other things
     * @param own how many words of its own the command takes at most
     */
    record Operand(String label, String description, List<String> words, int own) {
        static final Operand NOTHING = new Operand("", "");

        Operand(String label, String description) {
            this(label, description, List.of(), 0);
        }

        Operand(String label, String description, List<String> words) {
            this(label, description, words, 0);
        }
    }

    /**
     * A flag that only this command has.
     *
     * @param valueLabel what the value is called that may follow behind a {@code =}; empty if none may
     */
    record Switch(String name, String valueLabel, String description) {
        Switch(String name, String description) {
            this(name, "", description);
        }

        boolean takesValue() {
            return !valueLabel.isEmpty();
        }
    }

    /** The command of a reserved name. */
    static Builtin named(String word) {
        for (Builtin builtin : values()) {
            if (builtin.word.equals(word)) {
                return builtin;
            }
        }
        throw new AssertionError("'" + word + "' is reserved, and no command: this is a bug");
    }

    /** What users type. */
    String word() {
        return word;
    }

    /** What it does, in a sentence. */
    String description() {
        return description;
    }

    Operand operand() {
        return operand;
    }

    List<Switch> switches() {
        return switches;
    }

    boolean takesTasks() {
        return !operand.label().isEmpty() && operand.words().isEmpty() && operand.own() == 0;
    }

    boolean hasSwitch(String name) {
        return find(name) != null;
    }

    /** Its own flag of a name, if there is one. */
    @Nullable
    Switch find(String name) {
        for (Switch each : switches) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    /** How it is called, as in {@code ntask clean [--all]}. */
    String usage() {
        StringBuilder usage = new StringBuilder("ntask ").append(word);
        for (Switch each : switches) {
            String value = each.takesValue() ? "[=" + each.valueLabel() + ']' : "";
            usage.append(" [").append(each.name()).append(value).append(']');
        }
        return operand.label().isEmpty()
                ? usage.toString()
                : usage.append(' ').append(operand.label()).toString();
    }
}
