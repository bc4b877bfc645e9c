package dev.ntask.processor.check;

import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.CacheModel;
import dev.ntask.processor.model.Link;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a task writes with some arguments is not where it writes with others, if both are needed. */
final class OneResultAPlace implements Rules.Rule {
    @Override
    public List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Map<String, Link> first = new HashMap<>();
        for (TaskModel task : project.tasks()) {
            for (Link link : project.linksOf(task)) {
                boolean writes =
                        link.to().cached().filter(OneResultAPlace::keepsOutputs).isPresent();
                if (link.required() && writes) {
                    Link other = first.putIfAbsent(link.to().name(), link);
                    if (other != null) {
                        check(link, other, diagnostics);
                    }
                }
            }
        }
        return diagnostics;
    }

    private static boolean keepsOutputs(CacheModel cached) {
        return !cached.outputs().isEmpty() && !cached.isInPlace();
    }

    private static void check(Link link, Link other, List<Diagnostic> diagnostics) {
        TaskModel target = link.to();
        Map<String, List<String>> words = words(link);
        Map<String, List<String>> others = words(other);
        for (Located output : target.cached().orElseThrow().outputs()) {
            String differing = "";
            for (ParameterModel parameter : target.parameters()) {
                if (!Objects.equals(words.get(parameter.name()), others.get(parameter.name()))) {
                    differing = parameter.name();
                }
            }
            boolean same = resolved(output, words).equals(resolved(output, others));
            if (!differing.isEmpty() && same && !output.text().startsWith("!")) {
                diagnostics.add(Message.SHARED_OUTPUT.at(
                        link.edge().origin(),
                        link.from().name(),
                        other.from().name(),
                        other.edge().origin(),
                        target.name(),
                        output.text(),
                        differing));
                return;
            }
        }
    }

    /** The output for some arguments, as it is at run time; two that are named alike are one place. */
    private static String resolved(Located output, Map<String, List<String>> words) {
        String text = output.text();
        for (Map.Entry<String, List<String>> parameter : words.entrySet()) {
            text = text.replace("{" + parameter.getKey() + "}", String.join(" ", parameter.getValue()));
        }
        return text;
    }

    private static Map<String, List<String>> words(Link link) {
        Map<String, List<String>> words = new TreeMap<>();
        for (ParameterModel parameter : link.to().parameters()) {
            words.put(parameter.name(), link.arguments().getOrDefault(parameter.name(), parameter.defaultWords()));
        }
        return words;
    }
}
