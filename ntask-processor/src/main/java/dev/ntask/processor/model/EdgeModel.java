package dev.ntask.processor.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An edge as the author wrote it, at one of its ends.
 *
 * @param kind what it means
 * @param target the other end
 * @param arguments the constant arguments of {@code depends(() -> test("auth"))}, one list of words a parameter, in
 *     the order of the parameters
 * @param written the other end as the author wrote it
 * @param origin where
 */
public record EdgeModel(
        Kind kind, Target target, Optional<List<List<String>>> arguments, String written, Origin origin) {
    /** What an edge means. */
    public enum Kind {
        /** The other one runs first. */
        DEPS,
        /** This one runs before the other. */
        BEFORE,
        /** If the other one runs anyway, it runs first. */
        MUST_RUN_AFTER,
        /** The other one runs first; written in the body. */
        DEPENDS
    }

    /** Creates an edge; the lists are copied. */
    public EdgeModel {
        arguments = arguments.map(all -> all.stream().map(List::copyOf).toList());
    }

    /** Returns the arguments by parameter name. */
    public Map<String, List<String>> argumentsOf(TaskModel task) {
        Map<String, List<String>> byName = new TreeMap<>();
        List<List<String>> words = arguments.orElse(List.of());
        for (int i = 0; i < words.size() && i < task.parameters().size(); i++) {
            byName.put(task.parameters().get(i).name(), words.get(i));
        }
        return byName;
    }
}
