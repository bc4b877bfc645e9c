package dev.ntask.processor.model;

import java.util.List;

/**
 * What {@code @Cached} says.
 *
 * @param inputs patterns of the files read
 * @param outputs patterns of the files written
 * @param env environment variables
 * @param tools commands whose output counts
 * @param propagate the constant of {@code dev.ntask.Propagate}
 * @param strict whether the code counts
 */
public record CacheModel(
        List<Located> inputs,
        List<Located> outputs,
        List<Located> env,
        List<Located> tools,
        String propagate,
        boolean strict) {
    /** Creates it; the lists are copied. */
    public CacheModel {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        env = List.copyOf(env);
        tools = List.copyOf(tools);
    }
}
