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
 * @param mode what becomes of the files that are there before
 * @param modeOrigin where that is said
 */
public record CacheModel(
        List<Located> inputs,
        List<Located> outputs,
        List<Located> env,
        List<Located> tools,
        String propagate,
        boolean strict,
        Mode mode,
        Origin modeOrigin) {
    /** What becomes of the files that a task may write, if they are there; as in {@code CacheDefinition.Mode}. */
    public enum Mode {
        /** They are removed. */
        AFRESH,
        /** It goes on from them. */
        INCREMENTAL,
        /** They are its inputs. */
        IN_PLACE,
        /** Both is said of it, which is an error. */
        CONTRADICTORY
    }

    /** Creates it; the lists are copied. */
    public CacheModel {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        env = List.copyOf(env);
        tools = List.copyOf(tools);
    }

    /** Tells whether the task rewrites its inputs. */
    public boolean isInPlace() {
        return mode == Mode.IN_PLACE;
    }

    /** The patterns of what it may write. */
    public List<Located> written() {
        return isInPlace() && outputs.isEmpty() ? inputs : outputs;
    }
}
