package dev.ntask.runtime.cli;

import dev.ntask.DiscoveryException;
import dev.ntask.core.text.Suggestion;
import dev.ntask.runtime.execute.BrokenClass;
import dev.ntask.runtime.registry.ArgumentException;
import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.List;
import java.util.Map;

/** Makes sure, before anything runs, that each word is a value of its parameter. */
final class WordCheck {
    private final Registry registry;
    private final Map<String, String> environment;

    WordCheck(Registry registry, Map<String, String> environment) {
        this.registry = registry;
        this.environment = environment;
    }

    /**
     * Checks what is given to a task.
     *
     * @throws UsageException if a word is none of the choices or cannot be converted
     */
    void check(TaskDefinition task, Arguments given) {
        Arguments all = given.orDefaultsOf(task.parameters());
        for (Parameter parameter : task.parameters()) {
            List<String> accepted = accepted(parameter);
            for (String word : all.words(parameter.name())) {
                if (!accepted.isEmpty() && !accepted.contains(word)) {
                    throw wrong(task, parameter, given, notOneOf(word, accepted));
                }
            }
        }
        try {
            registry.bind(task.ordinal(), all);
        } catch (ArgumentException e) {
            throw wrong(task, e, given);
        } catch (LinkageError e) {
            String why = BrokenClass.describe(e, task.method()).orElse(String.valueOf(e));
            throw new DiscoveryException(task.name() + ": " + why, e);
        }
    }

    private static List<String> accepted(Parameter parameter) {
        return parameter.shape() == Parameter.Shape.FLAG ? List.of("true", "false") : parameter.choices();
    }

    private static String notOneOf(String word, List<String> accepted) {
        String hint = Suggestion.closest(word, accepted)
                .map(candidate -> ". Did you mean '" + candidate + "'?")
                .orElse("");
        return "'" + word + "' is not one of " + String.join(", ", accepted) + hint;
    }

    private UsageException wrong(TaskDefinition task, ArgumentException e, Arguments given) {
        String reason = String.valueOf(e.getMessage());
        for (Parameter parameter : task.parameters()) {
            if (parameter.name().equals(e.parameter())) {
                return wrong(task, parameter, given, reason);
            }
        }
        return new UsageException(task.name() + ": " + e.parameter() + ": " + reason);
    }

    private UsageException wrong(TaskDefinition task, Parameter parameter, Arguments given, String reason) {
        // The default of such a parameter is what the variable says.
        boolean typed =
                given.has(parameter.name()) && !given.words(parameter.name()).equals(parameter.defaults());
        String source = parameter
                .env()
                .filter(name -> !typed && environment.containsKey(name))
                .map(name -> " (from the variable " + name + ")")
                .orElse("");
        return new UsageException(task.name() + ": " + Signature.label(parameter) + source + ": " + reason);
    }
}
