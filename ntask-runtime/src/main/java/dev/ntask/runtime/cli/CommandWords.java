package dev.ntask.runtime.cli;

import dev.ntask.core.text.Durations;
import dev.ntask.core.text.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A built-in command with the words and flags that are its own; its tasks are {@link TaskWords}. */
final class CommandWords {
    private final Builtin builtin;

    /** The flags that were given, with their values; empty where they have none. */
    private final Map<String, String> switches = new HashMap<>();

    /** The words that only the command understands. */
    private final List<String> own = new ArrayList<>();

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
        int equals = word.indexOf('=');
        Builtin.Switch found = builtin.find(equals < 0 ? word : word.substring(0, equals));
        if (found == null) {
            return false;
        }
        if (equals >= 0 && !found.takesValue()) {
            throw new UsageException(found.name() + " takes no value");
        }
        switches.put(found.name(), equals < 0 ? "" : word.substring(equals + 1));
        return true;
    }

    boolean has(String name) {
        return switches.containsKey(name);
    }

    /** How long the value of a flag is, if the flag was given; without a value it is the usual. */
    Optional<Duration> duration(String name, Duration usual) {
        String value = switches.get(name);
        if (value == null || value.isEmpty()) {
            return value == null ? Optional.empty() : Optional.of(usual);
        }
        Optional<Duration> duration = Durations.parse(value);
        if (duration.isEmpty() || duration.get().isZero()) {
            throw new UsageException(name + " takes a duration, as 500ms or 2s, not '" + value + "'");
        }
        return duration;
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
        List<String> known = builtin.operand().own() == 0 ? builtin.operand().words() : List.of();
        if (operation == null && known.contains(word)) {
            operation = word;
            return true;
        }
        if (builtin.takesTasks()) {
            return false;
        }
        if (own.size() < builtin.operand().own()) {
            own.add(word);
            return true;
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

    /** The words that only the command understands. */
    List<String> own() {
        return own;
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
