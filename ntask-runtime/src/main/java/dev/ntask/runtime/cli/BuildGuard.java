package dev.ntask.runtime.cli;

/** Gets hold of a build while it runs, to end it from outside. */
interface BuildGuard {
    /** Is told before the build begins. */
    void began(Interrupts.Interruptible build);

    /** Is told when it has ended. */
    void ended();
}
