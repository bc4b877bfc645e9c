package dev.ntask.runtime.registry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an author wrote about one task.
 *
 * @param ordinal the index in {@link Registry#tasks()}
 * @param name the full name, groups included, as in {@code api.lint}
 * @param group the name up to the last dot, or empty
 * @param summary the first sentence of the method's Javadoc, or an empty string
 * @param description the whole text of the method's Javadoc without block tags, or an empty string
 * @param parameters the parameters in the order of the method's declaration
 * @param dependencies the edges into this task, in the order of their declaration, {@code before} edges last
 * @param cached how results are cached, or empty for a task that always runs
 * @param parallel whether other bodies may run at the same time
 * @param hidden whether lists leave it out
 * @param aggregate whether its body does nothing: it only brings together what it depends on
 * @param cwd where commands start, relative to the project's root; empty for the root
 * @param timeout the longest time the body may take
 * @param method the method to call
 * @param position where the method is declared
 */
public record TaskDefinition(
        int ordinal,
        String name,
        Optional<String> group,
        String summary,
        String description,
        List<Parameter> parameters,
        List<Dependency> dependencies,
        Optional<CacheDefinition> cached,
        boolean parallel,
        boolean hidden,
        boolean aggregate,
        String cwd,
        Optional<Duration> timeout,
        TaskMethod method,
        SourcePosition position) {
    /** Creates a definition; the lists are copied. */
    public TaskDefinition {
        parameters = List.copyOf(parameters);
        dependencies = List.copyOf(dependencies);
    }

    /** Tells whether a run of it comes to nothing: its body does nothing, and there are no words to convert for it. */
    public boolean isIdle() {
        return aggregate && parameters.isEmpty();
    }

    /** Returns this task with other parameters. */
    public TaskDefinition withParameters(List<Parameter> others) {
        return new TaskDefinition(
                ordinal,
                name,
                group,
                summary,
                description,
                others,
                dependencies,
                cached,
                parallel,
                hidden,
                aggregate,
                cwd,
                timeout,
                method,
                position);
    }
}
