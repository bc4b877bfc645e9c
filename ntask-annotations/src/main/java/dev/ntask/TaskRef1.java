package dev.ntask;

/** Names a task with one parameter, all with defaults, in {@link Ntask#depends(TaskRef1)}. */
@FunctionalInterface
public interface TaskRef1<A> {
    /** Stands for a call of the task; ntask reads the reference at compile time and never calls it. */
    void run(A a) throws Throwable;
}
