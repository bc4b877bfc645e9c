package dev.ntask.processor.model;

import java.util.Map;

/**
 * What a method's Javadoc says, as plain text.
 *
 * @param summary the first sentence, or empty
 * @param description everything before the block tags, or empty
 * @param parameters the texts of {@code @param} by name
 */
public record Documentation(String summary, String description, Map<String, String> parameters) {
    /** Creates it; the map is copied. */
    public Documentation {
        parameters = Map.copyOf(parameters);
    }
}
