package dev.ntask;

/** Names a task with four parameters, all with defaults, in {@link Ntask#depends(TaskRef4)}. */
@FunctionalInterface
public interface TaskRef4<A, B, C, D> {
    /** Stands for a call of the task; ntask reads the reference at compile time and never calls it. */
    void run(A a, B b, C c, D d) throws Throwable;
}
