package dev.ntask.runtime.cli;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.execute.ActionEnd;
import dev.ntask.runtime.execute.BuildResult;
import dev.ntask.runtime.execute.OutputPatterns;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.store.OutputTree;
import dev.ntask.runtime.watch.OwnWrites;
import dev.ntask.runtime.watch.Seen;
import java.util.Optional;

/** Says which files a build has written by right. */
final class RunWrites {
    private RunWrites() {}

    /** All that the tasks of a plan may write. */
    static OwnWrites of(Plan plan) {
        OwnWrites writes = new OwnWrites();
        for (Action action : plan.actions()) {
            writes.addUnknown(OutputPatterns.written(action));
        }
        return writes;
    }

    /** What the tasks of a build have left; of one that was not kept, whatever it may have written. */
    static OwnWrites of(BuildResult result) {
        OwnWrites writes = new OwnWrites();
        for (ActionEnd end : result.ends().values()) {
            if (end.outcome().succeeded() && isInPlace(end.action()) && end.outcome() != Outcome.EXECUTED) {
                continue; // it was clean already, and nothing was rewritten
            }
            if (end.outcome().succeeded()
                    && isInPlace(end.action())
                    && !end.inputs().isEmpty()) {
                end.inputs().forEach(writes::addInput);
            } else if (end.outcome().succeeded() && !end.outputs().isEmpty()) {
                add(end.outputs(), writes);
                writes.addRemoved(OutputPatterns.written(end.action()));
            } else {
                writes.addUnknown(OutputPatterns.written(end.action()));
            }
        }
        return writes;
    }

    private static boolean isInPlace(Action action) {
        return action.task().cached().isPresent()
                && action.task().cached().get().isInPlace();
    }

    /** What the tasks of a build took their inputs for. */
    static Seen seen(BuildResult result, boolean cached) {
        Seen seen = new Seen(cached && !result.succeeded());
        for (ActionEnd end : result.ends().values()) {
            end.inputs().forEach(seen::add);
            Optional<CacheDefinition> declared = end.action().task().cached();
            if (end.inputs().isEmpty() && declared.isPresent()) {
                seen.addUnknown(GlobSet.of(declared.get().inputs()));
            }
        }
        return seen;
    }

    private static void add(OutputTree outputs, OwnWrites writes) {
        for (OutputTree.File file : outputs.files()) {
            writes.addFile(file.path(), file.digest().sha256(), file.executable());
        }
        for (OutputTree.Link link : outputs.links()) {
            writes.addLink(link.path(), link.target());
        }
    }
}
