package dev.ntask.processor.check;

import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;

/** An option's name can be typed, and read as one. */
final class WellFormedOptions implements Rules.Rule {
    @Override
    public List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (TaskModel task : project.tasks()) {
            for (ParameterModel parameter : task.parameters()) {
                for (Located name : parameter.names()) {
                    if (!name.open() && !isOption(name.text())) {
                        diagnostics.add(Message.BAD_OPTION_NAME.at(name.origin(), name.text(), parameter.name()));
                    }
                }
            }
        }
        return diagnostics;
    }

    private static boolean isOption(String name) {
        if (name.startsWith("--")) {
            String word = name.substring(2);
            return !word.isEmpty()
                    && Character.isLetterOrDigit(word.codePointAt(0))
                    && word.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0);
        }
        // a digit would be a negative number
        return name.startsWith("-")
                && name.codePointCount(0, name.length()) == 2
                && Character.isLetter(name.codePointAt(1));
    }
}
