package dev.ntask;

/** Names a task with two parameters, all with defaults, in {@link Ntask#depends(TaskRef2)}. */
@FunctionalInterface
public interface TaskRef2<A, B> {
    /** Stands for a call of the task; ntask reads the reference at compile time and never calls it. */
    void run(A a, B b) throws Throwable;
}
