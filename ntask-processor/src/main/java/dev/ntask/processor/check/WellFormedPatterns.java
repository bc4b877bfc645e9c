package dev.ntask.processor.check;

import dev.ntask.core.glob.GlobPattern;
import dev.ntask.core.glob.GlobSyntaxException;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.CacheModel;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;

/** The patterns of inputs and outputs can be understood, and what stands in braces is a parameter. */
final class WellFormedPatterns implements Rules.Rule {
    @Override
    public List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (TaskModel task : project.tasks()) {
            task.cached().ifPresent(cached -> check(task, cached, diagnostics));
        }
        return diagnostics;
    }

    private static void check(TaskModel task, CacheModel cached, List<Diagnostic> diagnostics) {
        for (Located pattern : cached.inputs()) {
            checkSyntax(pattern, diagnostics);
        }
        for (Located pattern : cached.outputs()) {
            checkSyntax(pattern, diagnostics);
            checkPlaceholders(task, pattern, diagnostics);
        }
    }

    private static void checkSyntax(Located pattern, List<Diagnostic> diagnostics) {
        try {
            GlobPattern.parse(pattern.text());
        } catch (GlobSyntaxException e) {
            diagnostics.add(Message.BAD_PATTERN.at(pattern.origin(), pattern.text(), e.reason()));
        }
    }

    private static void checkPlaceholders(TaskModel task, Located pattern, List<Diagnostic> diagnostics) {
        List<String> names =
                task.parameters().stream().map(ParameterModel::name).toList();
        String text = pattern.text();
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                return;
            }
            String name = text.substring(open + 1, close);
            if (!names.contains(name)) {
                List<String> placeholders =
                        names.stream().map(known -> "{" + known + "}").toList();
                String hint = Hint.of("{" + name + "}", placeholders);
                diagnostics.add(Message.UNKNOWN_PLACEHOLDER.at(pattern.origin(), text, name, task.name(), hint));
            }
        }
    }
}
