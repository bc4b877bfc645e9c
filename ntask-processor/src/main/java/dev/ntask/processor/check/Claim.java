package dev.ntask.processor.check;

import dev.ntask.core.glob.GlobPattern;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.TaskModel;

/**
 * One pattern by which a task says that it reads or writes files.
 *
 * @param task the task
 * @param writes whether it writes them
 * @param written the pattern as its author wrote it
 * @param pattern the pattern with something in the place of parameters
 * @param open whether that something is any name, since the parameter has no choices
 */
record Claim(TaskModel task, boolean writes, Located written, GlobPattern pattern, boolean open) {
    /** Tells whether its task rewrites files that are its inputs. */
    boolean isInPlace() {
        return task.cached().isPresent() && task.cached().get().isInPlace();
    }

    /** The directory that all its files lie in, or the one file it means. */
    String prefix() {
        return pattern.literalPrefix();
    }

    /** Tells whether everything that the other one means lies at or below what this one begins with. */
    boolean isAbove(Claim other) {
        return prefix().isEmpty() || (other.prefix() + "/").startsWith(prefix() + "/");
    }
}
