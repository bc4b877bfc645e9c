package dev.ntask.processor.check;

import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Link;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.Origin;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import dev.ntask.processor.model.ValueType.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Defaults, choices and constant arguments are values of their parameter's type, as far as can be told. */
final class FittingWords implements Rules.Rule {
    @Override
    public List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (TaskModel task : project.tasks()) {
            for (ParameterModel parameter : task.parameters()) {
                checkChoices(task, parameter, diagnostics);
                parameter.defaults().ifPresent(words -> checkDefaults(task, parameter, words, diagnostics));
            }
            for (Link link : project.linksOf(task)) {
                checkArguments(link, diagnostics);
            }
        }
        return diagnostics;
    }

    private static void checkChoices(TaskModel task, ParameterModel parameter, List<Diagnostic> diagnostics) {
        for (Located choice : parameter.choices()) {
            if (choice.open()) {
                continue;
            }
            WordChecks.problem(parameter.type().conversion(), choice.text())
                    .ifPresent(problem -> diagnostics.add(
                            Message.BAD_CHOICE.at(choice.origin(), parameter.name(), task.name(), problem)));
        }
    }

    private static void checkDefaults(
            TaskModel task, ParameterModel parameter, List<Located> words, List<Diagnostic> diagnostics) {
        for (Located word : words) {
            problem(parameter, word)
                    .ifPresent(problem -> diagnostics.add(
                            Message.BAD_DEFAULT.at(word.origin(), parameter.name(), task.name(), problem)));
        }
        if (parameter.type().container() != Container.LIST && words.size() != 1) {
            Origin origin = words.isEmpty() ? parameter.origin() : words.get(1).origin();
            String problem = "it has " + words.size() + " words and needs one; only a List takes several or none";
            diagnostics.add(Message.BAD_DEFAULT.at(origin, parameter.name(), task.name(), problem));
        }
    }

    private static void checkArguments(Link link, List<Diagnostic> diagnostics) {
        for (ParameterModel parameter : link.to().parameters()) {
            for (String word : link.arguments().getOrDefault(parameter.name(), List.of())) {
                problem(parameter, word)
                        .ifPresent(problem -> diagnostics.add(Message.DEPENDS_ARGUMENT.at(
                                link.edge().origin(), problem, "give '" + parameter.name() + "' another value")));
            }
        }
    }

    private static Optional<String> problem(ParameterModel parameter, Located word) {
        return word.open() ? Optional.empty() : problem(parameter, word.text());
    }

    private static Optional<String> problem(ParameterModel parameter, String word) {
        List<String> choices = parameter.choices().stream().map(Located::text).toList();
        if (!choices.isEmpty() && !choices.contains(word)) {
            return Optional.of("'" + word + "' is not one of " + String.join(", ", choices));
        }
        return WordChecks.problem(parameter.type().conversion(), word);
    }
}
