package dev.ntask.processor.check;

import dev.ntask.core.glob.GlobPattern;
import dev.ntask.core.glob.GlobSyntaxException;
import dev.ntask.processor.model.CacheModel;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that one cached task says it reads and writes.
 *
 * <p>In outputs, a parameter stands for each of its choices, or, where it has none, for any name without a slash.
 */
final class TaskFiles {
    private final TaskModel task;
    private final List<Claim> reads = new ArrayList<>();
    private final List<Claim> writes = new ArrayList<>();

    private TaskFiles(TaskModel task, CacheModel cached) {
        this.task = task;
        for (Located input : cached.inputs()) {
            reads.add(new Claim(task, false, input, GlobPattern.parse(input.text()), false));
        }
        if (cached.isInPlace() && cached.outputs().isEmpty()) {
            for (Claim read : reads) {
                writes.add(new Claim(task, true, read.written(), read.pattern(), false));
            }
        }
        for (Located output : cached.outputs()) {
            for (String text : expanded(output.text())) {
                writes.add(new Claim(task, true, output, GlobPattern.parseOutput(text), isOpen(output.text())));
            }
        }
    }

    /** Returns the files of a task; empty if it is not cached, or a pattern of it is malformed. */
    static Optional<TaskFiles> of(TaskModel task) {
        try {
            return task.cached().map(cached -> new TaskFiles(task, cached));
        } catch (GlobSyntaxException e) {
            return Optional.empty();
        }
    }

    private List<String> expanded(String output) {
        List<String> texts = List.of(output);
        for (ParameterModel parameter : task.parameters()) {
            String place = "{" + parameter.name() + "}";
            if (output.contains(place)) {
                List<String> all = new ArrayList<>();
                for (String text : texts) {
                    for (String value : values(parameter)) {
                        all.add(text.replace(place, value));
                    }
                }
                texts = all;
            }
        }
        return texts;
    }

    private boolean isOpen(String output) {
        return task.parameters().stream()
                .anyMatch(
                        parameter -> parameter.allChoices().isEmpty() && output.contains("{" + parameter.name() + "}"));
    }

    private static List<String> values(ParameterModel parameter) {
        List<String> choices = parameter.allChoices();
        return choices.isEmpty()
                ? List.of("*")
                : choices.stream().map(GlobPattern::escape).toList();
    }

    /** The patterns that mean files; those that take some away are left out. */
    List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(reads);
        claims.addAll(writes);
        claims.removeIf(claim -> claim.pattern().negated());
        return claims;
    }

    /** All patterns of what it reads, or of what it writes, in the order that decides. */
    List<Claim> all(boolean written) {
        return written ? writes : reads;
    }
}
