package dev.ntask.runtime.registry;

import java.util.List;

/**
 * The tasks of a project, as the processor read and proved them; generated code implements it.
 *
 * <p>For introspection everything is in {@link #tasks()}. Immutable and thread-safe.
 */
public interface Registry {
    /** Returns every task, sorted by name; a task's index in this list is its {@link TaskDefinition#ordinal()}. */
    List<TaskDefinition> tasks();

    /**
     * Converts the words of an action into the values that {@link #invoke} passes to the task's method.
     *
     * @throws ArgumentException if a word is not a value of its parameter's type
     */
    Object[] bind(int ordinal, Arguments arguments);

    /**
     * Calls the task's method on the calling thread.
     *
     * @param values what {@link #bind} returned for this task
     * @throws Throwable whatever the method throws
     */
    void invoke(int ordinal, Object[] values) throws Throwable;
}
