package dev.ntask.runtime.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Turns the coordinates of libraries into jars; found as a service in {@code lib/resolver}, and loaded only when the
 * coordinates have changed.
 */
public interface DependencyResolver {
    /**
     * Returns the jars of some libraries and of everything they need at run time, in class path order.
     *
     * @param coordinates each {@code group:artifact:version}
     * @param environment the environment variables
     * @throws UnresolvedException naming the first of the coordinates that cannot be resolved
     */
    List<Path> resolve(List<String> coordinates, Map<String, String> environment) throws UnresolvedException;
}
