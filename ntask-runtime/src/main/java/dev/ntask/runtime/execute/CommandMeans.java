package dev.ntask.runtime.execute;

import dev.ntask.runtime.process.ProcessStarter;
import java.util.concurrent.Executor;

/**
 * What all commands of a run are started and read with.
 *
 * @param starter starts them, with the variables that all have
 * @param pumps reads what they print
 */
record CommandMeans(ProcessStarter starter, Executor pumps) {
    /** Makes the means of a run; that looks for programs, so not before they are needed. */
    static CommandMeans of(Surroundings surroundings) {
        return new CommandMeans(
                ProcessStarter.of(surroundings.commandEnvironment()), new Workers("output of a command"));
    }
}
