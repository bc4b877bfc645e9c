package dev.ntask.core.code;

/** Where a class comes from, which decides how its code counts. */
public enum ClassOrigin {
    /** The user's own code: followed method by method. */
    PROJECT,
    /** A library jar, or a class nobody can find: one digest of all library jars. */
    LIBRARY,
    /** The JDK, and ntask itself: counts by version only. */
    PLATFORM
}
