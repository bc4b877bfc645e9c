package dev.ntask;

/** Names a task with three parameters, all with defaults, in {@link Ntask#depends(TaskRef3)}. */
@FunctionalInterface
public interface TaskRef3<A, B, C> {
    /** Stands for a call of the task; ntask reads the reference at compile time and never calls it. */
    void run(A a, B b, C c) throws Throwable;
}
