package dev.ntask;

/** What the dependencies of a {@link Cached} task contribute to its fingerprint. */
public enum Propagate {
    /** Their outcome: a dependency that ran again with the same result changes nothing (early cutoff). */
    OUTCOME,
    /** Their fingerprint: whatever would make a dependency run again makes this task run again. */
    FINGERPRINT,
    /** Nothing: they only run first. */
    NONE
}
