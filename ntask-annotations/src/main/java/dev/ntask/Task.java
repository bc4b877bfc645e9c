package dev.ntask;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method a task that the command line can run.
 *
 * <p>The method's name is the task's name, below the names of its {@link Group}s. Its parameters are the task's
 * command-line arguments, the first sentence of its Javadoc is the task's summary. Dependencies are named by string
 * ({@code "api.test"}), by generated constant ({@code Tasks_.TEST}) or in the body ({@link Ntask#depends}); a name that
 * does not exist and a cycle are compile errors.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Task {
    /** Names the tasks that must have succeeded before this one starts; run with their default arguments. */
    String[] deps() default {};

    /** Names the tasks that require this one: the same edge as {@link #deps}, written at its other end. */
    String[] before() default {};

    /** Names tasks that, where they run anyway, run before this one; whether they succeed does not matter. */
    String[] mustRunAfter() default {};

    /** Tells whether other tasks' bodies may run at the same time; {@code false} makes this one run alone. */
    boolean parallel() default true;

    /** The directory that commands of the body start in, relative to the project's root; empty for the root itself. */
    String cwd() default "";

    /** The longest time the body may take, as in {@code "90s"} or {@code "1h30m"}; empty for no limit. */
    String timeout() default "";

    /** Leaves the task out of lists; it can still be run and depended on. */
    boolean hidden() default false;
}
