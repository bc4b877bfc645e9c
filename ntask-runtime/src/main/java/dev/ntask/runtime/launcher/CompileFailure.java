package dev.ntask.runtime.launcher;

/** Says that the compiler found errors, and has printed them. */
final class CompileFailure extends Exception {
    private static final long serialVersionUID = 1L;
}
