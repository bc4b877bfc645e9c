package dev.ntask.processor.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A task as its author wrote it.
 *
 * @param name the full name, groups included
 * @param method the method
 * @param callable whether generated code can call the method; where it cannot, a diagnostic says why
 * @param parameters the parameters whose types are supported
 * @param edges the edges in the order of their declaration
 * @param cached what {@code @Cached} says
 * @param parallel whether other bodies may run at the same time
 * @param hidden whether lists leave it out
 * @param aggregate whether its body does nothing: it only brings together what it depends on
 * @param cwd where commands start
 * @param timeout the longest time the body may take
 * @param documentation the method's Javadoc
 * @param file the source file relative to its source root
 * @param line the line of the method's name
 * @param origin the method
 */
public record TaskModel(
        String name,
        MethodModel method,
        boolean callable,
        List<ParameterModel> parameters,
        List<EdgeModel> edges,
        Optional<CacheModel> cached,
        boolean parallel,
        boolean hidden,
        boolean aggregate,
        String cwd,
        Optional<Duration> timeout,
        Documentation documentation,
        String file,
        int line,
        Origin origin) {
    /** Creates a task; the lists are copied. */
    public TaskModel {
        parameters = List.copyOf(parameters);
        edges = List.copyOf(edges);
    }

    /** Returns the group's name; empty for a task at the top level. */
    public Optional<String> group() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(name.substring(0, dot));
    }
}
