package dev.ntask.core.code;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the methods of a class do that a cached task must not.
 *
 * @param file the source file, or the class in words
 * @param isAllowed whether the class says that all of it is harmless
 * @param acts by method's name and descriptor
 * @param allowedMethods the methods that say so for themselves
 * @param allowedFields the fields that do
 */
record ClassActs(
        String file,
        boolean isAllowed,
        Map<String, List<Act>> acts,
        Set<String> allowedMethods,
        Set<String> allowedFields) {

    List<Act> of(String method) {
        return acts.getOrDefault(method, List.of());
    }
}
