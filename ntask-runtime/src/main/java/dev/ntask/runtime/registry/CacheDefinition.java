package dev.ntask.runtime.registry;

import java.util.List;

/**
 * How a task's results are cached, as its author declared.
 *
 * @param inputs patterns of the files it reads, in declared order
 * @param outputs patterns of the files it writes, in declared order; {@code {name}} stands for an argument
 * @param env the environment variables it depends on, sorted
 * @param tools commands whose output counts, in declared order
 * @param propagate what dependencies contribute
 * @param strict whether code, Java version and platform count
 * @param mode what becomes of the files that are there before the body runs
 */
public record CacheDefinition(
        List<String> inputs,
        List<String> outputs,
        List<String> env,
        List<String> tools,
        Propagation propagate,
        boolean strict,
        Mode mode) {
    /** What dependencies contribute to a fingerprint. */
    public enum Propagation {
        /** Their outcome digest. */
        OUTCOME,
        /** Their fingerprint. */
        FINGERPRINT,
        /** Nothing. */
        NONE
    }

    /** What becomes of the files that a body may write, if they are there before it runs. */
    public enum Mode {
        /** Its outputs are removed. */
        AFRESH,
        /** The outputs of its last result stay, and it brings them up to date. */
        INCREMENTAL,
        /** Its inputs stay, and it rewrites them. */
        IN_PLACE
    }

    /** Creates a definition; the lists are copied. */
    public CacheDefinition {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        env = List.copyOf(env);
        tools = List.copyOf(tools);
    }

    /** Tells whether the body rewrites its inputs. */
    public boolean isInPlace() {
        return mode == Mode.IN_PLACE;
    }

    /** Tells whether the body leaves files that are kept as its result. */
    public boolean keepsOutputs() {
        return !outputs.isEmpty() && !isInPlace();
    }
}
