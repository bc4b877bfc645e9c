package dev.ntask.processor.check;

import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.CacheModel;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task that goes on from files, or rewrites some, says from which, or which. */
final class FittingModes implements Rules.Rule {
    @Override
    public List<Diagnostic> check(Project project) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (TaskModel task : project.tasks()) {
            task.cached().flatMap(cached -> problem(task, cached)).ifPresent(diagnostics::add);
        }
        return diagnostics;
    }

    private static Optional<Diagnostic> problem(TaskModel task, CacheModel cached) {
        Optional<Message> message = switch (cached.mode()) {
            case CONTRADICTORY -> Optional.of(Message.TWO_MODES);
            case INCREMENTAL ->
                Optional.of(Message.NOTHING_TO_GO_ON_FROM)
                        .filter(none -> cached.outputs().isEmpty());
            case IN_PLACE ->
                Optional.of(Message.NOTHING_TO_REWRITE)
                        .filter(none -> cached.inputs().isEmpty());
            case AFRESH -> Optional.empty();
        };
        return message.map(found -> found.at(cached.modeOrigin(), task.name()));
    }
}
