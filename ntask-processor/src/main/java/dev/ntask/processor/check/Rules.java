package dev.ntask.processor.check;

import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.model.Project;
import java.util.ArrayList;
import java.util.List;

/** Every rule that a project must keep. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            new UniqueNames(),
            new NoCycles(),
            new NoMissingArguments(),
            new DistinctOptions(),
            new WellFormedPatterns(),
            new WellFormedOptions(),
            new WellFormedVariables(),
            new FittingWords(),
            new FittingModes(),
            new SeparateFiles(),
            new OneResultAPlace(),
            new NoBuiltinNames());

    private Rules() {}

    /** One thing that has to hold; stateless. */
    interface Rule {
        /** Returns what does not hold. */
        List<Diagnostic> check(Project project);
    }

    /** Returns everything that does not hold, in no particular order. */
    public static List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Rule rule : ALL) {
            diagnostics.addAll(rule.check(project));
        }
        return diagnostics;
    }
}
