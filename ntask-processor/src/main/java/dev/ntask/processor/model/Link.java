package dev.ntask.processor.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An edge between two tasks that exist, whichever end it was written at.
 *
 * @param from the task that runs later
 * @param to the task that runs first
 * @param required whether {@code to} is run and must succeed; else it only runs first if it runs anyway
 * @param arguments the constant words that {@code to} runs with, by parameter
 * @param edge what the author wrote
 */
public record Link(
        TaskModel from, TaskModel to, boolean required, Map<String, List<String>> arguments, EdgeModel edge) {
    /** Creates a link; the map is copied. */
    public Link {
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    }
}
