package dev.ntask.core.code;

import java.util.Map;

/**
 * Where the code of a class stands in its source.
 *
 * @param file the name of the source file; empty if the class does not say
 * @param lines the first line of each method, by name and descriptor; without those that have none
 */
record ClassPlaces(String file, Map<String, Integer> lines) {
    static final ClassPlaces UNKNOWN = new ClassPlaces("", Map.of());
}
