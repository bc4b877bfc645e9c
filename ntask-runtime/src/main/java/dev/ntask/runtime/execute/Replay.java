package dev.ntask.runtime.execute;

/** When what a cached action wrote, as it ran, is shown again. */
public enum Replay {
    /** With every hit. */
    ALWAYS,
    /** When an action fails that requires the hit, directly or not: what came before may explain it. */
    FAILURES,
    /** Not at all. */
    NEVER
}
