package dev.ntask;

/** Names a task without parameters, or one with constant arguments, in {@link Ntask#depends(TaskRef...)}. */
@FunctionalInterface
public interface TaskRef {
    /** Stands for a call of the task; ntask reads the reference at compile time and never calls it. */
    void run() throws Throwable;
}
