package dev.ntask.runtime.cli;

import dev.ntask.core.text.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A built-in command with the words and flags that are its own; its tasks are {@link TaskWords}. */
final class CommandWords {
    private final Builtin builtin;
    private final Set<String> switches = new HashSet<>();

    /** Which of its words the command was given. */
    private @Nullable String operation;

    CommandWords(Builtin builtin) {
        this.builtin = builtin;
    }

    Builtin builtin() {
        return builtin;
    }

    /** Takes a flag, if it is one of the command's. */
    boolean flag(String word) {
        if (builtin.hasSwitch(word)) {
            switches.add(word);
            return true;
        }
        return false;
    }

    boolean has(String name) {
        return switches.contains(name);
    }

    /** The names of its flags. */
    List<String> flags() {
        List<String> names = new ArrayList<>();
        for (Builtin.Switch each : builtin.switches()) {
            names.add(each.name());
        }
        return names;
    }

    /**
     * Takes a plain word, if it is the command's and not the name of a task.
     *
     * @throws UsageException if it can be neither
     */
    boolean word(String word) {
        List<String> known = builtin.operand().words();
        if (operation == null && known.contains(word)) {
            operation = word;
            return true;
        }
        if (builtin.takesTasks()) {
            return false;
        }
        String hint = operation == null
                ? Suggestion.closest(word, known)
                        .map(closest -> ". Did you mean '" + closest + "'?")
                        .orElse("")
                : "";
        throw hint.isEmpty() ? refusal(word) : new UsageException(builtin.word() + " takes no '" + word + "'" + hint);
    }

    /** What is to be said of a word that the command cannot do anything with. */
    UsageException refusal(String word) {
        return new UsageException(builtin.word() + " takes no '" + word + "'; usage: " + builtin.usage());
    }

    /** Which of its words the command was given; one must be. */
    String operation() {
        if (operation == null) {
            throw new UsageException(builtin.word() + " needs to know what to do; usage: " + builtin.usage());
        }
        return operation;
    }

    /** The call of a command that takes one task. */
    Request.Call only(List<Request.Call> calls) {
        if (calls.size() != 1) {
            throw new UsageException(
                    builtin.word() + (calls.isEmpty() ? " needs the name of a task" : " takes one task") + "; usage: "
                            + builtin.usage());
        }
        return calls.get(0);
    }
}
